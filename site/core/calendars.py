"""Calendar files (ICS, RFC 5545): what people take into their own calendars, written once for all apps.

One thing has one identifier, the same in every language and for ever: whoever takes it in Welsh after she took it in
English has it once. The same events give the same bytes, whenever they are fetched.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from icalendar import Calendar, Component, Event

from core.names import clean_name

#: Part of each identifier. It does not follow BASE_URL, since an identifier never changes.
NAMESPACE = "onesmallthing.org.uk"
#: From here on the seconds are counted that make SEQUENCE: it has to rise with each change and fit into 31 bits.
FIRST_MOMENT = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
#: The clocks of the United Kingdom as two rules. Calendars know the zone by its name; older ones read this.
CLOCKS = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


@dataclass(frozen=True)
class CalendarEvent:
    """What happens when. `begins` and `ends` are both days, the last one included, or both times in LONDON."""

    key: UUID
    title: str
    begins: datetime.date
    ends: datetime.date
    #: When it was last published. None for what never was.
    changed_at: datetime.datetime | None
    url: str
    place: str = ""
    text: str = ""
    is_cancelled: bool = False


def calendar_response(filename: str, title: str, events: Iterable[CalendarEvent]) -> HttpResponse:
    response = HttpResponse(calendar_file(title, events), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename)
    return response


def calendar_file(title: str, events: Iterable[CalendarEvent]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//One Small Thing//Events//EN")
    calendar.add("version", "2.0")
    calendar.calendar_name = clean_name(title)
    calendar.add_component(Component.from_ical(CLOCKS))
    for event in events:
        calendar.add_component(_component(event))
    return calendar.to_ical()


def _component(event: CalendarEvent) -> Event:
    changed_at = max(event.changed_at or FIRST_MOMENT, FIRST_MOMENT)
    component = Event()
    component.add("uid", f"{event.key}@{NAMESPACE}")
    component.add("dtstamp", changed_at)  # of a file that invites nobody it is the time of the last change
    component.add("last-modified", changed_at)
    component.add("sequence", int((changed_at - FIRST_MOMENT).total_seconds()))
    component.add("dtstart", event.begins)
    component.add("dtend", _end(event.ends))
    component.add("summary", clean_name(event.title))
    if place := clean_name(event.place):
        component.add("location", place)
    if text := _clean_lines(event.text):
        component.add("description", text)
    component.add("url", event.url)
    component.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    return component


def _end(ends: datetime.date) -> datetime.date:
    """The end of whole days is the day after the last one, since DTEND is not part of the event."""
    return ends if isinstance(ends, datetime.datetime) else ends + datetime.timedelta(days=1)


def _clean_lines(text: str) -> str:
    """Each line without what nobody sees: one control character, and a calendar refuses the file."""
    return "\n".join(map(clean_name, text.strip().splitlines()))
