"""What contradicts itself in an event, by field. It is refused on every way that an event arrives, drafts included."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.dates import LONDON

if TYPE_CHECKING:
    from events.models import EventPage

Errors = dict[str, ValidationError]


def validate_times(event: EventPage) -> Errors:
    """The last day is not before the first, the end is after the beginning, and both times exist."""
    if not event.starts_on:
        return {}
    last_day = event.ends_on or event.starts_on
    errors: Errors = {}
    if last_day < event.starts_on:
        errors["ends_on"] = ValidationError(_("It ends before it starts. Write the last day, or leave it empty."))
    if event.ends_at and not event.starts_at:
        errors["starts_at"] = ValidationError(
            _("Say when it begins, or leave both times empty: it then lasts all day.")
        )
    elif event.starts_at and not _exists(event.starts_on, event.starts_at):
        errors["starts_at"] = ValidationError(_("On this day the clocks go forward, and this time does not exist."))
    if event.ends_at and not _exists(last_day, event.ends_at):
        errors["ends_at"] = ValidationError(_("On this day the clocks go forward, and this time does not exist."))
    elif event.starts_at and event.ends_at and last_day == event.starts_on and event.ends_at <= event.starts_at:
        sentence = _("It ends before it starts. If it ends at midnight or later, write the next day as its last day.")
        errors["ends_at"] = ValidationError(sentence)
    return errors


def _exists(day: datetime.date, time: datetime.time) -> bool:
    """Whether the clocks of the United Kingdom show this time on that day."""
    typed = datetime.datetime.combine(day, time, LONDON)
    return typed.astimezone(datetime.UTC).astimezone(LONDON).time() == time
