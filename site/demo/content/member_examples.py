"""Fills the networks until there are 200 people over all states of a membership and 40 organisations, with a year of downloads."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.dates import add_months, today
from demo.content.people import DOMAIN, PASSWORD
from demo.seeded_content import SeededContent
from learning.library.models import Download, ResourceFile
from learning.networks.actions import Action
from learning.networks.enums import Region, Sector, SizeBand, State
from learning.networks.models import Membership, MembershipChange, Network, Organisation

PEOPLE, ORGANISATIONS = 200, 40
#: Of twenty people. The first day was nearly so many months ago: with a term of twelve, twelve ends soon, fourteen is over.
LIVES: list[tuple[State, int | None, Action | None]] = [
    *[(State.ACTIVE, months, Action.APPROVE) for months in (1, 2, 3, 4, 5, 6, 7, 8)],
    *[(State.ACTIVE, 12, Action.APPROVE)] * 2,
    *[(State.ACTIVE, months, Action.APPROVE) for months in (14, 20)],
    (State.APPLIED, None, None),
    (State.MORE_ASKED, None, Action.ASK_MORE),
    (State.REFUSED, None, Action.REFUSE),
    (State.LEFT, 6, Action.LEAVE),
    (State.SUSPENDED, 5, Action.SUSPEND),
    (State.REMOVED, 7, Action.REMOVE),
    *[(State.ACTIVE, months, Action.APPROVE) for months in (9, 10)],
]
EXAMPLE = "An example, to show how a membership looks."


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds the people who are missing, all at once; whoever exists keeps what she has."""
    organisations = [_organisation(number) for number in range(1, ORGANISATIONS + 1)]
    known = User.objects.count()
    if known >= PEOPLE:
        return
    numbers = range(1, PEOPLE - known + 1)
    hashed = make_password(PASSWORD)  # once: the hash is slow on purpose
    users = User.objects.bulk_create(
        User(email=f"person.{number}@{DOMAIN}", name=f"Example person {number}", password=hashed) for number in numbers
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    networks = list(Network.objects.order_by("pk"))
    rows = Membership.objects.bulk_create(
        _membership(user, number, networks[number % len(networks)], organisations[number % ORGANISATIONS])
        for number, user in zip(numbers, users, strict=True)
    )
    MembershipChange.objects.bulk_create(
        change for number, row in zip(numbers, rows, strict=True) for change in _changes(row, number, seeded.admin)
    )
    files = {network.pk: _files(network) for network in networks}
    Download.objects.bulk_create(found for row in rows for found in _downloads(row, files[row.network_id]))


def _organisation(number: int) -> Organisation:
    values = {
        "sector": Sector.values[number % len(Sector)],
        "region": Region.values[number % len(Region)],
        "size_band": SizeBand.values[number % len(SizeBand)],
    }
    return Organisation.objects.get_or_create(name=f"Example Trust {number}", defaults=values)[0]


def _membership(user: User, number: int, network: Network, organisation: Organisation) -> Membership:
    state, months, _action = LIVES[number % len(LIVES)]
    first = add_months(today(), -months) + datetime.timedelta(days=1 + number % 20) if months else None
    asked = timezone.now() - datetime.timedelta(days=number % 40 + 2 if first is None else 30 * (months or 0) + 10)
    return Membership(
        user=user,
        network=network,
        organisation=organisation if first else None,
        # Of every other one the office has confirmed where she works.
        organisation_confirmed_at=timezone.now() if first and number % 2 else None,
        organisation_name=organisation.name,
        role="Example role",
        why=EXAMPLE,
        agreed_at=asked,
        applied_at=asked,
        state=state,
        starts_on=first,
        ends_on=add_months(first, network.term_months) if first else None,
    )


def _changes(row: Membership, number: int, admin: User) -> Iterator[MembershipChange]:
    """With `emailed_at`, so that no e-mail goes to an address that nobody reads."""
    state, months, action = LIVES[number % len(LIVES)]
    before, at = State.APPLIED, row.applied_at
    common = {"membership": row, "emailed_at": at}
    yield MembershipChange(action=Action.APPLY, by=row.user, at=at, to_state=State.APPLIED, **common)
    if months:
        yield MembershipChange(
            action=Action.APPROVE,
            by=admin,
            at=at,
            from_state=before,
            to_state=State.ACTIVE,
            ends_on=row.ends_on,
            **common,
        )
        before = State.ACTIVE
    if action and action != Action.APPROVE:
        by = row.user if action == Action.LEAVE else admin
        why = "" if action == Action.LEAVE else EXAMPLE
        later = at + datetime.timedelta(days=1)
        yield MembershipChange(
            action=action, by=by, at=later, from_state=before, to_state=state, ends_on=row.ends_on, why=why, **common
        )


def _files(network: Network) -> list[int]:
    found = ResourceFile.objects.filter(resource__section__library__networks=network)
    return list(found.order_by("pk").values_list("pk", flat=True))


def _downloads(row: Membership, files: list[int]) -> Iterator[Download]:
    """Up to seven, spread over the part of the last year in which she was a member."""
    if row.starts_on is None or not files:
        return
    days = min(365, max(1, (today() - row.starts_on).days))
    for count in range(row.user_id % 8):
        at = timezone.now() - datetime.timedelta(days=(row.user_id * 13 + count * 41) % days)
        file = files[(row.user_id * 7 + count * 5) % len(files)]
        yield Download(user=row.user, file_id=file, network_id=row.network_id, at=at)
