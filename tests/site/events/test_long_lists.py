"""Lists of events, however long."""

from __future__ import annotations

import datetime

import feedparser
import pytest
import time_machine

from events.models import EventMaterial
from forms.models import FormPage
from tests.publishing import publish_below
from tests.queries import queries_of
from tests.site.events.factories import DAY, NOW, add_event, calendar_at, headings, make_document, read

pytestmark = pytest.mark.postgresql


@pytest.fixture(autouse=True)
def in_february():
    with time_machine.travel(NOW, tick=False):
        yield


def test_thirty_events_cost_as_many_queries_as_three(home, events, welsh_events, cache_in_database):
    slides, form = make_document(), publish_below(home, FormPage(title="Ask", slug="ask"))

    def make(numbers: range) -> None:
        for number in numbers:
            first = DAY + datetime.timedelta(days=number) if number % 2 else datetime.date(2026, 3, 1)
            page = add_event(
                events, title=f"Event {number}", slug=f"event-{number}", starts_on=first,
                materials=[EventMaterial(document=slides)], programme=events, booking_page=form,
            )  # fmt: skip
            add_event(welsh_events, slug=page.slug, starts_on=first, translation_key=page.translation_key)

    paths = [
        *("/events/", "/events/calendar.ics", "/events/feed/", "/events/event-1/", "/events/event-0/"),
        *("/cy/digwyddiadau/", "/cy/digwyddiadau/calendar.ics", "/cy/digwyddiadau/event-0/"),
    ]
    make(range(3))
    with_three = {path: len(queries_of(path)) for path in paths}
    make(range(3, 30))

    assert {path: len(queries_of(path)) for path in paths} == with_three
    assert max(with_three.values()) <= 20, with_three


def test_the_calendar_of_the_list_is_bounded(events, monkeypatch):
    monkeypatch.setattr("events.views.LONGEST_CALENDAR", 2)
    for count in (3, 1, 2):
        first = DAY + datetime.timedelta(days=count)
        add_event(events, title=f"Event {count}", slug=f"event-{count}", starts_on=first)

    assert [event["summary"] for event in calendar_at("/events/calendar.ics")] == ["Event 1", "Event 2"]


def test_a_long_list_is_paginated_and_its_feed_ends(events, monkeypatch):
    for count in range(27):
        add_event(
            events, title=f"Event {count:02}", slug=f"event-{count}", starts_on=DAY + datetime.timedelta(days=count)
        )
    add_event(events, title="Long ago", slug="ago", starts_on=datetime.date(2025, 3, 2))

    assert "Event 24" in read("/events/") and "Event 25" not in read("/events/")
    assert headings("/events/?page=2") == [
        "March 2027",
        *("Event 25", "Event 26"),
        "Past events and their materials",
        "Long ago",
    ]
    monkeypatch.setattr("events.models.index.LONGEST_FEED", 3)
    assert [entry.title for entry in feedparser.parse(read("/events/feed/")).entries] == [
        "Long ago",
        "Event 26",
        "Event 25",
    ]
