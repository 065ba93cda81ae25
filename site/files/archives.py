"""Office files are ZIP archives of XML: what may be unpacked is judged before anything is, and each is unpacked once."""

from __future__ import annotations

import copy
import re
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from files.refusals import damaged, needs_a_password, unpacks_too_large

#: Name and content of each part, in order.
Parts = dict[str, bytes]
MAX_ENTRIES = 10_000
MAX_UNPACKED = 300 * 1024 * 1024
MAX_XML_PART = 64 * 1024 * 1024
#: Text packs to a twentieth or so; sheets of empty cells to a hundredth.
MAX_RATIO = 100
#: Below this no ratio does harm.
HARMLESS = 8 * 1024 * 1024
_ENCRYPTED = 0x1
_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"
_LENGTH_OF_END = 22  # of the record that ends an archive without a comment
_CHUNK = 1024 * 1024
#: The earliest time that a ZIP archive can say: when a part was changed is nobody's business.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def read_parts(content: bytes) -> Parts:
    """Raises ValidationError for an archive that is broken, unpacks to too much, or could unpack elsewhere."""
    if content.count(_ENTRY) > MAX_ENTRIES:  # each entry of the directory begins so; nothing is opened yet
        raise unpacks_too_large()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _judge_directory(archive, content)
            return {entry.filename: _read(archive, entry) for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise damaged() from error


def _judge_directory(archive: zipfile.ZipFile, content: bytes) -> None:
    """What the archive says about itself: sizes, names, where it begins and ends."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or unpacked > max(HARMLESS, MAX_RATIO * len(content)):
        raise unpacks_too_large()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise needs_a_password()
    if len({entry.filename.casefold() for entry in entries}) != len(entries):
        raise damaged()  # of two parts with one name each program takes another
    if not entries or min(entry.header_offset for entry in entries) or content[-_LENGTH_OF_END:][:4] != _END:
        raise damaged()  # something stands before or after it
    if any(entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for entry in entries):
        raise damaged()
    if not all(_is_plain_path(entry.orig_filename) for entry in entries):
        raise damaged()


def _is_plain_path(name: str) -> bool:
    """Whether it stays below the folder into which somebody unpacks."""
    parts = name.split("/")
    return ".." not in parts and parts[0] != "" and not re.search(r"[\\\x00-\x1f]|^[A-Za-z]:", name)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Declared sizes may lie: a part is read to its end, and may not be a byte longer than it says."""
    unbounded = copy.copy(entry)
    unbounded.file_size = MAX_UNPACKED  # zipfile would stop where the entry says that it ends
    content = bytearray()
    with archive.open(unbounded) as part:
        while chunk := part.read(_CHUNK):
            content += chunk
            if len(content) > entry.file_size:
                raise unpacks_too_large()
    if len(content) != entry.file_size:
        raise damaged()
    return bytes(content)


def write_parts(parts: Parts) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            # OpenDocument wants its type first and uncompressed.
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def parse(content: bytes) -> etree._Element:
    """The root of an XML part. Refused are parts that are none or huge, and document types, which could fetch."""
    if len(content) > MAX_XML_PART:
        raise unpacks_too_large()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    if root.getroottree().docinfo.doctype:
        raise damaged()
    return root


def serialise(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(element: etree._Element) -> str:
    """Its name without namespace; empty for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def local_attributes(element: etree._Element) -> dict[str, str]:
    """Its attributes by their names without namespace."""
    return {etree.QName(key).localname: value for key, value in element.attrib.items()}


def text_of(element: etree._Element) -> str:
    """What a program reads in it: without comments, and whether or not it is written as CDATA."""
    return str(element.xpath("string()"))
