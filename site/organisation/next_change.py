"""Jobs close by the clock alone."""

from __future__ import annotations

from django.utils import timezone

from core.registry import register_next_change
from organisation.models import JobPage


@register_next_change
def seconds_to_next_closing() -> float | None:
    """Until the next job closes."""
    closes_at = JobPage.objects.live().open().values_list("closes_at", flat=True).first()
    return (closes_at - timezone.now()).total_seconds() if closes_at else None
