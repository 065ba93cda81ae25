"""Pictures inside documents: their metadata is cut out, the picture itself stays as it is.

Readers of documents ignore the orientation in a picture's metadata, so turning it would change the page.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from django.utils.translation import gettext as _

from files.cleaning.base import CannotClean
from files.cleaning.pictures import written_anew

_JPEG, _PNG, _JP2 = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x0cjP  "
_WRITTEN_ANEW = (b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*")
#: Enhanced and Windows metafile, bitmap, a bare JPEG 2000 stream: no place for a camera's metadata but a picture inside.
_PLAIN = (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"BM", b"\xff\x4f\xff\x51")
_END_OF_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_KEPT_CHUNKS = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"gAMA",
    b"cHRM",
    b"sRGB",
    b"iCCP",
    b"sBIT",
    b"bKGD",
    b"pHYs",
}
#: How metadata begins in any format: Exif, XMP, Photoshop's resources.
_TRACES = (b"Exif\x00\x00", b"http://ns.adobe.com/xap/", b"<x:xmpmeta", b"Photoshop 3.0\x00")


def has_traces(content: bytes) -> bool:
    """Whether bytes of any kind still hold a picture's metadata."""
    return any(trace in content for trace in _TRACES)


def cannot_clean_picture() -> CannotClean:
    return CannotClean(
        _(
            "A picture inside this file may tell where, with what or by whom it was taken, and that could not be removed. "
            "Save the picture as JPEG or PNG, put it into the document again, and choose the new file."
        )
    )


def clean_embedded(content: bytes) -> bytes:
    """The picture without metadata; raises `CannotClean` when some would stay."""
    try:
        clean = _clean(content)
    except (struct.error, IndexError, ValueError) as error:
        raise cannot_clean_picture() from error
    if has_traces(clean):
        raise cannot_clean_picture()
    return clean


def _clean(content: bytes) -> bytes:
    if content.startswith(_JPEG):
        return b"".join(_jpeg_segments(content))
    if content.startswith(_PNG):
        return _PNG + b"".join(_png_chunks(content))
    if content.startswith(_JP2):
        return b"".join(_jp2_boxes(content))
    if content.startswith(_WRITTEN_ANEW):
        return written_anew(content)[1]
    if content.startswith(_PLAIN):
        return content
    raise ValueError("a format of picture that is not known")


def _jpeg_segments(content: bytes) -> Iterator[bytes]:
    """Its first picture, with JFIF, colour profile and Adobe's colour mark only (ITU-T T.81, annex B)."""
    yield content[:2]
    at = 2
    while at < len(content):
        while content[at + 1] == 0xFF:
            at += 1
        marker = content[at + 1]
        if content[at] != 0xFF or marker == 0xD9:
            break
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if marker == 0xDA:
            found = _END_OF_SCAN.search(content, end)
            end = found.start() if found else len(content)
        if _is_kept(marker, content[at + 4 : at + 16]):
            yield content[at:end]
        at = end
    yield b"\xff\xd9"


def _is_kept(marker: int, head: bytes) -> bool:
    if marker == 0xE0:
        return head.startswith(b"JFIF\x00")
    if marker == 0xE2:
        return head.startswith(b"ICC_PROFILE\x00")
    return marker == 0xEE or not (0xE1 <= marker <= 0xEF or marker == 0xFE)


def _png_chunks(content: bytes) -> Iterator[bytes]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind in _KEPT_CHUNKS:
            yield content[at : at + 12 + length]
        at += 12 + length


def _jp2_boxes(content: bytes) -> Iterator[bytes]:
    """Boxes of a JPEG 2000 file but for those of metadata (ISO/IEC 15444-1, annex I)."""
    at = 0
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + length if length else len(content)
        if length == 1 or end <= at:
            raise ValueError("a box of more than 4 GB")
        if kind not in {b"uuid", b"xml ", b"uinf"}:
            yield content[at:end]
        at = end
