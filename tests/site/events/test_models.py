"""Events as readers and their calendars get them, in both languages."""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

import feedparser
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.registry import seconds_to_next_change
from events.enums import EventKind
from events.models import EventMaterial
from files.models import PublicDocument
from pages.models import StandardPage
from tests.publishing import publish_below
from tests.site.events.factories import DAY, NOW, calendar_at, make_event, read, translated

pytestmark = pytest.mark.postgresql

LONDON = ZoneInfo("Europe/London")


@pytest.fixture(autouse=True)
def in_february():
    with time_machine.travel(NOW, tick=False):
        yield


def words(path: str) -> str:
    return " ".join(BeautifulSoup(read(path), "html.parser").main.get_text(" ").split())


def document(title: str = "Slides") -> PublicDocument:
    return PublicDocument.objects.create(title=title, file=ContentFile(b"Words.", name="slides.txt"))


def headings(path: str) -> list[str]:
    return [found.get_text(strip=True) for found in BeautifulSoup(read(path), "html.parser").select("main h2, main h3")]


def test_the_list_has_the_coming_events_by_month_and_then_the_past_ones_with_their_materials(events):
    make_event(events, title="In May", slug="may", starts_on=datetime.date(2027, 5, 3))
    make_event(events, title="Late in March", slug="late", starts_on=datetime.date(2027, 3, 20))
    make_event(events, title="Early in March", slug="early", starts_on=datetime.date(2027, 3, 2))
    make_event(events, title="Long ago", slug="ago", starts_on=datetime.date(2025, 3, 2))
    make_event(
        events,
        title="Last week",
        slug="week",
        starts_on=datetime.date(2027, 1, 25),
        materials=[EventMaterial(document=document("Notes of last week"))],
    )

    assert headings("/events/") == [
        *("March 2027", "Early in March", "Late in March", "May 2027", "In May"),
        *("Past events and their materials", "Last week", "Long ago"),
    ]
    assert "Notes of last week" in read("/events/") and "Slides and papers" in read("/events/week/")
    assert [event["summary"] for event in calendar_at("/events/calendar.ics")] == [
        *("Early in March", "Late in March", "In May")
    ]
    assert [event["summary"] for event in calendar_at("/events/week/calendar.ics")] == ["Last week"]


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        ({}, "Thursday 4 March 2027, 10:00 to 16:00, UK time"),
        (
            {"ends_on": datetime.date(2027, 3, 5)},
            "Thursday 4 March 2027, 10:00, to Friday 5 March 2027, 16:00, UK time",
        ),
        ({"starts_at": None, "ends_at": None}, "Thursday 4 March 2027, all day"),
        (
            {"starts_at": None, "ends_at": None, "ends_on": datetime.date(2027, 3, 5)},
            "Thursday 4 March 2027 to Friday 5 March 2027, all day",
        ),
    ],
)
def test_the_page_says_when_in_words_with_the_zone(events, times, sentence):
    make_event(events, **times)

    assert sentence in words("/events/leeds/") and sentence in words("/events/")


def test_the_page_says_where_for_whom_at_which_price_and_how_many_can_come(events):
    make_event(events, is_online=True, places=20, kind=EventKind.CONFERENCE, is_example=True)

    page = words("/events/leeds/")

    for part in (
        "Conference",
        "Leeds and online",
        "For whom Staff",
        "Price Free",
        "Places 20",
        "It is not a real event.",
    ):
        assert part in page, part


@pytest.mark.parametrize(
    ("times", "over_at"),
    [
        ({}, datetime.datetime(2027, 3, 4, 16)),
        ({"starts_at": None, "ends_at": None}, datetime.datetime(2027, 3, 5)),
        ({"ends_on": datetime.date(2027, 3, 6)}, datetime.datetime(2027, 3, 6, 16)),
        # The clocks go forward in the night before, and back on the day itself.
        ({"starts_on": datetime.date(2027, 3, 28), "starts_at": None, "ends_at": None}, datetime.datetime(2027, 3, 29)),
        (
            {"starts_on": datetime.date(2027, 10, 31), "starts_at": None, "ends_at": None},
            datetime.datetime(2027, 11, 1),
        ),
    ],
)
def test_an_event_passes_by_the_clock_of_london_alone(events, times, over_at):
    make_event(events, **times)
    end = over_at.replace(tzinfo=LONDON)

    with time_machine.travel(end - datetime.timedelta(seconds=1), tick=False):
        assert seconds_to_next_change() == 1
        assert "Past events" not in read("/events/") and len(calendar_at("/events/calendar.ics")) == 1
        assert "How to book" in read("/events/leeds/")
    with time_machine.travel(end, tick=False):
        assert seconds_to_next_change() > 1
        assert "Past events" in read("/events/") and calendar_at("/events/calendar.ics") == []
        assert "This event is over" in read("/events/leeds/") and "How to book" not in read("/events/leeds/")


