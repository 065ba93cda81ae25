"""Documents that are ZIP archives of XML: reading them into memory, and writing them again."""

from __future__ import annotations

import zipfile
from io import BytesIO

from django.utils.translation import gettext as _
from lxml import etree

from files.cleaning.base import CannotClean

Parts = dict[str, bytes]
#: The earliest time that a ZIP archive can say: when a part was changed is nobody's business.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def damaged() -> CannotClean:
    return CannotClean(
        _(
            "This document cannot be read: the file is damaged, or needs a password. Save it again, and choose the new file."
        )
    )


def read_parts(content: bytes) -> Parts:
    """Name and content of each part, in order."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise damaged() from error


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
    """The root of an XML part. Document types, which could fetch or multiply, are refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise damaged() from error
    if root.getroottree().docinfo.doctype:
        raise damaged()
    return root


def serialise(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(element: etree._Element) -> str:
    """Its name without namespace; empty for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
