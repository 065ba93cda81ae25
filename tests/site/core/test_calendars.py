"""A calendar file as somebody else's program reads it."""

from __future__ import annotations

import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from core.calendars import CLOCKS, CalendarEvent, calendar_file, calendar_response
from core.dates import LONDON

UTC = datetime.UTC
KEY = UUID("8b0c0c2e-7d2f-5d5e-9b1e-0a7f2f0f7c11")
CHANGED = datetime.datetime(2026, 11, 26, 9, 30, 15, 999, tzinfo=UTC)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=LONDON)


def event(**changes) -> CalendarEvent:
    fields = {
        "key": KEY,
        "title": "A day in Leeds",
        "begins": day("2027-03-04"),
        "ends": day("2027-03-04"),
        "changed_at": CHANGED,
        "url": "https://example.org/events/leeds/",
    }
    return CalendarEvent(**fields | changes)


def read(*events: CalendarEvent):
    calendar = Calendar.from_ical(calendar_file("Events", events))
    assert not [error for part in calendar.walk() for error in part.errors]
    return calendar.events


@pytest.mark.parametrize(
    ("first", "last", "after"),
    [
        ("2027-03-04", "2027-03-04", "2027-03-05"),
        ("2027-03-27", "2027-03-28", "2027-03-29"),  # the clocks go forward
        ("2027-10-31", "2027-10-31", "2027-11-01"),  # and back
        ("2026-12-31", "2027-01-01", "2027-01-02"),
        ("2028-02-29", "2028-02-29", "2028-03-01"),
    ],
)
def test_whole_days_are_days_and_end_on_the_day_after_the_last(first, last, after):
    (made,) = read(event(begins=day(first), ends=day(last)))

    assert (made["dtstart"].dt, made["dtend"].dt) == (day(first), day(after))
    assert made["dtstart"].params["VALUE"] == made["dtend"].params["VALUE"] == "DATE"


@pytest.mark.parametrize(
    ("begins", "ends", "utc"),
    [
        ("2027-03-27T10:00", "2027-03-27T16:00", ("2027-03-27T10:00", "2027-03-27T16:00")),
        ("2027-03-28T10:00", "2027-03-28T16:00", ("2027-03-28T09:00", "2027-03-28T15:00")),
        ("2027-03-27T20:00", "2027-03-28T03:00", ("2027-03-27T20:00", "2027-03-28T02:00")),
        ("2027-10-30T10:00", "2027-10-30T16:00", ("2027-10-30T09:00", "2027-10-30T15:00")),
        ("2027-10-31T10:00", "2027-10-31T16:00", ("2027-10-31T10:00", "2027-10-31T16:00")),
        ("2026-12-31T19:00", "2027-01-01T00:00", ("2026-12-31T19:00", "2027-01-01T00:00")),
    ],
)
def test_times_are_those_of_london_whatever_the_clocks_do(begins, ends, utc):
    (made,) = read(event(begins=at(begins), ends=at(ends)))

    assert made["dtstart"].params["TZID"] == "Europe/London"
    moments = [made[name].dt.astimezone(UTC).replace(tzinfo=None) for name in ("dtstart", "dtend")]
    assert moments == [datetime.datetime.fromisoformat(text) for text in utc]


def test_the_zone_that_the_file_describes_is_that_of_the_united_kingdom():
    """It fails when the law changes: the rules in CLOCKS then have to follow."""
    zone = Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{CLOCKS}END:VCALENDAR\r\n").timezones[0].to_tz(lookup_tzid=False)
    hours = [
        datetime.datetime(2014, 1, 1, 12) + datetime.timedelta(hours=12 * number) for number in range(2 * 365 * 20)
    ]

    offsets = {hour: hour.replace(tzinfo=zone).utcoffset() for hour in hours}

    assert offsets == {hour: hour.replace(tzinfo=ZoneInfo("Europe/London")).utcoffset() for hour in hours}


def test_an_event_keeps_its_identifier_and_its_sequence_rises_with_each_change():
    (before,) = read(event())
    (after,) = read(event(title="Another title", changed_at=CHANGED + datetime.timedelta(seconds=1)))

    assert before["uid"] == after["uid"] == f"{KEY}@onesmallthing.org.uk"
    assert 0 < before["sequence"] < after["sequence"] < 2**31
    assert before["last-modified"].dt < after["last-modified"].dt


def test_a_cancelled_event_stays_and_says_so():
    assert [made["status"] for made in read(event(), event(is_cancelled=True))] == ["CONFIRMED", "CANCELLED"]


def test_what_nobody_sees_is_taken_out_and_the_rest_comes_back_as_it_was_written():
    title, place = "Leeds, a “day”; with\x00 \x1b commas\nand \u202eends", "Tŷ, Caerdydd; llawr 2"
    text = "First line, and more\r\n\x0bSecond; line \\ ŵ " + "long " * 40

    data = calendar_file("Events", [event(title=title, place=place, text=text)])

    (made,) = Calendar.from_ical(data).events
    assert made["summary"] == "Leeds, a “day”; with commas and ends"
    assert made["location"] == place
    assert made["description"].startswith("First line, and more\n")
    assert made["description"].endswith("Second; line \\ ŵ " + ("long " * 40).strip())
    assert max(map(len, data.split(b"\r\n"))) <= 75 and b"\x00" not in data and b"\x0b" not in data


def test_two_files_are_the_same_to_the_byte_and_an_empty_one_can_be_read():
    assert calendar_file("Events", [event()]) == calendar_file("Events", [event()])
    assert read() == []
    assert read(event(changed_at=None))[0]["sequence"] == 0


def test_a_browser_knows_what_it_gets():
    response = calendar_response("diwrnod-tŷ.ics", "Events", [event()])

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith("attachment; filename")
