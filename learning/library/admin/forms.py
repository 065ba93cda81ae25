"""Admin forms of libraries, sections, resources and their files."""

from __future__ import annotations

import logging
from operator import attrgetter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.chooser import BaseChooser

from core.fields import NameFormField
from core.forms import FutureDatesMixin
from core.records import free_slug
from core.storages import STORAGE_AWAY
from core.upload_handlers import LostUpload
from files.refusals import not_what_its_name_says
from languages.forms import TranslatedRecordForm, kept_forms
from learning.audiences import RELATIONS, audience_errors, drop_other_kinds
from learning.library.enums import HEARD, FileKind, file_language_choices
from learning.library.files.file_types import MAX_BYTES, allowed_sentence, sniff
from learning.library.former_addresses import refuse_reserved
from learning.library.models import Library, Resource, ResourceFile, Section, SectionTranslation
from learning.library.services import add_file, relocate

if TYPE_CHECKING:
    from accounts.models import User

logger = logging.getLogger("learning.library")


class FreeAddressMixin:
    """Refuses an address that another record had: it still leads there."""

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]  # type: ignore[attr-defined]
        refuse_reserved(self.instance, slug)  # type: ignore[attr-defined]
        return slug


class MembersOnlyForm(FreeAddressMixin, FutureDatesMixin, TranslatedRecordForm):
    """The edit form of a record. Its location can be changed here only while the record is not live.

    An autosaved draft must not move a live record or change its audience: `admin.RelocateView` does,
    for those who may publish.
    """

    location_fields = ("library", "section", "slug", "order", "audience_kind", *RELATIONS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.live:
            for name in self.location_fields:
                if name in self.fields:
                    _lock(self.fields[name], self.initial.get(name))

    def save(self, commit: bool = True) -> Model:
        if "slug" in self.fields and not self.cleaned_data["slug"]:
            # The open form still shows an empty field after autosave made an address of half a title.
            kept = self._stored_slug() if self.instance.first_published_at else ""
            self.cleaned_data["slug"] = kept or free_slug(type(self.instance), self._main_title(), self.instance.pk)
            self.instance.slug = self.cleaned_data["slug"]
        new = self.instance.pk is None
        instance = super().save(commit=commit)
        if commit and not new and not instance.live:
            relocate(instance, **self._location())
        return instance

    def _stored_slug(self) -> str:
        return (
            type(self.instance)._base_manager.filter(pk=self.instance.pk).values_list("slug", flat=True).first() or ""
        )

    def _main_title(self) -> str:
        rows = [form.cleaned_data for form in self.formsets["translations"].forms if form.cleaned_data]
        rows.sort(key=lambda row: row.get("language") != settings.LANGUAGE_CODE)
        return next((row["title"] for row in rows if row.get("title")), "")

    def _location(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.location_fields if name in self.cleaned_data}


def _lock(field: forms.Field, value: Any) -> None:
    """A field that cannot be changed here. A chooser would still open, so what was chosen stands there instead."""
    field.disabled = True
    if isinstance(field.widget, BaseChooser):
        field = cast("forms.ModelChoiceField", field)
        field.widget = forms.Select()
        field.queryset = cast("QuerySet", field.queryset).filter(pk=value)
        field.label_from_instance = attrgetter("full_title")  # type: ignore[assignment, method-assign]


class ResourceForm(MembersOnlyForm):
    """Says what would keep the resource from being published (`Resource.publish`), with everything that was typed."""

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        sentence = "" if self.is_deferred_validation or not self.instance.pk else self.instance.cannot_publish_because
        if sentence:
            self.add_error(None, sentence)
        return not sentence


def _clean_audience(form: forms.BaseForm) -> None:
    for field, message in audience_errors(form.cleaned_data).items():
        form.add_error(field, message)
    drop_other_kinds(form.cleaned_data)


class LibraryForm(MembersOnlyForm):
    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.is_deferred_validation and not self.fields["audience_kind"].disabled:
            _clean_audience(self)
        return self.cleaned_data


TITLE_TAKEN = gettext_lazy("Another section of this library has this title.")


class SectionForm(MembersOnlyForm):
    """Two sections of a library with one title would look alike, in lists and to readers."""

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        taken = _titles_beside(self.instance, self.cleaned_data["library"])
        rows = kept_forms(self.formsets["translations"])
        doubled = [form for form in rows if _key(form.instance) in taken]
        for form in doubled:
            form.add_error("title", TITLE_TAKEN)
        return not doubled


def _titles_beside(section: Section, library: Library | None) -> set[tuple[str, str]]:
    """The titles of the other sections of the library."""
    others = SectionTranslation.objects.filter(record__library=library).exclude(record=section.pk)
    return {_key(row) for row in others}


def _key(row: SectionTranslation) -> tuple[str, str]:
    return row.language, row.title.casefold()


class RelocateForm(FreeAddressMixin, forms.ModelForm):
    """The location of a record and, for a library, its audience."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        if isinstance(self.instance, Section):
            taken = _titles_beside(self.instance, self.cleaned_data.get("library"))
            if any(_key(row) in taken for row in self.instance.translations.all()):
                self.add_error("library", TITLE_TAKEN)
        _clean_audience(self)
        if self.cleaned_data.get("slug") == "":
            self.cleaned_data["slug"] = free_slug(type(self.instance), str(self.instance), self.instance.pk)
        return self.cleaned_data


class FileChoiceField(forms.ModelChoiceField):
    """Names each file with its number, as the list of files does: several may have one name."""

    def label_from_instance(self, obj: ResourceFile) -> str:
        return _("File %(number)d: %(name)s") % {"number": obj.number, "name": obj.name}


def remove_metadata_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=gettext_lazy("Remove names and places"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "Who made it, with what and where is taken out of the file and of the pictures in it; what people read and "
            "hear stays. Untick it for a file that must stay as it is."
        ),
    )


class FileForm(forms.Form):
    """Adds one file to a resource; it may replace an older one."""

    file = forms.FileField(label=gettext_lazy("File"), allow_empty_file=True)
    remove_metadata = remove_metadata_field()
    name = NameFormField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("As people see it, for example “Leader’s sheets, all eight”."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=file_language_choices)
    replaces = FileChoiceField(
        label=gettext_lazy("Replaces"),
        queryset=ResourceFile.objects.none(),
        required=False,
        help_text=gettext_lazy("The file that this one is a newer version of. The older one is kept."),
    )
    transcript_of = FileChoiceField(
        label=gettext_lazy("Transcript of"),
        queryset=ResourceFile.objects.none(),
        required=False,
        help_text=gettext_lazy(
            "The sound of which this file has the words. Without one, a sound cannot be downloaded."
        ),
    )
    what_changed = NameFormField(
        label=gettext_lazy("What changed"),
        max_length=250,
        required=False,
        help_text=gettext_lazy("For example “Plainer words. Sheet 5 rewritten.”"),
    )

    def __init__(self, *args: Any, resource: Resource, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        replaces = cast("forms.ModelChoiceField", self.fields["replaces"])
        replaces.queryset = resource.files.replaceable()
        heard = resource.files.replaceable().filter(kind__in=HEARD)
        cast("forms.ModelChoiceField", self.fields["transcript_of"]).queryset = heard
        if not heard:
            del self.fields["transcript_of"]
        self.fields["file"].help_text = allowed_sentence()

    def clean_file(self) -> UploadedFile:
        """Its extension must be allowed; its bytes must be what the extension says."""
        return check_upload(self.cleaned_data["file"])

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("replaces") and not self.cleaned_data.get("what_changed"):
            self.add_error("what_changed", _("Say in a few words what changed."))
        upload = self.cleaned_data.get("file")
        if self.cleaned_data.get("transcript_of") and upload and sniff(upload) in HEARD:
            self.add_error("file", _("A transcript is to be read: choose a document."))
        return self.cleaned_data

    def add_to(self, resource: Resource, by: User) -> ResourceFile | None:
        """Adds the file; None when it was refused or could not be stored, which the form then says."""
        data = self.cleaned_data
        try:
            return add_file(
                resource,
                data["file"],
                remove_metadata=data["remove_metadata"],
                name=data["name"],
                language=data["language"],
                replaces=data["replaces"],
                transcript_of=data.get("transcript_of"),
                what_changed=data["what_changed"],
                by=by,
            )
        except ValidationError as refused:
            self.add_error("file", refused)
        except OSError as error:  # an S3 server that does not answer, a disk that is full
            logger.error("A file could not be stored in the private storage: %s", error)
            self.add_error("file", STORAGE_AWAY)
        return None


def check_upload(upload: UploadedFile) -> UploadedFile:
    """Raises ValidationError unless its extension is allowed and its bytes are what the extension says."""
    if isinstance(upload, LostUpload):
        raise ValidationError(STORAGE_AWAY)
    if not upload.size:
        raise ValidationError(" ".join([_("There is nothing in this file. Choose another."), allowed_sentence()]))
    extension = PurePath(upload.name or "").suffix.lower().lstrip(".")
    if extension not in FileKind.values or upload.size > MAX_BYTES:
        raise ValidationError(allowed_sentence())
    if sniff(upload) != extension:
        raise not_what_its_name_says(extension)
    return upload
