"""An event in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.addresses import absolute
from core.structured_data import ORGANISATION

if TYPE_CHECKING:
    from events.models import EventPage

SCHEMA = "https://schema.org/"


def event_data(event: EventPage) -> dict[str, Any]:
    """When, where, and whether it takes place. Whole days are dates, the last one included."""
    place = {"@type": "Place", "name": event.place, "address": event.place}
    online = {"@type": "VirtualLocation", "url": absolute(event.url)}
    locations = [*([place] if event.place else []), *([online] if event.is_online else [])]
    data = {
        "startDate": event.begins.isoformat() if event.begins else None,
        "endDate": event.ends.isoformat() if event.ends else None,
        "eventStatus": SCHEMA + ("EventCancelled" if event.is_cancelled else "EventScheduled"),
        "eventAttendanceMode": SCHEMA + _attendance(event) if locations else None,
        "location": locations,
        "organizer": ORGANISATION | {"url": absolute("/")},
    }
    return {name: value for name, value in data.items() if value}


def _attendance(event: EventPage) -> str:
    if event.place and event.is_online:
        return "MixedEventAttendanceMode"
    return "OnlineEventAttendanceMode" if event.is_online else "OfflineEventAttendanceMode"
