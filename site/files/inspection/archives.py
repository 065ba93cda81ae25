"""Office files are ZIP archives: what may be unpacked is judged before anything is."""

from __future__ import annotations

import codecs
import copy
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from lxml import etree

from files.cleaning.archives import parse
from files.inspection.refusals import damaged, needs_a_password, unpacks_too_large

MAX_ENTRIES = 10_000
MAX_UNPACKED = 300 * 1024 * 1024
MAX_XML_PART = 64 * 1024 * 1024
#: Text packs to a twentieth or so; sheets of empty cells to a hundredth.
MAX_RATIO = 100
#: Below this no ratio does harm.
HARMLESS = 8 * 1024 * 1024
_ENCRYPTED = 0x1
_END_OF_DIRECTORY = 22  # bytes of the record that ends an archive without a comment
_CHUNK = 1024 * 1024


@contextmanager
def opened(content: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The archive, after its own words about itself and a bounded reading of all of it have been judged.

    Raises ValidationError for an archive that is broken, unpacks to too much, or could unpack elsewhere.
    """
    if _count(content, b"PK\x01\x02") > MAX_ENTRIES:  # each entry of the directory begins so; nothing is opened yet
        raise unpacks_too_large()
    try:
        content.seek(0)
        with zipfile.ZipFile(content) as archive:
            _judge_directory(archive, content)
            _judge_content(archive)
            yield archive
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise damaged() from error


def text(archive: zipfile.ZipFile, name: str) -> str:
    """A part of XML as text, where parsing would take long. Raises ValidationError when it is huge."""
    content = _part(archive, name)
    in_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if in_utf16 else "utf-8", "replace")


def xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """The root of a part of XML. Raises ValidationError when it is none, is huge, or declares a document type."""
    return parse(_part(archive, name))


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MAX_XML_PART:
        raise unpacks_too_large()
    return archive.read(name)


def _count(content: IO[bytes], mark: bytes) -> int:
    content.seek(0)
    found, rest = 0, b""
    while chunk := content.read(_CHUNK):
        found += (rest + chunk).count(mark)
        rest = chunk[1 - len(mark) :]
    return found


def _judge_directory(archive: zipfile.ZipFile, content: IO[bytes]) -> None:
    """What the archive says about itself: sizes, names, where it begins and ends."""
    entries = archive.infolist()
    packed = content.seek(0, 2)
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or unpacked > max(HARMLESS, MAX_RATIO * packed):
        raise unpacks_too_large()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise needs_a_password()
    if len({entry.filename.casefold() for entry in entries}) != len(entries):
        raise damaged()  # of two parts with one name each program takes another
    if not entries or min(entry.header_offset for entry in entries) or not _ends_with_its_directory(content):
        raise damaged()  # something stands before or after it
    if any(entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for entry in entries):
        raise damaged()
    if not all(_is_plain_path(entry.orig_filename) for entry in entries):
        raise damaged()


def _ends_with_its_directory(content: IO[bytes]) -> bool:
    content.seek(-_END_OF_DIRECTORY, 2)
    return content.read(4) == b"PK\x05\x06"


def _is_plain_path(name: str) -> bool:
    """Whether it stays below the folder into which somebody unpacks."""
    parts = name.split("/")
    return ".." not in parts and parts[0] != "" and not re.search(r"[\\\x00-\x1f]|^[A-Za-z]:", name)


def _judge_content(archive: zipfile.ZipFile) -> None:
    """Declared sizes may lie: each part is read to its end, and may not be a byte longer than it says."""
    for entry in archive.infolist():
        unbounded = copy.copy(entry)
        unbounded.file_size = MAX_UNPACKED  # zipfile would stop where the entry says that it ends
        read = 0
        with archive.open(unbounded) as part:
            while chunk := part.read(_CHUNK):
                read += len(chunk)
                if read > entry.file_size:
                    raise unpacks_too_large()
        if read != entry.file_size:
            raise damaged()
