"""Public pages change at midnight in London by the clock alone: a form closes on its day, an award lapses after its own."""

from __future__ import annotations

import datetime

from django.utils import timezone

from core.registry import register_next_change


@register_next_change
def seconds_to_midnight() -> float:
    """Until the next day begins in London, so that no page is kept beyond its day."""
    london = timezone.get_default_timezone()
    tomorrow = timezone.localdate(timezone=london) + datetime.timedelta(days=1)
    begins = timezone.make_aware(datetime.datetime.combine(tomorrow, datetime.time.min), london)
    return (begins - timezone.now()).total_seconds()
