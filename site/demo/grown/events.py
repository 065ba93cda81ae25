"""Events, half of them over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db import transaction
from wagtail.models import Page

from core.dates import today
from demo.grown.pages import constant, example, index_page, pieces, with_welsh
from demo.grown.trees import insert_pages, place
from events.enums import EventKind
from events.models import EventIndexPage, EventPage

#: Events of one piece, which are written in one transaction.
EVENTS = 100
DAYS_BETWEEN = 2


def grow_events(home: Page, total: int) -> Iterator[int]:
    parents = with_welsh(index_page(EventIndexPage, home, title="Events", slug="events"))
    begin = today() - datetime.timedelta(days=total * DAYS_BETWEEN // 2)
    for number, chosen, size in pieces(parents, total, EVENTS):
        first = (number - 1) * EVENTS + 1
        with transaction.atomic():
            if not chosen[0].get_children().filter(slug=f"example-event-{first}").exists():
                for parent in chosen:
                    events = [_event(parent, first + count, begin) for count in range(size)]
                    place(parent, events)
                    insert_pages(events)
        yield size * len(chosen)


def _event(parent: Page, number: int, begin: datetime.date) -> EventPage:
    return example(
        EventPage,
        parent,
        "event",
        number,
        is_example=constant(True),
        kind=constant(EventKind.values[number % len(EventKind)]),
        starts_on=constant(begin + datetime.timedelta(days=number * DAYS_BETWEEN)),
        starts_at=constant(datetime.time(10) if number % 3 else None),
        ends_at=constant(datetime.time(16) if number % 3 else None),
        place=constant("Example town"),
        for_whom=constant("Example readers"),
        price=constant("Free"),
        body=lambda words: [("rich_text", words.html(3))],
    )
