"""Pictures inside documents: their metadata is cut out, the picture itself stays as it is.

Readers of documents ignore the orientation in a picture's metadata, so turning it would change the page.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from files.cleaning.base import CannotClean
from files.cleaning.colour_profiles import without_names
from files.cleaning.pictures import written_anew
from files.file_types import JP2, JPEG, PICTURES, PLAIN_PICTURES, PNG

_END_OF_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_JFIF = b"\xff\xe0"
_PROFILE = b"ICC_PROFILE\x00"
_PROFILE_IN_A_SEGMENT = 65_519
_KEPT_CHUNKS = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"gAMA",
    b"cHRM",
    b"sRGB",
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
    if content.startswith(JPEG):
        return b"".join(_jpeg_segments(content))
    if content.startswith(PNG):
        return PNG + b"".join(_png_chunks(content))
    if content.startswith(JP2):
        return b"".join(_jp2_boxes(content))
    if content.startswith(PICTURES):
        return written_anew(content)[1]
    if content.startswith(PLAIN_PICTURES):
        return content
    raise ValueError("a format of picture that is not known")


def _jpeg_segments(content: bytes) -> Iterator[bytes]:
    """Its first picture, with JFIF, colour profile and Adobe's colour mark only (ITU-T T.81, annex B)."""
    segments = list(_all_segments(content))
    kept = [segment for marker, segment in segments if _is_kept(marker, segment[4:16])]
    yield content[:2]
    if kept and kept[0].startswith(_JFIF):  # it has to be the first
        yield kept.pop(0)
    profile = without_names(b"".join(body[18:] for marker, body in segments if _is_profile(marker, body)))
    for number, start in enumerate(range(0, len(profile), _PROFILE_IN_A_SEGMENT)):
        body = _PROFILE + bytes([number + 1, -(-len(profile) // _PROFILE_IN_A_SEGMENT)])
        body += profile[start : start + _PROFILE_IN_A_SEGMENT]
        yield b"\xff\xe2" + struct.pack(">H", len(body) + 2) + body
    yield from kept
    yield b"\xff\xd9"


def jpeg_holds_more_than_its_picture(content: bytes) -> bool:
    try:
        return not all(_is_kept(marker, segment[4:16]) for marker, segment in _all_segments(content))
    except (struct.error, IndexError):
        return True


def _all_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
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
        yield marker, content[at:end]
        at = end


def _is_profile(marker: int, segment: bytes) -> bool:
    return marker == 0xE2 and segment[4:].startswith(_PROFILE)


def _is_kept(marker: int, head: bytes) -> bool:
    if marker == 0xE0:
        return head.startswith(b"JFIF\x00")
    return marker == 0xEE or not (0xE1 <= marker <= 0xEF or marker == 0xFE)


def _png_chunks(content: bytes) -> Iterator[bytes]:
    at, kind = len(PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind == b"iCCP":
            yield _png_profile(content[at + 8 : at + 8 + length])
        elif kind in _KEPT_CHUNKS:
            yield content[at : at + 12 + length]
        at += 12 + length


def _png_profile(body: bytes) -> bytes:
    """Its name goes, too."""
    try:
        profile = without_names(zlib.decompress(body[body.index(b"\0") + 2 :]))
    except zlib.error:
        profile = b""
    if not profile:
        return b""
    chunk = b"iCCPprofile\0\0" + zlib.compress(profile)
    return struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))


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
