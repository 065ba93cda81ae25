"""The edit form of a record with its translations."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.forms import BaseFormSet
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet, ClusterForm
from wagtail.admin.forms import WagtailAdminModelForm


class TranslatedRecordForm(WagtailAdminModelForm):
    """Requires a translation into the main language, except in a draft."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if not valid or self.is_deferred_validation:
            return valid
        lacking = [formset for formset in translation_formsets(self) if not _has_main_language(formset)]
        for formset in lacking:
            formset.non_form_errors().append(_("Write the words in English as well."))
        return not lacking


class TranslationFormSet(BaseChildFormSet):
    """The translations of one record: one row a language."""

    def get_unique_error_message(self, unique_check: tuple[str, ...]) -> str:
        return _("One language is here twice. Keep one of the two and remove the other.")

    def get_form_error(self) -> str:
        return _("There are already words in this language.")


def translation_formsets(form: ClusterForm) -> Iterator[BaseFormSet]:
    """The formsets of the translations of the record and of its child records, such as the links of a menu."""
    for name, formset in form.formsets.items():
        if name == "translations":
            yield formset
        else:
            for child in kept_forms(formset):
                yield from translation_formsets(child)


def kept_forms(formset: BaseFormSet) -> list[ClusterForm]:
    """The forms of a validated formset that are neither deleted nor blank. Django's `deleted_forms` knows valid ones only."""
    there = [form for form in formset.forms if not form.cleaned_data.get(DELETION_FIELD_NAME)]
    return [form for form in there if form.has_changed() or form.instance.pk]


def _has_main_language(formset: BaseFormSet) -> bool:
    return any(form.cleaned_data.get("language") == settings.LANGUAGE_CODE for form in kept_forms(formset))
