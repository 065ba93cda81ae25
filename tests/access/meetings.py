"""The meetings of the small world, each marked with words found nowhere else, and by hand who may read which."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from learning.library.models import Resource
from learning.meetings.models import Meeting, MeetingMaterial, MeetingTranslation
from learning.networks.models import Network
from tests.factories import in_days

#: A word that every record holds, so that a search can ask for it without naming one of them.
COMMON_WORD = "lavender"
DAY = datetime.timedelta(days=1)

#: What each person may read on the site; the others nothing.
MAY_MEET: dict[str, set[str]] = {
    "member of South": {"south", "south, over"},
    "joined again": {"south", "south, over"},
    "member of North": {"north"},
    "works for the organisation": {"north"},
    "says that she works for it": {"north"},
}
ALL = {"south", "south, over", "south, drafted", "south, expired", "north", "north, drafted"}
#: What each may plan, below `/manage/` of its network.
PLANS = {
    "coordinator of North": {"north", "north, drafted"},
    "network editor": ALL,
    "superuser": ALL,
}
#: What is still to come, and so is mailed and found.
COMING = {"south", "north"}


@dataclass
class MarkedMeeting:
    name: str
    meeting: Meeting
    marks: list[str]

    @property
    def path(self) -> str:
        return f"/learning/networks/{self.meeting.network.slug}/meetings/{self.meeting.pk}/"

    @property
    def pages(self) -> list[str]:
        return [self.path, f"{self.path}calendar.ics"]

    @property
    def plans(self) -> list[str]:
        base = f"/learning/networks/{self.meeting.network.slug}/manage/meetings/{self.meeting.pk}/"
        return [base, f"{base}attendance/", f"{base}materials/", f"{base}cancel/"]


def meetings(south: Network, north: Network, materials: list[Resource]) -> dict[str, MarkedMeeting]:
    """Each with the same materials: of them, too, everybody sees only what is hers."""
    draft = {"live": False, "first_published_at": None}
    made = [
        _marked("south", south, materials),
        _marked("south, over", south, materials, in_so_many_days=-20),
        _marked("south, drafted", south, materials, **draft),
        _marked("south, expired", south, materials, expire_at=timezone.now() - DAY),
        _marked("north", north, materials),
        _marked("north, drafted", north, materials, **draft),
    ]
    assert {item.name for item in made} == ALL
    return {item.name: item for item in made}


def _marked(
    name: str, network: Network, materials: list[Resource], in_so_many_days: int = 12, **state: object
) -> MarkedMeeting:
    mark = "meet" + "".join(part.capitalize() for part in name.replace(",", "").split())
    meeting = Meeting(
        network=network,
        starts_on=in_days(in_so_many_days),
        starts_at=datetime.time(10),
        ends_at=datetime.time(12),
        town="Leeds",  # which anybody may know
        address=f"{mark}Room",
        online_link=f"https://meet.example.org/{mark}Link",
        **{"live": True, "first_published_at": timezone.now(), **state},
    )
    words = {"summary": f"{mark}Summary", "notes": f"{mark}Notes"}
    meeting.translations.add(MeetingTranslation(language="en-gb", title=f"{mark}Title {COMMON_WORD}", **words))
    for resource in materials:
        meeting.materials.add(MeetingMaterial(resource=resource))
    meeting.save()
    return MarkedMeeting(name, meeting, [mark, str(meeting.uid)])
