"""The form on which editors write a record's words, a row a language."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.forms import BaseFormSet
from django.utils.translation import gettext as _
from modelcluster.forms import ClusterForm
from wagtail.admin.forms import WagtailAdminModelForm


class TranslatedRecordForm(WagtailAdminModelForm):
    """Asks for the words in the main language before readers may see the record; a draft may lack them."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if not valid or self.is_deferred_validation:
            return valid
        lacking = [formset for formset in translation_formsets(self) if not _has_main_language(formset)]
        for formset in lacking:
            formset.non_form_errors().append(_("Write the words in English as well."))
        return not lacking


def translation_formsets(form: ClusterForm) -> Iterator[BaseFormSet]:
    """The words of the record, and those of its child records that have words of their own."""
    for name, formset in form.formsets.items():
        if name == "translations":
            yield formset
        else:
            for child in kept_forms(formset):
                yield from translation_formsets(child)


def kept_forms(formset: BaseFormSet) -> list[ClusterForm]:
    """The forms of a valid formset that stand for a row: neither deleted nor left blank."""
    deleted = formset.deleted_forms
    return [form for form in formset.forms if form not in deleted and (form.has_changed() or form.instance.pk)]


def _has_main_language(formset: BaseFormSet) -> bool:
    return any(form.cleaned_data.get("language") == settings.LANGUAGE_CODE for form in kept_forms(formset))
