"""Events as readers and their calendars get them, in both languages."""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from core.registry import seconds_to_next_change
from events.enums import EventKind
from events.models import EventMaterial
from forms.models import FormPage
from tests.json_ld import SCHEMA, graph, value
from tests.publishing import publish_below
from tests.site.events.factories import NOW, calendar_at, headings, make_document, make_event, read, translated

LONDON = ZoneInfo("Europe/London")


@pytest.fixture(autouse=True)
def in_february():
    with time_machine.travel(NOW, tick=False):
        yield


def words(path: str) -> str:
    return " ".join(BeautifulSoup(read(path), "html.parser").main.get_text(" ").split())


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
        materials=[EventMaterial(document=make_document("Notes of last week"))],
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
        # In the hour that comes twice: over when it comes first.
        (
            {"starts_on": datetime.date(2027, 10, 31), "starts_at": datetime.time(0), "ends_at": datetime.time(1, 30)},
            datetime.datetime(2027, 10, 31, 1, 30),
        ),
    ],
)
def test_an_event_passes_by_the_clock_of_london_alone(events, times, over_at):
    make_event(events, **times)
    end = over_at.replace(tzinfo=LONDON)

    with time_machine.travel(end - datetime.timedelta(seconds=1), tick=False):
        assert seconds_to_next_change() == 1
        assert "Past events" not in read("/events/") and len(calendar_at("/events/calendar.ics")) == 1
        assert "How to book" in read("/events/leeds/") and "Price" in read("/events/leeds/")
    with time_machine.travel(end, tick=False):
        assert seconds_to_next_change() > 1
        assert "Past events" in read("/events/") and calendar_at("/events/calendar.ics") == []
        over = read("/events/leeds/")
        assert "This event is over" in over and "How to book" not in over and "Price" not in over
    with time_machine.travel(end.astimezone(datetime.UTC) + datetime.timedelta(minutes=59), tick=False):
        assert "Past events" in read("/events/") and calendar_at("/events/calendar.ics") == []


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
    assert re.search(
        r"Printed from http://[^ ]+/events/\?kind=training&amp;page=1\s", read("/events/?kind=training&page=1")
    )


def test_an_event_that_is_withdrawn_is_in_no_list_and_has_no_file(events):
    make_event(events).unpublish()

    assert "A day in Leeds" not in read("/events/") and calendar_at("/events/calendar.ics") == []
    assert Client().get("/events/leeds/calendar.ics").status_code == 404


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

    page.materials = [EventMaterial(document=make_document("Notes"))]
    page.save_revision().publish()

    for path in ("/events/", "/events/leeds/", "/cy/digwyddiadau/", "/cy/digwyddiadau/leeds/"):
        assert ">Notes</a>" in read(path), path


def test_links_go_to_the_readers_language_and_withdrawn_pages_drop_out(events, welsh_events, home):
    form = publish_below(home, FormPage(title="Ask", slug="ask"))
    page = make_event(events, booking_page=form, programme=form)
    translated(page)
    translated(form, slug="gofyn")

    assert len(re.findall(r'href="/ask/["?]', read("/events/leeds/"))) == 2
    assert len(re.findall(r'href="/cy/gofyn/["?]', read("/cy/digwyddiadau/leeds/"))) == 2
    form.unpublish()
    assert 'href="/ask/' not in read("/events/leeds/") and "Not yet known." in read("/events/leeds/")


def test_search_engines_are_told_when_and_where_and_nothing_of_an_example(events):
    make_event(events, is_online=True, is_cancelled=True, cancelled_reason="The trainer is ill.")
    make_event(events, slug="example", is_example=True)

    event, example = graph("/events/leeds/")[0], graph("/events/example/")[0]

    assert event["@type"] == [f"{SCHEMA}Event"]
    assert value(event, "startDate") == "2027-03-04T10:00:00+00:00"
    assert value(event, "endDate") == "2027-03-04T16:00:00+00:00"
    assert value(event, "eventStatus") == f"{SCHEMA}EventCancelled"
    assert value(event, "eventAttendanceMode") == f"{SCHEMA}MixedEventAttendanceMode"
    place, online = event[f"{SCHEMA}location"]
    assert (place["@type"], value(place, "address")) == ([f"{SCHEMA}Place"], "Leeds")
    assert (online["@type"], value(online, "url")) == ([f"{SCHEMA}VirtualLocation"], value(event, "url"))
    assert example["@type"] == [f"{SCHEMA}WebPage"]
