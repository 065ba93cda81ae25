"""The forms with which editors write members-only records."""

from __future__ import annotations

from pathlib import PurePath

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from languages.forms import TranslatedRecordForm
from learning.audiences import AudienceKind
from learning.library.enums import FileLanguage
from learning.library.kinds import MAX_BYTES, allowed_sentence, sniff


class MembersOnlyForm(TranslatedRecordForm):
    """Words and files of a record. Its location is open here only while nobody outside can see it.

    When it is live, an autosaved draft must not move it or open it: that is a step of its own
    (`admin.RelocateView`), for those who may publish.
    """

    location_fields = ("library", "section", "slug", "order", "audience_kind", "networks", "organisations")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.live:
            for name in self.location_fields:
                if name in self.fields:
                    self.fields[name].disabled = True

    def save(self, commit: bool = True):
        from learning.library.services import free_slug, relocate

        if "slug" in self.fields and not self.instance.slug:
            self.instance.slug = free_slug(type(self.instance), self._main_title())
        new = self.instance.pk is None
        instance = super().save(commit=commit)
        if commit and not new and not instance.live:
            relocate(instance, **self._location())
        return instance

    def _main_title(self) -> str:
        rows = [form.cleaned_data for form in self.formsets["translations"].forms if form.cleaned_data]
        rows.sort(key=lambda row: row.get("language") != settings.LANGUAGE_CODE)
        return next((row["title"] for row in rows if row.get("title")), "")

    def _location(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.location_fields if name in self.cleaned_data}


def clean_audience(cleaned: dict) -> dict[str, str]:
    """What is missing for the chosen kind of audience, by field."""
    kind = cleaned.get("audience_kind")
    if kind == AudienceKind.NETWORKS and not cleaned.get("networks"):
        return {"networks": _("Choose at least one network.")}
    if kind == AudienceKind.ORGANISATIONS and not cleaned.get("organisations"):
        return {"organisations": _("Choose at least one organisation.")}
    return {}


class LibraryForm(MembersOnlyForm):
    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation and not self.fields["audience_kind"].disabled:
            for field, message in clean_audience(self.cleaned_data).items():
                self.add_error(field, message)
        return cleaned


class FileForm(forms.Form):
    """One file for a resource: new, or in place of an older one."""

    file = forms.FileField(label=gettext_lazy("File"), allow_empty_file=True)
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("As people see it, for example “Leader’s sheets, all eight”."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=FileLanguage)
    replaces = forms.ModelChoiceField(
        label=gettext_lazy("Replaces"),
        queryset=None,
        required=False,
        help_text=gettext_lazy("The file that this one is a newer version of. The older one is kept."),
    )
    what_changed = forms.CharField(
        label=gettext_lazy("What changed"),
        max_length=250,
        required=False,
        help_text=gettext_lazy("For example “Plainer words. Sheet 5 rewritten.”"),
    )

    def __init__(self, *args, resource, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replaces"].queryset = resource.files.current()
        self.fields["file"].help_text = allowed_sentence()

    def clean_file(self):
        """The kind by its bytes must be allowed and agree with the ending of its name."""
        upload = self.cleaned_data["file"]
        kind = sniff(upload) if 0 < upload.size <= MAX_BYTES else None
        ending = PurePath(upload.name).suffix.lower().lstrip(".")
        if kind is None or kind != ending:
            raise ValidationError(allowed_sentence())
        self.cleaned_data["kind"] = kind
        return upload

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("replaces") and not cleaned.get("what_changed"):
            self.add_error("what_changed", _("Say in a few words what changed."))
        return cleaned
