"""The edit form of events, which requires more of what is published than of drafts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import PageForm


class EventForm(PageForm):
    needed_to_publish = {"place": gettext_lazy("Needed to publish, unless it is online.")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._check_what_is_missing(cleaned)
        return cleaned

    def _check_what_is_missing(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("place") and not cleaned.get("is_online"):
            self.add_error("place", _("Say where: write a place, or tick “online”."))
        if cleaned.get("starts_at") and not cleaned.get("ends_at") and "ends_at" not in self.errors:
            self.add_error("ends_at", _("Say when it ends: calendars need it."))
        if cleaned.get("is_cancelled") and not cleaned.get("cancelled_reason"):
            self.add_error("cancelled_reason", _("Say why it is cancelled. People have made plans."))
