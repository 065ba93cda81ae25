"""What happens at a time, by the clock of the United Kingdom: when it begins, ends and is over, and what contradicts itself."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.dates import LONDON, midnight

if TYPE_CHECKING:
    Base = QuerySet[Any]
else:
    Base = object

START_OF_DAY, END_OF_DAY = datetime.time.min, datetime.time.max
LAST_DAY = Coalesce("ends_on", "starts_on")
START_TIME = Coalesce("starts_at", Value(START_OF_DAY))

Errors = dict[str, ValidationError]


class Timed:
    """A model with these four fields. Without times it lasts all day, and without a last day it ends on its first."""

    starts_on: datetime.date | None
    starts_at: datetime.time | None
    ends_on: datetime.date | None
    ends_at: datetime.time | None

    @property
    def date_words(self) -> str:
        return date_format(self.starts_on, "j F Y") if self.starts_on else ""

    @property
    def last_day(self) -> datetime.date | None:
        return self.ends_on or self.starts_on

    @property
    def begins(self) -> datetime.date | None:
        """A day, or a time in London."""
        return _moment(self.starts_on, self.starts_at)

    @property
    def ends(self) -> datetime.date | None:
        """The last day, or a time in London."""
        return _moment(self.last_day, self.ends_at)

    @property
    def over_at(self) -> datetime.datetime | None:
        if self.last_day is None:
            return None
        if self.ends_at is None:
            return midnight(self.last_day + datetime.timedelta(days=1))
        return datetime.datetime.combine(self.last_day, self.ends_at, LONDON)

    @property
    def is_over(self) -> bool:
        """The same rule as `TimedQuerySetMixin`."""
        return self.over_at is not None and self.over_at <= timezone.now()


def _moment(day: datetime.date | None, time: datetime.time | None) -> datetime.date | None:
    return datetime.datetime.combine(day, time, LONDON) if day and time else day


class TimedQuerySetMixin(Base):
    def coming(self) -> Self:
        """Those that are not over, soonest first. What lasts all day is over when its last day is."""
        return self._known_whether_over().filter(over=False).order_by("starts_on", START_TIME, "pk")

    def coming_first(self) -> Self:
        """The coming ones, soonest first, then the past ones, newest first: one list, so that it can be paginated."""
        return self._known_whether_over().order_by(
            "over",
            Case(When(over=False, then="starts_on")),
            Case(When(over=False, then=START_TIME)),
            "-starts_on",
            START_TIME.desc(),
            "pk",
        )

    def seconds_to_next_end(self) -> float | None:
        """Until the next of these is over, and moves from the coming to the past ones."""
        soonest = self.coming().order_by(LAST_DAY, Coalesce("ends_at", Value(END_OF_DAY))).first()
        return (soonest.over_at - timezone.now()).total_seconds() if soonest and soonest.over_at else None

    def _known_whether_over(self) -> Self:
        """The same rule as `Timed.is_over`."""
        now = timezone.localtime(timezone=LONDON)
        if now.fold:  # the hour comes a second time, so whatever ended in it is over
            now = now.replace(minute=59, second=59, microsecond=999_999)
        over = Q(last_day__lt=now.date()) | Q(last_day=now.date(), ends_at__lte=now.time())
        return self.alias(last_day=LAST_DAY).alias(over=Case(When(over, then=Value(True)), default=Value(False)))


def validate_times(timed: Timed) -> Errors:
    """The last day is not before the first, the end is after the beginning, and both times exist."""
    if not timed.starts_on:
        return {}
    last_day = timed.ends_on or timed.starts_on
    errors: Errors = {}
    if last_day < timed.starts_on:
        errors["ends_on"] = ValidationError(_("It ends before it starts. Write the last day, or leave it empty."))
    if timed.ends_at and not timed.starts_at:
        errors["starts_at"] = ValidationError(
            _("Say when it begins, or leave both times empty: it then lasts all day.")
        )
    elif timed.starts_at and not _exists(timed.starts_on, timed.starts_at):
        errors["starts_at"] = ValidationError(_("On this day the clocks go forward, and this time does not exist."))
    if timed.ends_at and not _exists(last_day, timed.ends_at):
        errors["ends_at"] = ValidationError(_("On this day the clocks go forward, and this time does not exist."))
    elif timed.starts_at and timed.ends_at and last_day == timed.starts_on and timed.ends_at <= timed.starts_at:
        sentence = _("It ends before it starts. If it ends at midnight or later, write the next day as its last day.")
        errors["ends_at"] = ValidationError(sentence)
    return errors


def _exists(day: datetime.date, time: datetime.time) -> bool:
    """Whether the clocks of the United Kingdom show this time on that day."""
    typed = datetime.datetime.combine(day, time, LONDON)
    return typed.astimezone(datetime.UTC).astimezone(LONDON).time() == time