def test_an_empty_list_says_so(events):
    assert "No date is set at the moment." in read("/events/")
    assert calendar_at("/events/calendar.ics") == []


def test_a_kind_can_be_chosen_and_its_address_shared(events):
    make_event(events)
    make_event(events, title="We meet", slug="meet", kind=EventKind.NETWORK_MEETING)

    assert "We meet" not in read("/events/?kind=training") and "A day in Leeds" in read("/events/?kind=training")
    assert "We meet" in read("/events/?kind=nothing")
    assert 'href="?kind=network_meeting"' in read("/events/")
    assert re.search(r'rel="canonical" href="[^"]+/events/"', read("/events/?kind=training"))


def test_the_feed_tells_of_each_event_when_where_and_whether_it_is_cancelled(events):
    make_event(events, is_cancelled=True, cancelled_reason="The trainer is ill.", is_online=True)

    first, second = Client().get("/events/feed/"), Client().get("/events/feed/")

    feed = feedparser.parse(first.content)
    assert not feed.bozo and first.content == second.content
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


def test_a_calendar_file_is_the_same_each_time_and_only_for_events(events, home):
    make_event(events)
    publish_below(home, StandardPage(title="Water", slug="water"))
    for path in ("/events/calendar.ics", "/events/leeds/calendar.ics"):
        first, second = Client().get(path), Client().get(path)
        assert first.content == second.content and first.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert Client().post(path).status_code == 405
        assert Client().head(path).status_code == 200

    assert Client().get("/water/calendar.ics").status_code == 404
    assert Client().get("/nothing/calendar.ics").status_code == 404


def test_an_event_that_is_withdrawn_is_in_no_list_and_has_no_file(events):
    make_event(events).unpublish()

    assert "A day in Leeds" not in read("/events/") and calendar_at("/events/calendar.ics") == []
    assert Client().get("/events/leeds/calendar.ics").status_code == 404


def test_a_change_raises_the_sequence_and_keeps_the_identifier(events):
    page = make_event(events)
    (before,) = calendar_at("/events/leeds/calendar.ics")

    with time_machine.travel(NOW + datetime.timedelta(minutes=5), tick=False):
        page.starts_on = datetime.date(2027, 3, 5)
        page.save_revision().publish()
    (after,) = calendar_at("/events/leeds/calendar.ics")

    assert after["uid"] == before["uid"] and after["dtstart"].dt.day == 5
    assert after["sequence"] > before["sequence"] and after["last-modified"].dt > before["last-modified"].dt


def test_a_cancelled_event_says_so_wherever_it_stands_and_nobody_can_book_it(events, welsh_events):
    page = make_event(events, booking_url="https://example.org/book", booking="Write to us.")
    translated(page)
    assert 'href="https://example.org/book"' in read("/events/leeds/")

    page.is_cancelled, page.cancelled_reason = True, "The trainer is ill."
    page.save_revision().publish()

    shown = words("/events/leeds/")
    assert "This event is cancelled. The trainer is ill." in shown and "Write to us." not in shown
    assert "https://example.org/book" not in read("/events/leeds/")
    assert '<span class="tag">Cancelled</span>' in read("/events/")
    (event,) = calendar_at("/events/calendar.ics")
    assert event["status"] == "CANCELLED" and event["description"].startswith("Cancelled: The trainer is ill.")
    # Welsh follows at once; the reason is English until somebody translates it.
    assert "Mae’r digwyddiad hwn wedi’i ganslo." in words("/cy/digwyddiadau/leeds/")
    assert '<p lang="en-GB">The trainer is ill.</p>' in read("/cy/digwyddiadau/leeds/")
    assert [event["status"] for event in calendar_at("/cy/digwyddiadau/calendar.ics")] == ["CANCELLED"]


