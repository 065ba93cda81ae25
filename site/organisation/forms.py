"""The edit form of jobs."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import PageForm


class JobForm(PageForm):
    needed_to_publish = {"how_to_apply": gettext_lazy("Needed to publish while the job is open.")}

    def clean(self) -> dict[str, Any]:
        """A job that is open, or whose last moment is missing still, says how to apply; one that has closed need not."""
        cleaned = super().clean()
        closes_at = cleaned.get("closes_at")
        if not closes_at or closes_at > timezone.now():
            self.require_one_of(_("Say how to apply: people can read the job from now on."), "how_to_apply")
        return cleaned

    def clean_closes_at(self) -> datetime.datetime | None:
        """A new job is not closed before anybody could read it; one that closed since can still be edited."""
        typed = self.cleaned_data["closes_at"]
        if typed and typed < timezone.now() and typed not in self._known("closes_at"):
            raise ValidationError(_("This moment has passed. Write a later one."))
        return typed
