"""When a list of events changes by the clock alone."""

from __future__ import annotations

from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.registry import register_next_change
from events.models import EventPage
from events.querysets import END_OF_DAY, LAST_DAY


@register_next_change
def seconds_to_next_end() -> float | None:
    """Until the next event is over, and moves from the coming to the past ones."""
    soonest = EventPage.objects.live().coming().order_by(LAST_DAY, Coalesce("ends_at", Value(END_OF_DAY))).first()
    return (soonest.over_at - timezone.now()).total_seconds() if soonest and soonest.over_at else None
