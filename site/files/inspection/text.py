"""Plain text that a browser could take for a page, or that is none."""

from __future__ import annotations

import codecs
import re
from typing import IO

from files.file_types import PLAIN_TEXT
from files.inspection.refusals import is_a_page, not_what_its_name_says

#: What browsers look for at the start of a text (WHATWG MIME Sniffing), and what runs a script wherever it stands.
_PAGE = re.compile(
    r"\A[\s\x00]*<(!doctype|!--|html|head|body|script|iframe|svg|h1|div|font|table|a|style|title|b|br|p|\?xml)[\s>/?]"
    r"|<(!doctype\s+html|html|script|iframe|svg)[\s>/]",
    re.I,
)
#: How far browsers look.
_SNIFFED = 4096
_CHUNK = 1024 * 1024


def looks_like_a_page(head: bytes) -> bool:
    return bool(_PAGE.search(head[:_SNIFFED].decode("latin-1")))


def inspect_text(content: IO[bytes]) -> None:
    """Raises ValidationError for a page, and for bytes that no text has."""
    content.seek(0)
    head = content.read(_SNIFFED)
    in_utf16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if looks_like_a_page(head.decode("utf-16", "replace").encode() if in_utf16 else head.removeprefix(codecs.BOM_UTF8)):
        raise is_a_page(PLAIN_TEXT)
    while chunk := content.read(_CHUNK):
        if b"\0" in chunk and not in_utf16:
            raise not_what_its_name_says(PLAIN_TEXT)
