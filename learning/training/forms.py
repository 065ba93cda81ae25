"""The edit form of the page of a programme, which requires more of what is published than of drafts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.forms import NEEDED, PageForm


class ProgrammeForm(PageForm):
    needed_to_publish = {"learns": NEEDED}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.require_one_of(_("Say what one learns. All else may stay empty until it is known."), "learns")
        return cleaned
