"""The edit form of jobs."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.forms import PageForm


class JobForm(PageForm):
    def clean_closes_at(self) -> datetime.datetime | None:
        """A new job is not closed before anybody could read it; one that closed since can still be edited."""
        typed = self.cleaned_data["closes_at"]
        if typed and typed < timezone.now() and typed not in self._known("closes_at"):
            raise ValidationError(_("This moment has passed. Write a later one."))
        return typed
