"""Six example networks, the people of two of them, and each state that a membership can be in."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.dates import add_months, today
from demo.seeded_content import SeededContent
from learning.networks.actions import Action
from learning.networks.enums import Region, Sector, SizeBand, State
from learning.networks.models import Membership, MembershipChange, Network, NetworkTranslation, Organisation

# One Small Thing's own list of regions was not found in public; these names are examples, and say so.
# slug, name, region, whether it takes applications, description, description in Welsh
EXAMPLE = "An example for this demonstration: the real list of regional networks is not public. "
EXAMPLE_CY = (
    "Enghraifft ar gyfer yr arddangosiad hwn: nid yw’r rhestr go iawn o rwydweithiau rhanbarthol yn gyhoeddus. "
)
NETWORKS: list[tuple[str, str, str, bool, str, str]] = [
    (
        "south",
        "South",
        Region.SOUTH_CENTRAL,
        True,
        f"{EXAMPLE}Professionals from prisons, probation, health, housing and charities share what they learn.",
        f"{EXAMPLE_CY}Mae gweithwyr proffesiynol yn rhannu’r hyn y maent yn ei ddysgu.",
    ),
    (
        "north",
        "North",
        Region.NORTH_WEST,
        True,
        f"{EXAMPLE}It shows that members of one network do not see the library of another.",
        f"{EXAMPLE_CY}Mae’n dangos nad yw aelodau un rhwydwaith yn gweld llyfrgell un arall.",
    ),
    ("east", "East", Region.EAST, True, EXAMPLE, EXAMPLE_CY),
    ("midlands", "Midlands", Region.WEST_MIDLANDS, True, EXAMPLE, EXAMPLE_CY),
    ("wales", "Wales", Region.WALES, True, EXAMPLE, EXAMPLE_CY),
    ("london", "London", Region.LONDON, False, f"{EXAMPLE}It shows a network that takes no new members.", EXAMPLE_CY),
]
OFFER = (
    "An example: meetings with people who do the same work in other places, and the library of the network.",
    "Enghraifft: cyfarfodydd gyda phobl sy’n gwneud yr un gwaith mewn lleoedd eraill, a llyfrgell y rhwydwaith.",
)
ORGANISATIONS = [
    ("Example women’s centre, South", Sector.CHARITY, Region.SOUTH_CENTRAL, SizeBand.SMALL),
    ("Example probation office, North", Sector.PRISON, Region.NORTH_WEST, SizeBand.MEDIUM),
]


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds what is missing; a person who has any row in a network keeps it as it is."""
    seeded.networks = {row[0]: _network(*row) for row in NETWORKS}
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
    _member(seeded, "leaving", south, womens_centre, day - datetime.timedelta(days=60), add_months(day, 10))
    _member(seeded, "lapsed", south, womens_centre, add_months(day, -14), add_months(day, -2))
    _applicant(seeded, south)


def _network(slug: str, name: str, region: str, is_open: bool, *descriptions: str) -> Network:
    values = {"name": name, "region": region, "is_open": is_open}
    network, made = Network.objects.get_or_create(slug=slug, defaults=values)
    if made:
        for language, description, offer in zip(("en-gb", "cy"), descriptions, OFFER, strict=True):
            words = {"description": description.strip(), "offer": offer}
            NetworkTranslation.objects.create(record=network, language=language, **words)
    return network


def _organisation(name: str, sector: str, region: str, size: str) -> Organisation:
    known = Organisation.objects.filter(name__iexact=name).first()
    return known or Organisation.objects.create(name=name, sector=sector, region=region, size_band=size, is_listed=True)


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
    _change(row, Action.APPLY, user, asked, "")
    _change(row, Action.APPROVE, seeded.admin, _noon(first), State.APPLIED)


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
    _change(row, Action.APPLY, user, asked, "")


def _change(row: Membership, action: Action, by: User, at: datetime.datetime, before: str) -> None:
    """With `emailed_at`, so that no email goes to an address that nobody reads."""
    MembershipChange.objects.create(
        membership=row,
        action=action,
        by=by,
        at=at,
        from_state=before,
        to_state=State.ACTIVE if action == Action.APPROVE else State.APPLIED,
        emailed_at=at,
        ends_on=row.ends_on if action == Action.APPROVE else None,
    )


def _noon(day: datetime.date) -> datetime.datetime:
    noon = datetime.datetime.combine(day, datetime.time(12))
    return timezone.make_aware(noon, timezone.get_default_timezone())
