"""When the page of a network changes by the clock alone, since it names the next meeting."""

from __future__ import annotations

from core.registry import register_next_change
from learning.meetings.models import Meeting


@register_next_change
def seconds_to_next_end() -> float | None:
    return Meeting.objects.published().seconds_to_next_end()
