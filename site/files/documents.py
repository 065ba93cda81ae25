"""The one way in for documents, public ones and members' ones: what is stored was inspected, cleaned and scanned."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, NamedTuple

from django.core.files import File
from django.utils.translation import gettext as _

from files.archives import read_parts
from files.cleaning import CannotClean, CleanFile, content_of
from files.cleaning.audio import clean_mp3
from files.cleaning.office import clean_office
from files.cleaning.opendocument import clean_opendocument
from files.cleaning.pdf import clean_pdf
from files.cleaning.video import clean_mp4
from files.file_types import PLAIN_TEXT, sniff
from files.inspection import office, opendocument
from files.inspection.audio import inspect_mp3, refuse_what_is_no_sound
from files.inspection.pdf import inspect_pdf
from files.inspection.text import inspect_text
from files.inspection.video import inspect_mp4
from files.mp3 import read_mp3
from files.mp4 import read_mp4
from files.pdf import read_pdf
from files.refusals import not_what_its_name_says
from files.scanning import scan


def _as_it_is(content: bytes) -> bytes:
    """Plain text holds what it shows and nothing else."""
    return content


def _nothing(content: Any) -> None:
    """Stored as it is, it holds nothing that the cleaner would have to take out for safety."""


class Kind(NamedTuple):
    """How a kind of document is read, once, and what is then done with what was read.

    `read`, `inspect` and `refuse_uncleaned` raise ValidationError, with one sentence, for what is refused.
    """

    bytes_are: str  # what `sniff` must find
    read: Callable[[bytes], Any]
    inspect: Callable[[Any], None]
    clean: Callable[[Any], bytes]
    refuse_uncleaned: Callable[[Any], None] = _nothing  # what only the cleaner would have made harmless


def _office(bytes_are: str) -> Kind:
    return Kind(bytes_are, read_parts, office.inspect_office, clean_office, office.refuse_outside_template)


#: By the extension of its name. Which of them a form takes is for the form to say; any other is refused.
KINDS = {
    "csv": Kind(PLAIN_TEXT, _as_it_is, inspect_text, _as_it_is),
    "docx": _office("docx"),
    "mp3": Kind("mp3", read_mp3, inspect_mp3, clean_mp3, refuse_what_is_no_sound),
    "mp4": Kind("mp4", read_mp4, inspect_mp4, clean_mp4),
    "odt": Kind(
        "odt", read_parts, opendocument.inspect_opendocument, clean_opendocument, opendocument.refuse_uncleaned
    ),
    "pdf": Kind("pdf", read_pdf, inspect_pdf, clean_pdf),
    "pptx": _office("pptx"),
    "txt": Kind(PLAIN_TEXT, _as_it_is, inspect_text, _as_it_is),
    "xlsx": _office("xlsx"),
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
    document = kind.read(content_of(file))
    kind.inspect(document)
    if clean:
        content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = CleanFile(name, kind.clean(document), content_type)
    else:
        kind.refuse_uncleaned(document)
    file.seek(0)
    return file, scan(file)
