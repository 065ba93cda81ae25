"""Removes from a file where, with what and by whom it was made.

What is not understood to the end is refused, never handed back as it came.
"""

from __future__ import annotations

import mimetypes
from pathlib import PurePath

from django.core.files.base import File
from django.utils.translation import gettext as _

from files.cleaning.audio import clean_mp3
from files.cleaning.base import CannotClean, Cleaner, CleanFile, content_of
from files.cleaning.office import clean_office
from files.cleaning.opendocument import clean_opendocument
from files.cleaning.pdf import clean_pdf
from files.cleaning.pictures import clean_picture

__all__ = ["CannotClean", "CleanFile", "clean_document", "clean_picture"]


def _clean_text(content: bytes) -> bytes:
    """Plain text holds what it shows and nothing else."""
    return content


#: How each kind of document is cleaned, by its extension. A kind that is not here is refused.
CLEANERS: dict[str, Cleaner] = {
    "csv": _clean_text,
    "docx": clean_office,
    "mp3": clean_mp3,
    "odt": clean_opendocument,
    "pdf": clean_pdf,
    "pptx": clean_office,
    "txt": _clean_text,
    "xlsx": clean_office,
}


def clean_document(file: File) -> CleanFile:
    """A copy without names, places, devices and programs; raises `CannotClean`."""
    name = file.name or ""
    cleaner = CLEANERS.get(PurePath(name).suffix.lower().lstrip("."))
    if cleaner is None:
        raise CannotClean(
            _("Files of this kind cannot be cleaned of names and places. Save it as PDF, and choose the new file.")
        )
    return CleanFile(name, cleaner(content_of(file)), mimetypes.guess_type(name)[0] or "application/octet-stream")
