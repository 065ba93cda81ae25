"""Querysets of meetings and of who comes. Who may see a meeting is decided in `learning.access` alone."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from core.querysets import published
from core.timetables import TimedQuerySetMixin
from learning.access import of_own_networks
from learning.meetings.enums import Answer
from learning.networks.models import Membership

if TYPE_CHECKING:
    from accounts.models import User
    from learning.meetings.models import Meeting
    from learning.networks.models import Network

#: So long a cancelled meeting stays in calendars, which would keep what simply disappears.
CANCELLED_FOR = datetime.timedelta(days=30)
#: The newest of all her networks; her calendar stays small.
LONGEST_CALENDAR = 500


class MeetingQuerySet(TimedQuerySetMixin, models.QuerySet):
    def published(self) -> Self:
        """The network and who belongs to it are not checked."""
        return self.filter(published())

    def visible_to(self, user: User | None) -> Self:
        """Published meetings of the networks of which this person's membership counts now."""
        return self.filter(of_own_networks(user) & published())

    def of_network(self, network: Network) -> Self:
        """Published meetings of a network whose meetings were opened to the person already."""
        return self.published().filter(network=network)

    def next_announced(self) -> Meeting | None:
        """The next one that takes place: its date and town are public."""
        return self.published().filter(is_cancelled=False).coming().first()

    def in_calendars(self) -> Self:
        """What a calendar holds: all that is not cancelled, and for a month what is."""
        kept = Q(is_cancelled=False) | Q(cancelled_at__gt=timezone.now() - CANCELLED_FOR)
        return self.filter(kept).order_by("-starts_on", "-pk")[:LONGEST_CALENDAR]


class AttendanceQuerySet(models.QuerySet):
    def coming(self) -> Self:
        """Those who said so, and whose membership of the meeting's network counts now."""
        memberships = Membership.objects.current().filter(
            user=OuterRef("user"), network=OuterRef("meeting__network"), user__is_active=True
        )
        return self.filter(Exists(memberships), answer=Answer.COMING)
