"""When a list of events changes by the clock alone."""

from __future__ import annotations

from core.registry import register_next_change
from events.models import EventPage


@register_next_change
def seconds_to_next_end() -> float | None:
    return EventPage.objects.live().seconds_to_next_end()
