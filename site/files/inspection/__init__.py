"""Refuses documents that do more than show themselves: macros, links that fetch, files in files, two files in one.

Each module answers for one family of file types. What it finds is said to the person who uploads, in one
sentence with what to do. Metadata is another matter (`files.cleaning`), and so are viruses (`files.scanning`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import IO

from django.core.files import File

from files.file_types import sniff
from files.inspection.audio import inspect_mp3
from files.inspection.office import inspect_office
from files.inspection.opendocument import inspect_opendocument
from files.inspection.pdf import inspect_pdf
from files.inspection.refusals import not_what_its_name_says
from files.inspection.text import inspect_text

_INSPECTORS: dict[str, tuple[str, Callable[[IO[bytes]], None]]] = {
    # the ending of its name: what its bytes must be, and who looks at them
    "csv": ("txt", inspect_text),
    "docx": ("docx", inspect_office),
    "mp3": ("mp3", inspect_mp3),
    "odt": ("odt", inspect_opendocument),
    "pdf": ("pdf", inspect_pdf),
    "pptx": ("pptx", inspect_office),
    "txt": ("txt", inspect_text),
    "xlsx": ("xlsx", inspect_office),
}


def inspect(file: File) -> None:
    """Raises ValidationError, with one sentence, for a document that should not be given to anybody.

    Which types may be uploaded at all is for each form to say: a type that is unknown here passes.
    The file is left at its start.
    """
    ending = PurePath(file.name or "").suffix.lower().lstrip(".")
    if ending not in _INSPECTORS:
        return
    kind, inspector = _INSPECTORS[ending]
    if sniff(file) != kind:
        raise not_what_its_name_says(ending)
    try:
        inspector(file)
    finally:
        file.seek(0)
