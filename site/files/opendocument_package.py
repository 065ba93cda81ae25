"""How OpenDocument files are put together (OpenDocument 1.3, part 2): a part is what its bytes say."""

from __future__ import annotations

import codecs

MANIFEST = "META-INF/manifest.xml"
_BEGINS_XML = (b"<", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_xml(content: bytes) -> bool:
    return content.lstrip(b" \t\r\n").startswith(_BEGINS_XML)
