"""The edit form of campaigns, which requires more of what is published than of drafts."""

from __future__ import annotations

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from core.forms import PageForm


class CampaignForm(PageForm):
    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._check_reason(cleaned.get("why"))
            self._check_ask_numbers(cleaned)
        return cleaned

    def _check_reason(self, why: str | None) -> None:
        """An empty editor sends an empty paragraph, which is not blank to Django."""
        if why is not None and not strip_tags(why).strip():
            self.add_error("why", _("Say why it matters."))

    def _check_ask_numbers(self, cleaned: dict) -> None:
        last = len(cleaned.get("asks") or [])
        for line in cleaned.get("outcomes") or []:
            if (line.value["ask"] or 0) > last:
                sentence = _("There is no ask number %(number)d.") % {"number": line.value["ask"]}
                self.add_error("outcomes", sentence)
                return
