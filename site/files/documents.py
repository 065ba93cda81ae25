"""The one way in for documents, public ones and members' ones: what is stored was inspected, cleaned and scanned."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import PurePath
from typing import IO, NamedTuple

from django.core.files import File
from django.utils.translation import gettext as _

from files.cleaning import CannotClean, Cleaner, CleanFile, content_of
from files.cleaning.audio import clean_mp3
from files.cleaning.office import clean_office
from files.cleaning.opendocument import clean_opendocument
from files.cleaning.pdf import clean_pdf
from files.file_types import PLAIN_TEXT, sniff
from files.inspection.audio import inspect_mp3
from files.inspection.office import inspect_office
from files.inspection.opendocument import inspect_opendocument
from files.inspection.pdf import inspect_pdf
from files.inspection.refusals import not_what_its_name_says
from files.inspection.templates import refuse_outside_template
from files.inspection.text import inspect_text
from files.scanning import scan


class Kind(NamedTuple):
    bytes_are: str  # what `sniff` must find
    inspect: Callable[[IO[bytes]], None]
    clean: Cleaner


def _clean_text(content: bytes) -> bytes:
    """Plain text holds what it shows and nothing else."""
    return content


#: By the extension of its name. Which of them a form takes is for the form to say; any other is refused.
KINDS = {
    "csv": Kind(PLAIN_TEXT, inspect_text, _clean_text),
    "docx": Kind("docx", inspect_office, clean_office),
    "mp3": Kind("mp3", inspect_mp3, clean_mp3),
    "odt": Kind("odt", inspect_opendocument, clean_opendocument),
    "pdf": Kind("pdf", inspect_pdf, clean_pdf),
    "pptx": Kind("pptx", inspect_office, clean_office),
    "txt": Kind(PLAIN_TEXT, inspect_text, _clean_text),
    "xlsx": Kind("xlsx", inspect_office, clean_office),
}


def accept_document(file: File, *, clean: bool = True) -> tuple[File, str]:
    """What is stored of a document, and the checksum of what the virus scanner called clean ("" where there is none).

    Raises ValidationError, with one sentence, for one that acts, fetches, hides something, cannot be cleaned, or may
    be a virus.
    """
    name = file.name or ""
    extension = PurePath(name).suffix.lower().lstrip(".")
    kind = KINDS.get(extension)
    if kind is None:
        raise CannotClean(
            _("Files of this kind cannot be cleaned of names and places. Save it as PDF, and choose the new file.")
        )
    if sniff(file) != kind.bytes_are:
        raise not_what_its_name_says(extension)
    kind.inspect(file)  # before the cleaner unpacks it
    if clean:
        content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = CleanFile(name, kind.clean(content_of(file)), content_type)
    else:
        refuse_outside_template(file)
    file.seek(0)
    return file, scan(file)
