"""The type of a document by its bytes. Neither its name nor what the browser says about it is asked."""

from __future__ import annotations

import codecs
import zipfile
from typing import IO

#: Text that a browser could take for something else than text is refused by `inspection.text`, not here.
PLAIN_TEXT = "txt"
_MICROSOFT_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_OPEN_DOCUMENT = {"application/vnd.oasis.opendocument.text": "odt"}
#: Readers skip it before a PDF's header, and so do we; anything else there makes it another file.
BEFORE_A_PDF = codecs.BOM_UTF8 + b" \t\r\n\f\0"


def sniff(content: IO[bytes]) -> str | None:
    """The file extension that the bytes ask for ("txt" for CSV, too), or None. Leaves the file at its start."""
    content.seek(0)
    head = content.read(4096)
    try:
        if head.startswith(b"PK\x03\x04"):
            return _inside_zip(content)
        if head.lstrip(BEFORE_A_PDF).startswith(b"%PDF-"):
            return "pdf"
        if head.startswith(b"ID3") or is_mp3_frame(head):
            return "mp3"
        if _is_text(head):
            return PLAIN_TEXT
        return None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return None
    finally:
        content.seek(0)


def _inside_zip(content: IO[bytes]) -> str | None:
    with zipfile.ZipFile(content) as archive:
        names = set(archive.namelist())
        if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
            return _OPEN_DOCUMENT.get(archive.read("mimetype").decode("ascii", "ignore").strip())
        if "[Content_Types].xml" not in names:
            return None
        return next((kind for part, kind in _MICROSOFT_OFFICE.items() if part in names), None)


def is_mp3_frame(head: bytes) -> bool:
    """Whether it begins with the mark of a frame of MPEG audio, layer III."""
    return len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2


def _is_text(head: bytes) -> bool:
    """Whether it begins as text does: in UTF-16 with its mark, else without control characters besides white space."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "\0" not in head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return bool(head) and not set(head) & (set(range(0x20)) - set(b"\t\n\f\r"))
