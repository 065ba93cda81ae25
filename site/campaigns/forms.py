"""The edit form of campaigns, which requires more of what is published than of drafts."""

from __future__ import annotations

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from core.withdrawal import WithdrawalForm


class CampaignForm(WithdrawalForm):
    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._check_reason(cleaned.get("why"))
        return cleaned

    def _check_reason(self, why: str | None) -> None:
        """An empty editor sends an empty paragraph, which is not blank to Django."""
        if why is not None and not strip_tags(why).strip():
            self.add_error("why", _("Say why it matters."))
