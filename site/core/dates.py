"""Days as the organisation counts them, and in the order in which editors type them, also where versions are compared."""

from __future__ import annotations

import calendar
import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.compare import FieldComparison, register_comparison_class

#: The zone of all days and times of the organisation, wherever the reader is.
LONDON = ZoneInfo("Europe/London")


def today() -> datetime.date:
    """Today in London. Wagtail sets an editor's own zone in the admin; what the organisation promised does not follow it."""
    return timezone.localdate(timezone=LONDON)


def midnight(day: datetime.date) -> datetime.datetime:
    """The moment at which the day begins in London."""
    return datetime.datetime.combine(day, datetime.time.min, LONDON)


def london_day(moment: datetime.datetime) -> datetime.date:
    """The day that it was in London at that moment."""
    return timezone.localdate(moment, LONDON)


def add_working_days(day: datetime.date, count: int) -> datetime.date:
    """`count` working days later. Counts Monday to Friday; bank holidays are not known here, so say "about"."""
    while count:
        day += datetime.timedelta(days=1)
        count -= day.weekday() < 5
    return day


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month, later; the last day of a shorter month (31 January + 1 = 28 February)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


def validate_has_come(day: datetime.date) -> None:
    """For the day of something that happened."""
    if day > today():
        raise ValidationError(_("This day has not come yet. Write the day on which it happened."))


class DateBlock(blocks.DateBlock):
    def render_basic(self, value: datetime.date | None, context: dict | None = None) -> str:
        return _readable(value)


class DateComparison(FieldComparison):
    def __init__(self, field: models.Field, obj_a: models.Model, obj_b: models.Model) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a: str = _readable(field.value_from_object(obj_a))
        self.val_b: str = _readable(field.value_from_object(obj_b))


def _readable(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    return date_format(value, "j F Y") if value else ""


register_comparison_class(models.DateField, comparison_class=DateComparison)
