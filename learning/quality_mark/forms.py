"""The edit form of an award."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.forms import FutureDatesMixin
from core.records import free_slug
from languages.forms import kept_forms
from learning.quality_mark.models import Award


class AwardForm(FutureDatesMixin, WagtailAdminModelForm):
    """Makes the address of an award, which follows its name until it is published; asks for the reason of a withdrawal."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if not valid or self.is_deferred_validation:
            return valid
        reasons = {
            form.cleaned_data.get("language"): form.cleaned_data.get("withdrawn_reason")
            for form in kept_forms(self.formsets["translations"])
        }
        withdrawn = self.cleaned_data.get("withdrawn_on")
        if withdrawn and not reasons.get(settings.LANGUAGE_CODE):
            self.add_error("withdrawn_on", _("Write the reason in English under “Words”: anybody may ask why."))
        if not withdrawn and any(reasons.values()):
            self.add_error(
                "withdrawn_on", _("There is a reason for a withdrawal: write its day, or remove the reason.")
            )
        return not self.errors

    def save(self, commit: bool = True) -> Any:
        award: Award = self.instance
        if not (award.slug and (award.live or award.first_published_at)):
            award.slug = free_slug(Award, award.organisation, award.pk)
        return super().save(commit)
