"""The fields through which every picture and document arrives: what they store is clean, whoever stores it."""

from __future__ import annotations

import posixpath
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.db.models.fields.files import FieldFile
from wagtail.images.fields import WagtailImageField as ImageFormField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from files.cleaning import CleanFile
from files.documents import accept_document
from files.pictures import accept_picture


class StoresCleanFiles(FieldFile):
    """`save` is where Django stores a file, so nothing gets into the public storage without being cleaned."""

    @staticmethod
    def accept(file: File) -> File:
        """What is stored of a file."""
        raise NotImplementedError

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Raises ValidationError for a file that is refused, and OSError when it cannot be stored."""
        if not isinstance(content, CleanFile):
            content = self.accept(File(content, name=posixpath.basename(name)))
            name = content.name or name
        record: Any = self.instance
        record.file_size = content.size
        record.file_is_new = True
        super().save(name, content, save)


class PictureFile(StoresCleanFiles, WagtailImageFieldFile):
    @staticmethod
    def accept(file: File) -> File:
        return accept_picture(file)


class DocumentFile(StoresCleanFiles):
    @staticmethod
    def accept(file: File) -> File:
        return accept_document(file)[0]


class PublicPictureField(WagtailImageField):
    attr_class = PictureFile


class PublicDocumentField(models.FileField):
    attr_class = DocumentFile


class PictureFormField(ImageFormField):
    """Wagtail's field, given the clean copy: damaged and odd files end in a sentence, large ones are shrunk."""

    def to_python(self, data: Any) -> UploadedFile | None:
        if isinstance(data, UploadedFile) and not isinstance(data, CleanFile):
            if data.size and data.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
                self.check_image_file_size(data)
            self.run_validators(data)  # its extension, before anything opens it
            data = accept_picture(data)
        return super().to_python(data)
