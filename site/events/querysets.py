"""Coming and past events, by the clock of the United Kingdom."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.query import PageQuerySet

from core.dates import LONDON
from languages.locales import locale_id_of

if TYPE_CHECKING:
    from events.models import EventPage

#: How many dates of one programme its page shows.
DATES_SHOWN = 10
START_OF_DAY, END_OF_DAY = datetime.time.min, datetime.time.max
LAST_DAY = Coalesce("ends_on", "starts_on")
START_TIME = Coalesce("starts_at", Value(START_OF_DAY))


class EventQuerySet(PageQuerySet):
    def coming(self) -> EventQuerySet:
        """Those that are not over, soonest first. What lasts all day is over when its last day is."""
        return self._known_whether_over().filter(over=False).order_by("starts_on", START_TIME, "pk")

    def coming_first(self) -> EventQuerySet:
        """The coming ones, soonest first, then the past ones, newest first: one list, so that it can be paginated."""
        return self._known_whether_over().order_by(
            "over",
            Case(When(over=False, then="starts_on")),
            Case(When(over=False, then=START_TIME)),
            "-starts_on",
            START_TIME.desc(),
            "pk",
        )

    def of_programme(self, programme: Page) -> list[EventPage]:
        """The next dates of a training programme, in the reader's language or in English; one query.

        They are the same days in all languages, so a Welsh page stands where its English one would.
        """
        here, main = locale_id_of(get_language()), locale_id_of(settings.LANGUAGE_CODE)
        found = self.live().coming().filter(programme__translation_key=programme.translation_key)
        events: dict[object, EventPage] = {}
        for event in found.filter(locale_id__in={here, main})[: 2 * DATES_SHOWN]:
            if event.translation_key not in events or event.locale_id == here:
                events[event.translation_key] = event
        return list(events.values())[:DATES_SHOWN]

    def _known_whether_over(self) -> EventQuerySet:
        """The same rule as `EventPage.is_over`."""
        now = timezone.localtime(timezone=LONDON)
        if now.fold:  # the hour comes a second time, so whatever ended in it is over
            now = now.replace(minute=59, second=59, microsecond=999_999)
        over = Q(last_day__lt=now.date()) | Q(last_day=now.date(), ends_at__lte=now.time())
        return self.alias(last_day=LAST_DAY).alias(over=Case(When(over, then=Value(True)), default=Value(False)))
