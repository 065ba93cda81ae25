"""The edit form of campaigns, which requires more of what is published than of drafts."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaigns.history import validate_history
from core.forms import NEEDED
from core.withdrawal import WithdrawalForm


class CampaignForm(WithdrawalForm):
    needed_to_publish = {"why": NEEDED}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.require_one_of(_("Say why it matters."), "why")
        self._check_history(cleaned)
        return cleaned

    def _check_history(self, cleaned: dict[str, Any]) -> None:
        """Of drafts too: what is scheduled, approved or published with others passes no form again."""
        published = type(self.instance).objects.filter(pk=self.instance.pk, first_published_at__isnull=False).first()
        if published is None or "asks" not in cleaned:
            return
        try:
            validate_history(published.asks, cleaned["asks"])
        except ValidationError as error:
            self.add_error("asks", error)
