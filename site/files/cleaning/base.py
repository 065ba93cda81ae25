"""What the cleaners of all kinds of files share."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile


class CannotClean(ValidationError):
    """A file that may still tell where, with what or by whom it was made. Its sentence says what to do."""


class CleanFile(SimpleUploadedFile):
    """A file that holds no GPS position, device, owner or author."""


def content_of(file: File) -> bytes:
    file.seek(0)
    content = file.read()
    file.seek(0)
    return content
