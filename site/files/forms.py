"""Forms for pictures and documents: what is refused comes back in one sentence, what is stored is the clean copy."""

from __future__ import annotations

from typing import Any

from django.core.files.base import File
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.images.models import AbstractImage

from files.documents import accept_document
from files.fields import PictureField
from files.scanning import scan


class PublicImageForm(BaseImageForm):
    """Every size that templates show is made at upload, so that no reader waits for one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):  # the form for a picture that is already there has none
            self.fields["file"] = PictureField(label=field.label, required=field.required, widget=field.widget)

    def clean_file(self) -> File:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            scan(file)
        return file

    def save(self, commit: bool = True) -> AbstractImage:
        image = super().save(commit=commit)
        if commit and "file" in self.changed_data:
            image.make_renditions()
        return image


class PublicDocumentForm(BaseDocumentForm):
    def clean_file(self) -> File:
        file = self.cleaned_data["file"]
        return accept_document(file)[0] if "file" in self.changed_data else file
