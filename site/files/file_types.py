"""The type of a document by its bytes. Neither its name nor what the browser says about it is asked."""

from __future__ import annotations

import codecs
import re
import zipfile
from typing import IO

from files.mp3 import frame_length
from files.mp4 import begins_as_mp4

#: Text that a browser could take for something else than text is refused by `inspection.text`, not here.
PLAIN_TEXT = "txt"
_MICROSOFT_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_OPEN_DOCUMENT = {"application/vnd.oasis.opendocument.text": "odt"}
JPEG, PNG, JP2 = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x0cjP  "
#: JPEG, PNG, JPEG 2000, GIF, WebP, TIFF: each may hold metadata.
PICTURES = (JPEG, PNG, JP2, b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*")
#: Enhanced and Windows metafile, bitmap, a bare JPEG 2000 stream, StarView's metafile: no place for a camera's metadata
#: but a picture inside.
PLAIN_PICTURES = (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"BM", b"\xff\x4f\xff\x51", b"VCLMTF")
#: Nothing here reads it, so it cannot be cleaned.
_JPEG_XR = b"II\xbc"
#: Readers skip it before a PDF's header, and so do we; anything else there makes it another file.
BEFORE_A_PDF = codecs.BOM_UTF8 + b" \t\r\n\f\0"

#: What browsers look for at the start of a text (WHATWG MIME Sniffing), and what runs a script wherever it stands.
_PAGE = re.compile(
    r"\A[\s\x00]*<(!doctype|!--|html|head|body|script|iframe|svg|h1|div|font|table|a|style|title|b|br|p|\?xml)[\s>/?]"
    r"|<(!doctype\s+html|html|script|iframe|svg)[\s>/]",
    re.I,
)
#: How far browsers look.
SNIFFED = 4096


def sniff(content: IO[bytes]) -> str | None:
    """The file extension that the bytes ask for ("txt" for CSV, too), or None. Leaves the file at its start."""
    content.seek(0)
    head = content.read(4096)
    try:
        if head.startswith(b"PK\x03\x04"):
            return _inside_zip(content)
        if head.lstrip(BEFORE_A_PDF).startswith(b"%PDF-"):
            return "pdf"
        if head.startswith(b"ID3") or frame_length(head, 0):
            return "mp3"
        if begins_as_mp4(head):
            return "mp4"
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


def is_picture(content: bytes) -> bool:
    """Whether it begins as a picture does that a document may hold."""
    return content.startswith((*PICTURES, *PLAIN_PICTURES, _JPEG_XR))


def looks_like_a_page(head: bytes) -> bool:
    return bool(_PAGE.search(head[:SNIFFED].decode("latin-1")))


def ends_as_archive(content: bytes) -> bool:
    """Whether a program that unpacks archives, which looks at the end of a file, finds one."""
    return b"PK\x05\x06" in content[-(22 + 65_535) :]


def _is_text(head: bytes) -> bool:
    """Whether it begins as text does: in UTF-16 with its mark, else without control characters besides white space."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "\0" not in head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return bool(head) and not set(head) & (set(range(0x20)) - set(b"\t\n\f\r"))
