"""The edit form of campaigns, which requires more of what is published than of drafts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.withdrawal import WithdrawalForm


class CampaignForm(WithdrawalForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.require_one_of(_("Say why it matters."), "why")
        return cleaned
