"""The edit form of meetings in the admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from languages.forms import kept_forms
from learning.library.admin.forms import MembersOnlyForm
from learning.library.models import Resource


class MeetingForm(MembersOnlyForm):
    """More is required of what is published than of drafts. Once it is published, its network does not change."""

    location_fields = ("network",)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.is_deferred_validation and not cleaned.get("town") and not cleaned.get("online_link"):
            self.add_error("town", _("Say where: write a town, or a link to take part online."))
        return cleaned

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        return self._materials_belong() and (self.is_deferred_validation or self._says_why_it_is_cancelled())

    def _materials_belong(self) -> bool:
        """Others would not see them: those of a library that is not for the members of this network."""
        network = self.cleaned_data["network"]
        rows = [form for form in kept_forms(self.formsets["materials"]) if form.cleaned_data.get("resource")]
        chosen = Resource.objects.filter(pk__in=[form.cleaned_data["resource"].pk for form in rows])
        own = set(chosen.filter(section__library__networks=network).values_list("pk", flat=True))
        foreign = [form for form in rows if form.cleaned_data["resource"].pk not in own]
        for form in foreign:
            form.add_error("resource", _("This is in no library for the members of this network. Choose another one."))
        return not foreign

    def _says_why_it_is_cancelled(self) -> bool:
        if not self.cleaned_data.get("is_cancelled"):
            return True
        words = kept_forms(self.formsets["translations"])
        if any(form.cleaned_data.get("cancelled_reason") for form in words):
            return True
        self.add_error("is_cancelled", _("Say why it is cancelled, below its words. People have made plans."))
        return False
