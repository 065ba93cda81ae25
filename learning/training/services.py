"""Every write of a completion: the row, and in its history what stood there before."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.formats import date_format
from wagtail.log_actions import log

from learning.training.models import Completion, Programme

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def enter_completion(
    person: User,
    programme: Programme,
    completed_on: datetime.date,
    valid_until: datetime.date | None,
    *,
    by: User | None,
) -> Completion:
    """Enters a completion once: a second time corrects the last day of the one that is there."""
    row, is_new = Completion.objects.select_for_update().get_or_create(
        person=person,
        programme=programme,
        completed_on=completed_on,
        defaults={"valid_until": valid_until, "entered_by": by},
    )
    if is_new:
        log(instance=row, action="wagtail.create", user=by)
    elif row.valid_until != valid_until:
        correct_completion(row, by=by, valid_until=valid_until)
    return row


@transaction.atomic
def correct_completion(completion: Completion, *, by: User | None, **values: Any) -> Completion:
    """Changes what was entered. The history keeps what stood there before, and who changed it."""
    row = Completion.objects.select_for_update(of=("self",)).select_related("person", "programme").get(pk=completion.pk)
    changed = {
        name: [_plain(getattr(row, name)), _plain(value)]
        for name, value in values.items()
        if getattr(row, name) != value
    }
    if changed:
        for name in changed:
            setattr(row, name, values[name])
        row.save(update_fields=list(changed))
        log(instance=row, action="training.correct", user=by, data={"changed": changed})
    return row


def _plain(value: Any) -> str:
    """As the history keeps it. Of a person only the key: her name must go when her account does."""
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    return "" if value is None else str(value.pk if hasattr(value, "email") else value)
