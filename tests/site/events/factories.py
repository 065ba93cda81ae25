"""Events for tests: by default a day of training in Leeds, 10:00 to 16:00, on 4 March 2027."""

from __future__ import annotations

import datetime
from typing import Any

import time_machine
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import Locale, Page

from events.models import EventPage
from files.models import PublicDocument
from tests.publishing import publish_below

DAY = datetime.date(2027, 3, 4)
#: Before the events of most tests.
NOW = datetime.datetime(2027, 2, 1, 12, tzinfo=datetime.UTC)


def make_event(events: Page, **changes: Any) -> EventPage:
    return publish_below(events, _event(**changes))


def add_event(events: Page, **changes: Any) -> EventPage:
    """A live event without a revision: for long lists, which are made sooner so."""
    now = timezone.now()
    return events.add_child(
        instance=_event(**{"locale": events.locale, "first_published_at": now, "last_published_at": now} | changes)
    )


def _event(**changes: Any) -> EventPage:
    fields = {
        "title": "A day in Leeds",
        "slug": "leeds",
        "kind": "training",
        "summary": "A training day.",
        "starts_on": DAY,
        "starts_at": datetime.time(10),
        "ends_at": datetime.time(16),
        "place": "Leeds",
        "for_whom": "Staff",
        "price": "Free",
    }
    return EventPage(**fields | changes)


def make_document(title: str = "Slides") -> PublicDocument:
    """Uploaded now, whatever day a test plays: a file store refuses a request that is signed for another."""
    with time_machine.travel(time_machine.escape_hatch.datetime.datetime.now(tz=datetime.UTC)):
        return PublicDocument.objects.create(title=title, file=ContentFile(b"Words.", name="slides.txt"))


def translated(page: Page, **changes: Any) -> Page:
    """The live Welsh translation of a page."""
    translation = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    for name, value in changes.items():
        setattr(translation, name, value)
    translation.save_revision().publish()
    return type(translation).objects.get(pk=translation.pk)


def read(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def calendar_at(path: str) -> list:
    """The events of the calendar file at a path."""
    response = Client().get(path)
    assert response.status_code == 200, path
    return Calendar.from_ical(response.content).events


def headings(path: str) -> list[str]:
    return [found.get_text(strip=True) for found in BeautifulSoup(read(path), "html.parser").select("main h2, main h3")]
