"""People with memberships and applications, and their downloads."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.dates import add_months, today
from demo.content.people import PASSWORD
from learning.library.models import Download, ResourceFile
from learning.networks.actions import Action
from learning.networks.enums import State
from learning.networks.models import Membership, MembershipChange, Network, Organisation

MEMBERS = 1_000
DOMAIN = "grown.example.org"
DOWNLOADS = 3


def grow_members(total: int, networks: list[Network], organisations: list[Organisation]) -> Iterator[int]:
    """Of ten people, two have applied and one was a member. The first is a member of every network."""
    hashed = make_password(PASSWORD)  # once: the hash is slow on purpose
    files = _files_by_network()
    for first in range(1, total + 1, MEMBERS):
        numbers = range(first, min(first + MEMBERS, total + 1))
        with transaction.atomic():
            if not User.objects.filter(email=_email(first)).exists():
                users = _users(numbers, hashed)
                memberships = [
                    _membership(user, number, network, organisations[number % len(organisations)])
                    for number, user in zip(numbers, users, strict=True)
                    for network in (networks if number == 1 else [networks[number % len(networks)]])
                ]
                Membership.objects.bulk_create(memberships)
                MembershipChange.objects.bulk_create(change for row in memberships for change in _changes(row))
                Download.objects.bulk_create(found for row in memberships for found in _downloads(row, files))
        yield len(numbers)


def _email(number: int) -> str:
    return f"member.{number}@{DOMAIN}"


def _users(numbers: range, hashed: str) -> list[User]:
    users = User.objects.bulk_create(
        User(email=_email(number), name=f"Example member {number}", password=hashed) for number in numbers
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    return users


def _membership(user: User, number: int, network: Network, organisation: Organisation) -> Membership:
    asked = timezone.now() - datetime.timedelta(days=90, minutes=number)
    row = Membership(
        user=user,
        network=network,
        organisation_name=organisation.name,
        role="Example role",
        why="An example of an application.",
        agreed_at=asked,
        applied_at=asked,
    )
    if number % 5 == 0:
        return row
    first = add_months(today(), -18 if number % 10 == 7 else -2)
    row.state, row.organisation = State.ACTIVE, organisation
    row.starts_on, row.ends_on = first, add_months(first, 12)
    return row


def _changes(row: Membership) -> Iterator[MembershipChange]:
    """With `emailed_at`, so that no e-mail goes to an address that nobody reads."""
    asked = row.applied_at
    yield MembershipChange(
        membership=row, action=Action.APPLY, by=row.user, at=asked, to_state=State.APPLIED, emailed_at=asked
    )
    if row.state == State.ACTIVE:
        yield MembershipChange(
            membership=row, action=Action.APPROVE, at=asked, from_state=State.APPLIED, to_state=State.ACTIVE, emailed_at=asked,
            ends_on=row.ends_on,
        )  # fmt: skip


def _files_by_network() -> dict[int, list[int]]:
    found = defaultdict(list)
    libraries = "resource__section__library__networks"
    rows = ResourceFile.objects.filter(**{f"{libraries}__isnull": False}).order_by("pk").values_list(libraries, "pk")
    for network, file in rows:
        found[network].append(file)
    return found


def _downloads(row: Membership, files: dict[int, list[int]]) -> Iterator[Download]:
    offered = files.get(row.network_id, [])
    if row.state != State.ACTIVE or not offered:
        return
    for count in range(DOWNLOADS):
        file = offered[(row.user_id * 7 + count * 31) % len(offered)]
        at = row.applied_at + datetime.timedelta(days=count)
        yield Download(user=row.user, file_id=file, network_id=row.network_id, at=at)