def test_dates_and_place_reach_the_welsh_page_and_its_calendar_at_once(events, welsh_events):
    page = make_event(events)
    translated(page, title="Diwrnod yn Leeds")
    (before,) = calendar_at("/cy/digwyddiadau/leeds/calendar.ics")

    with time_machine.travel(NOW + datetime.timedelta(minutes=5), tick=False):
        page.starts_on, page.place = datetime.date(2027, 4, 6), "York"
        page.save_revision().publish()

    shown = words("/cy/digwyddiadau/leeds/")
    assert "Dydd Mawrth 6 Ebrill 2027, 10:00 – 16:00, amser y DU" in shown and "York" in shown
    (after,) = calendar_at("/cy/digwyddiadau/leeds/calendar.ics")
    (english,) = calendar_at("/events/leeds/calendar.ics")
    assert after["dtstart"].dt == english["dtstart"].dt and after["location"] == "York"
    assert after["summary"] == "Diwrnod yn Leeds"
    # One thing in both languages, so whoever takes both has it once.
    assert after["uid"] == before["uid"] == english["uid"] and after["sequence"] > before["sequence"]


def test_materials_that_are_added_afterwards_stand_on_the_welsh_page_at_once(events, welsh_events):
    page = make_event(events, starts_on=datetime.date(2027, 1, 25))
    translated(page)

    page.materials = [EventMaterial(document=document("Notes"))]
    page.save_revision().publish()

    for path in ("/events/", "/events/leeds/", "/cy/digwyddiadau/", "/cy/digwyddiadau/leeds/"):
        assert ">Notes</a>" in read(path), path


def test_links_go_to_the_readers_language_and_withdrawn_pages_drop_out(events, welsh_events, home):
    form = publish_below(home, StandardPage(title="Ask", slug="ask"))
    page = make_event(events, booking_page=form, programme=form)
    translated(page)
    translated(form, slug="gofyn")

    assert read("/events/leeds/").count('href="/ask/"') == 2
    assert read("/cy/digwyddiadau/leeds/").count('href="/cy/gofyn/"') == 2
    form.unpublish()
    assert 'href="/ask/"' not in read("/events/leeds/") and "Not yet known." in read("/events/leeds/")


def queries_of(path: str) -> int:
    read(path)
    with CaptureQueriesContext(connection) as queries:
        read(path)
    return len(queries)


def test_thirty_events_cost_as_many_queries_as_three(home, events, welsh_events):
    slides = document()

    def make(numbers: range) -> None:
        for number in numbers:
            first = DAY + datetime.timedelta(days=number) if number % 2 else datetime.date(2026, 3, 1)
            page = make_event(
                events, title=f"Event {number}", slug=f"event-{number}", starts_on=first,
                materials=[EventMaterial(document=slides)], programme=events, booking_page=home,
            )  # fmt: skip
            translated(page)

    paths = [
        *("/events/", "/events/calendar.ics", "/events/feed/", "/events/event-1/", "/events/event-0/"),
        *("/cy/digwyddiadau/", "/cy/digwyddiadau/calendar.ics", "/cy/digwyddiadau/event-0/"),
    ]
    make(range(3))
    with_three = {path: queries_of(path) for path in paths}
    make(range(3, 30))

    assert {path: queries_of(path) for path in paths} == with_three
    assert max(with_three.values()) <= 20, with_three


def test_a_long_list_is_paginated(events):
    for count in range(27):
        make_event(
            events, title=f"Event {count:02}", slug=f"event-{count}", starts_on=DAY + datetime.timedelta(days=count)
        )
    make_event(events, title="Long ago", slug="ago", starts_on=datetime.date(2025, 3, 2))

    assert "Event 24" in read("/events/") and "Event 25" not in read("/events/")
    assert headings("/events/?page=2") == [
        "March 2027",
        *("Event 25", "Event 26"),
        "Past events and their materials",
        "Long ago",
    ]
