"""Awards lapse, and the day of the register changes, at midnight in London and by the clock alone."""

from __future__ import annotations

import datetime

from django.utils import timezone

from core.dates import today
from core.registry import register_next_change


@register_next_change
def seconds_to_midnight() -> float:
    """Until the next day begins in London, so that no page is kept beyond its day."""
    tomorrow = datetime.datetime.combine(today() + datetime.timedelta(days=1), datetime.time.min)
    begins = timezone.make_aware(tomorrow, timezone.get_default_timezone())
    return (begins - timezone.now()).total_seconds()
