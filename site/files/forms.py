"""Forms for pictures and documents: what is refused comes back in one sentence, what is stored is the clean copy."""

from __future__ import annotations

import logging
from copy import copy
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.forms import ModelForm, RadioSelect
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.images.models import AbstractImage

from core.storages import STORAGE_AWAY
from core.upload_handlers import LostUpload
from files.documents import accept_document
from files.fields import PictureFormField
from files.models import People

logger = logging.getLogger("files")


class StoresFileWhenValid(ModelForm):
    """Stores a new file as the last step of the check, so that a full disk is a sentence in a form with all its words.

    Wagtail's forms store it when they are saved, which is too late for that.
    """

    def full_clean(self) -> None:
        """The name of a refused file, which the browser took for the title, is not kept for the file that is chosen next."""
        super().full_clean()
        refused, title = self.files.get(self.add_prefix("file")), self.add_prefix("title")
        is_new = self.instance.pk is None and "file" in self.errors
        if is_new and refused and self.data.get(title) == PurePath(refused.name or "").stem:
            data: Any = copy(self.data)  # a QueryDict can be written in its copy alone
            data[title] = ""
            self.data = data

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]  # not in Django's stubs
        if isinstance(self.files.get(self.add_prefix("file")), LostUpload):
            self.errors.pop("file", None)
            self.add_error("file", STORAGE_AWAY)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # not in Django's stubs
        if "file" in self.changed_data and not self.errors:
            try:
                self.instance.store_new_file()
            except OSError as error:
                logger.error("A file could not be stored in the public storage: %s", error)
                self.add_error("file", STORAGE_AWAY)


class PublicImageForm(StoresFileWhenValid, BaseImageForm):
    class Meta(BaseImageForm.Meta):
        widgets = {**BaseImageForm.Meta.widgets, "people": RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):  # the form for a picture that is already there has none
            self.fields["file"] = PictureFormField(label=field.label, required=field.required, widget=field.widget)

    def clean(self) -> dict[str, Any]:
        """Consent that nobody could show to anybody is none; and a picture of nobody needs none."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("people") == People.YES and not typed.get("consent_held_by"):
            self.add_error(
                "consent_held_by", _("Write who keeps the written consent: a role or the number of the form.")
            )
        elif typed.get("people") == People.NO:
            typed |= {"consent_held_by": "", "consent_ends_on": None}
        ends_on = typed.get("consent_ends_on")
        if self.instance.pk is None and ends_on and ends_on < timezone.localdate():
            self.add_error("consent_ends_on", _("This day is over: without a consent nobody may see the picture."))
        return typed

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | ({"file"} if self._leaves_withheld_file() else set())

    def _post_clean(self) -> None:
        if self._leaves_withheld_file():
            self.cleaned_data.pop("file", None)
        super()._post_clean()

    def _leaves_withheld_file(self) -> bool:
        """Whether its file is not in the public storage, where Django would measure it, and no other takes its place."""
        return bool(self.instance.withheld_file) and "file" not in self.changed_data

    def save(self, commit: bool = True) -> AbstractImage:
        with transaction.atomic():  # Wagtail deletes the sizes of the old file after it saved the new one
            return super().save(commit=commit)


class PublicDocumentForm(StoresFileWhenValid, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):  # the form for a document of many has none
            kinds = ", ".join(extension.upper() for extension in settings.WAGTAILDOCS_EXTENSIONS)
            size = filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
            field.help_text = _("Kinds of file: %(kinds)s. At most %(size)s.") % {"kinds": kinds, "size": size}

    def clean_file(self) -> File:
        file = self.cleaned_data["file"]
        return accept_document(file)[0] if "file" in self.changed_data else file


class AsksAboutPeopleLater(ModelForm):
    """A picture of many, which Wagtail sends with its title alone: it is withheld until the form below it is answered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("people", "consent_held_by", "consent_ends_on"):
            del self.fields[name]


class OneOfMany(ModelForm):
    """A file of an upload of many: whatever is wrong with it is said beside it.

    Of an error at another field than `file`, Wagtail's view makes a row that keeps the file as it came, in public.
    """

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.errors and "file" not in self.errors:
            for name, errors in list(self.errors.items()):
                label = self.fields[name].label if name in self.fields else _("File")
                self.add_error("file", [f"{label}: {error}" for error in errors])
