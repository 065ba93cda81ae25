"""Public pages change at midnight in London by the clock alone: a form closes on its day, an award lapses after its own."""

from __future__ import annotations

import datetime

from django.utils import timezone

from core.dates import midnight, today
from core.registry import register_next_change


@register_next_change
def seconds_to_midnight() -> float:
    """Until the next day begins in London, so that no page is kept beyond its day."""
    begins = midnight(today() + datetime.timedelta(days=1))
    return (begins - timezone.now()).total_seconds()
