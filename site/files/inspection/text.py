"""Plain text that a browser could take for a page, or that is none."""

from __future__ import annotations

import codecs

from files.file_types import PLAIN_TEXT, SNIFFED, looks_like_a_page
from files.refusals import is_a_page, not_what_its_name_says


def inspect_text(content: bytes) -> None:
    """Raises ValidationError for a page, and for bytes that no text has."""
    head = content[:SNIFFED]
    in_utf16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if looks_like_a_page(head.decode("utf-16", "replace").encode() if in_utf16 else head.removeprefix(codecs.BOM_UTF8)):
        raise is_a_page(PLAIN_TEXT)
    if b"\0" in content and not in_utf16:
        raise not_what_its_name_says(PLAIN_TEXT)
