"""The edit forms of what can expire."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm


class PastExpiryMixin:
    """Drops the date at which the record, or the older version that somebody goes back to, expired.

    It has done its work. Wagtail refuses to save with it, so nobody could edit what has expired.
    """

    cleaned_data: dict[str, Any]
    initial: dict[str, Any]

    def clean_expire_at(self) -> datetime.datetime | None:
        typed = self.cleaned_data["expire_at"]
        stored = self.initial.get("expire_at")
        if typed and stored and typed < timezone.now() and _minute(typed) == _minute(stored):
            return None
        return typed


def _minute(moment: datetime.datetime) -> datetime.datetime:
    """The field shows minutes only."""
    return moment.replace(second=0, microsecond=0)


class PageForm(PastExpiryMixin, WagtailAdminPageForm):
    """The edit form of every page."""
