"""Calendar dates as the organisation counts them: whole days in London, wherever the reader is."""

from __future__ import annotations

import datetime

from django.utils import timezone


def today() -> datetime.date:
    """Today in London. Wagtail sets an editor's own zone in the admin; a membership does not follow it."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def london_day(moment: datetime.datetime) -> datetime.date:
    """The day that it was in London at that moment."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def add_working_days(day: datetime.date, count: int) -> datetime.date:
    """`count` working days later. Counts Monday to Friday; bank holidays are not known here, so say "about"."""
    while count:
        day += datetime.timedelta(days=1)
        count -= day.weekday() < 5
    return day
