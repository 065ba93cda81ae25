"""The form on which editors write a record's words, a row a language."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm


class TranslatedRecordForm(WagtailAdminModelForm):
    """Asks for the words in the main language before readers may see the record; a draft may lack them."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if valid and not self.is_deferred_validation and not self._has_main_language():
            self.formsets["translations"]._non_form_errors.append(_("Write the words in English as well."))
            return False
        return valid

    def _has_main_language(self) -> bool:
        forms = (form for form in self.formsets["translations"].forms if form.has_changed() or form.instance.pk)
        rows = (form.cleaned_data for form in forms)
        return any(row.get("language") == settings.LANGUAGE_CODE for row in rows if not row.get("DELETE"))
