"""Coming and past events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.query import PageQuerySet

from core.timetables import TimedQuerySetMixin
from languages.locales import locale_id_of

if TYPE_CHECKING:
    from events.models import EventPage

#: How many dates of one programme its page shows.
DATES_SHOWN = 10


class EventQuerySet(TimedQuerySetMixin, PageQuerySet):
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
