"""The kind of a file by its bytes, for the kinds that a library allows."""

from __future__ import annotations

import zipfile
from typing import IO

import puremagic
from django.utils.translation import gettext as _

from learning.library.enums import FileKind

MAX_BYTES = 50 * 1024 * 1024
MIME = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.MP3: "audio/mpeg",
}
_MICROSOFT_OFFICE = {
    "word/document.xml": FileKind.DOCX,
    "xl/workbook.xml": FileKind.XLSX,
    "ppt/presentation.xml": FileKind.PPTX,
}


def allowed_sentence() -> str:
    """The error for a file of another kind or size."""
    return _("A file may be a PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument (.odt) or sound (.mp3) file of up to 50 MB.")  # fmt: skip


def sniff(content: IO[bytes]) -> FileKind | None:
    """The kind of an open file, or None when it is not allowed. Leaves the file at its start."""
    content.seek(0)
    head = content.read(4096)
    try:
        if head.startswith(b"PK"):
            return _inside_zip(content)
        if head.startswith(b"%PDF-"):
            return FileKind.PDF
        endings = {match.extension for match in puremagic.magic_string(head)} if head else set()
        return FileKind.MP3 if ".mp3" in endings else None
    except (puremagic.PureError, zipfile.BadZipFile, OSError, ValueError):
        return None
    finally:
        content.seek(0)


def _inside_zip(content: IO[bytes]) -> FileKind | None:
    with zipfile.ZipFile(content) as archive:
        names = set(archive.namelist())
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            return None  # macros
        if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
            return (
                FileKind.ODT
                if archive.read("mimetype").decode("ascii", "ignore").strip() == MIME[FileKind.ODT]
                else None
            )
        if "[Content_Types].xml" not in names:
            return None
        return next((kind for part, kind in _MICROSOFT_OFFICE.items() if part in names), None)
