"""Meetings as a calendar takes them."""

from __future__ import annotations

from collections.abc import Iterable

from core.addresses import absolute
from core.calendars import CalendarEvent
from learning.meetings.models import Meeting


def calendar_events(meetings: Iterable[Meeting]) -> list[CalendarEvent]:
    """With address and link: only for a calendar whose owner may see these meetings now."""
    return [_calendar_event(meeting) for meeting in meetings]


def _calendar_event(meeting: Meeting) -> CalendarEvent:
    url = absolute(meeting.get_absolute_url())
    text = [meeting.cancellation, meeting.about.summary, meeting.online_link, url]
    return CalendarEvent(
        key=meeting.uid,
        title=meeting.title,
        begins=meeting.begins or meeting.starts_on,
        ends=meeting.ends or meeting.starts_on,
        changed_at=meeting.last_published_at,
        url=url,
        place=", ".join(filter(None, [meeting.address, meeting.where])),
        text="\n".join(filter(None, text)),
        is_cancelled=meeting.is_cancelled,
    )
