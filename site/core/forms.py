"""The edit forms of what can expire."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.admin.forms import WagtailAdminPageForm


class PastExpiryMixin:
    """Drops a date of expiry that has passed, when a version of the record had it.

    It has done its work, and Wagtail refuses to save with it, so nobody could edit what has expired, go back to an
    older version, or save twice: the form in the browser still has the date that the first save dropped.
    """

    cleaned_data: dict[str, Any]
    initial: dict[str, Any]
    instance: Any

    def clean_expire_at(self) -> datetime.datetime | None:
        typed = self.cleaned_data["expire_at"]
        if typed and typed < timezone.now() and _minute(typed) in self._known_dates():
            return None
        return typed

    def _known_dates(self) -> set[datetime.datetime]:
        stored = [self.initial.get("expire_at")]
        if self.instance.pk:
            texts = self.instance.revisions.order_by().values_list("content__expire_at", flat=True).distinct()
            stored += [parse_datetime(text) for text in texts if text]
        return {_minute(moment) for moment in stored if moment}


def _minute(moment: datetime.datetime) -> datetime.datetime:
    """The field shows minutes only."""
    return moment.replace(second=0, microsecond=0)


class PageForm(PastExpiryMixin, WagtailAdminPageForm):
    """The edit form of every page."""
