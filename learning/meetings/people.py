"""The people whom a coordinator ticks as having come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from core.dates import today
from learning.meetings.enums import Answer
from learning.meetings.models import Attendance, Meeting
from learning.networks.enums import State
from learning.networks.models import Membership

if TYPE_CHECKING:
    from accounts.models import User

#: Besides those who said something. More are found by their names.
MOST_SHOWN = 100


@dataclass(frozen=True)
class Person:
    user: User
    answer: str = ""
    came: bool = False


def people_for(meeting: Meeting, words: str = "") -> list[Person]:
    """Those who answered or came, the ones who come first; then members, now or on its day, with these words in their name."""
    rows = list(meeting.attendance.exclude(user=None).select_related("user"))
    rows.sort(key=lambda row: (row.answer != Answer.COMING, _name(row)))
    known = [Person(row.user, row.get_answer_display(), row.came) for row in rows if row.user]
    members = get_user_model().objects.filter(pk__in=_members(meeting), is_active=True)
    for word in words.split()[:5]:
        members = members.filter(Q(name__icontains=word) | Q(email__icontains=word))
    others = members.exclude(pk__in=[person.user.pk for person in known]).order_by("name", "pk")
    return [*known, *(Person(user) for user in others[:MOST_SHOWN])]


def _name(row: Attendance) -> str:
    return row.user.get_full_name().casefold() if row.user else ""


def _members(meeting: Meeting) -> QuerySet[Any, Any]:
    """The keys of those whose membership of its network counts now, or counted on its day."""
    day = meeting.starts_on
    then = Q(state__in=(State.ACTIVE, State.LAPSED), starts_on__lte=day, ends_on__gte=day)
    now = Q(state=State.ACTIVE, starts_on__lte=today(), ends_on__gte=today())
    return Membership.objects.filter(then | now, network=meeting.network_id).values("user")
