"""Two example networks, their people, and each state that a membership can be in."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.dates import add_months
from demo.seeded_content import SeededContent
from learning.networks.dates import today
from learning.networks.enums import Region, Sector, SizeBand, State
from learning.networks.models import Membership, MembershipChange, Network, NetworkTranslation, Organisation

# One Small Thing's own list of regions was not found in public; these two names are examples.
NETWORKS = [
    (
        "south",
        "South",
        Region.SOUTH_CENTRAL,
        "An example for this demonstration: the real list of regional networks is not public. "
        "Professionals from prisons, probation, health, housing and charities share what they learn.",
    ),
    (
        "north",
        "North",
        Region.NORTH_WEST,
        "An example for this demonstration: the real list of regional networks is not public. "
        "It shows that members of one network do not see the library of another.",
    ),
]
ORGANISATIONS = [
    ("Example women’s centre, South", Sector.CHARITY, Region.SOUTH_CENTRAL, SizeBand.SMALL),
    ("Example probation office, North", Sector.PRISON, Region.NORTH_WEST, SizeBand.MEDIUM),
]


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds what is missing; a person who has any row in a network keeps it as it is."""
    seeded.networks = {slug: _network(slug, *rest) for slug, *rest in NETWORKS}
    seeded.organisations = [_organisation(*row) for row in ORGANISATIONS]
    south, north = seeded.networks["south"], seeded.networks["north"]
    womens_centre, probation_office = seeded.organisations
    day = today()
    if not south.coordinators.exists():
        south.coordinators.add(seeded.users["coordinator.south"])
    # Who coordinates a network reads its library as a member does: the membership is what lets in.
    _member(seeded, "coordinator.south", south, womens_centre, day - datetime.timedelta(days=60), add_months(day, 10))
    _member(seeded, "member.south", south, womens_centre, day - datetime.timedelta(days=60), add_months(day, 10))
    _member(seeded, "member.north", north, probation_office, day - datetime.timedelta(days=60), add_months(day, 10))
    _member(seeded, "lapsed", south, womens_centre, add_months(day, -14), add_months(day, -2))
    _applicant(seeded, south)


def _network(slug: str, name: str, region: str, description: str) -> Network:
    network, made = Network.objects.get_or_create(slug=slug, defaults={"name": name, "region": region})
    if made:
        NetworkTranslation.objects.create(record=network, description=description)
    return network


def _organisation(name: str, sector: str, region: str, size: str) -> Organisation:
    known = Organisation.objects.filter(name__iexact=name).first()
    return known or Organisation.objects.create(name=name, sector=sector, region=region, size_band=size)


def _member(
    seeded: SeededContent,
    local: str,
    network: Network,
    organisation: Organisation,
    first: datetime.date,
    last: datetime.date,
) -> None:
    user = seeded.users[local]
    if Membership.objects.filter(user=user, network=network).exists():
        return
    asked = _noon(first - datetime.timedelta(days=7))
    row = Membership.objects.create(
        user=user,
        network=network,
        organisation=organisation,
        organisation_name=organisation.name,
        role="An example, to show how a membership looks",
        why="An example, to show how a membership looks.",
        agreed_at=asked,
        applied_at=asked,
        state=State.ACTIVE,
        starts_on=first,
        ends_on=last,
    )
    _change(row, user, asked, "", State.APPLIED)
    _change(row, seeded.admin, _noon(first), State.APPLIED, State.ACTIVE)


def _applicant(seeded: SeededContent, network: Network) -> None:
    user = seeded.users["applicant"]
    if Membership.objects.filter(user=user, network=network).exists():
        return
    asked = _noon(today() - datetime.timedelta(days=2))
    row = Membership.objects.create(
        user=user,
        network=network,
        organisation_name="Example housing association",
        role="An example, to show how an application looks",
        why="An example, to show how an application looks.",
        agreed_at=asked,
        applied_at=asked,
    )
    _change(row, user, asked, "", State.APPLIED)


def _change(row: Membership, by: User, at: datetime.datetime, before: str, after: str) -> None:
    """With `emailed_at`, so that no email goes to an address that nobody reads."""
    MembershipChange.objects.create(
        membership=row,
        by=by,
        at=at,
        from_state=before,
        to_state=after,
        emailed_at=at,
        ends_on=row.ends_on if after == State.ACTIVE else None,
    )


def _noon(day: datetime.date) -> datetime.datetime:
    noon = datetime.datetime.combine(day, datetime.time(12))
    return timezone.make_aware(noon, timezone.get_default_timezone())
