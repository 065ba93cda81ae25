"""Events as a calendar takes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from core.addresses import absolute
from core.calendars import CalendarEvent
from core.examples import marked_title
from events.models import EventPage
from languages.locales import locale_id_of


def calendar_events(events: Iterable[EventPage]) -> list[CalendarEvent]:
    """In one query. An event without a day, which only a program can publish, is left out."""
    rows = list(events)
    english = _english_changes(event.translation_key for event in rows)
    made = (_calendar_event(event, english.get(event.translation_key)) for event in rows)
    return [event for event in made if event]


def _english_changes(keys: Iterable[UUID]) -> dict[UUID, datetime.datetime]:
    """When the English pages were last published: their dates reach the translations at that moment."""
    pages = Page.objects.filter(locale_id=locale_id_of(settings.LANGUAGE_CODE), translation_key__in=list(keys))
    return dict(pages.exclude(last_published_at=None).values_list("translation_key", "last_published_at"))


def _calendar_event(event: EventPage, english_change: datetime.datetime | None) -> CalendarEvent | None:
    if event.begins is None or event.ends is None:
        return None
    changes = [moment for moment in (event.last_published_at, english_change) if moment]
    url = absolute(event.get_url())
    return CalendarEvent(
        key=event.translation_key,
        title=marked_title(event),
        begins=event.begins,
        ends=event.ends,
        changed_at=max(changes, default=None),
        url=url,
        place=event.where,
        text="\n".join(filter(None, [event.cancellation, event.summary, url])),
        is_cancelled=event.is_cancelled,
    )
