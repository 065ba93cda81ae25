"""The calendar files and the feed of events, as other programs fetch them."""

from __future__ import annotations

import datetime

import feedparser
import pytest
import time_machine
from django.test import Client

from pages.models import StandardPage
from tests.publishing import publish_below
from tests.reading import made_twice
from tests.site.events.factories import NOW, add_event, calendar_at, make_event, read


@pytest.fixture(autouse=True)
def in_february():
    with time_machine.travel(NOW, tick=False):
        yield


def test_the_feed_tells_of_each_event_when_where_and_whether_it_is_cancelled(events):
    make_event(events, is_cancelled=True, cancelled_reason="The trainer is ill.", is_online=True)

    feed = feedparser.parse(made_twice("/events/feed/").content)

    assert not feed.bozo
    (entry,) = feed.entries
    assert entry.link.endswith("/events/leeds/") and entry.title == "A day in Leeds"
    assert [tag.term for tag in entry.tags] == ["Training"]
    assert entry.summary.split("\n") == [
        "Cancelled: The trainer is ill.",
        "Thursday 4 March 2027, 10:00 to 16:00, UK time",
        "Leeds, and online",
        "A training day.",
    ]
    assert 'type="application/atom+xml"' in read("/events/")


def test_an_event_that_a_program_made_live_without_a_date_breaks_no_feed(events):
    make_event(events)
    add_event(events, title="Un\x0bdated\x1f", slug="undated", first_published_at=None, last_published_at=None)

    feed = feedparser.parse(Client().get("/events/feed/").content)

    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["A day in Leeds"]


def test_a_calendar_file_is_the_same_each_time_and_only_for_events(events, home):
    make_event(events)
    publish_below(home, StandardPage(title="Water", slug="water"))
    for path in ("/events/calendar.ics", "/events/leeds/calendar.ics"):
        assert made_twice(path).headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert Client().post(path).status_code == 405
        assert Client().head(path).status_code == 200

    assert Client().get("/water/calendar.ics").status_code == 404
    assert Client().get("/nothing/calendar.ics").status_code == 404


def test_a_change_raises_the_sequence_and_keeps_the_identifier(events):
    page = make_event(events)
    (before,) = calendar_at("/events/leeds/calendar.ics")

    with time_machine.travel(NOW + datetime.timedelta(minutes=5), tick=False):
        page.starts_on = datetime.date(2027, 3, 5)
        page.save_revision().publish()
    (after,) = calendar_at("/events/leeds/calendar.ics")

    assert after["uid"] == before["uid"] and after["dtstart"].dt.day == 5
    assert after["sequence"] > before["sequence"] and after["last-modified"].dt > before["last-modified"].dt
