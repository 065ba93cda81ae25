"""The lines of a text file as people really save them."""

from __future__ import annotations

import codecs
import re

from django.utils.translation import gettext as _

from core.control_characters import without_control_characters

#: In bytes: five hundred of the longest addresses in UTF-16, with a name beside each.
LARGEST = 1_000_000
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_ZIP = b"PK\x03\x04"
_BETWEEN_ADDRESSES = re.compile(r"[;,]")


class NotAList(Exception):
    """`sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def lines_pasted(text: str) -> list[str]:
    """One line for each address. An e-mail program puts all of its "To" into one: “Ann <ann@a.org>; Bea <bea@b.org>”.

    A cell without an @, a name for example, says nothing when another cell of its line has one.
    """
    found = []
    for line in text.splitlines():
        parts = [part for part in _BETWEEN_ADDRESSES.split(line) if "@" in part]
        found += parts or [line]
    return found


def lines_of(content: bytes) -> list[str]:
    """UTF-8, UTF-16 with its mark, or what Excel calls "CSV" in western Europe (Windows-1252)."""
    if content.startswith(_ZIP):
        raise NotAList(_("This is a workbook. In Excel choose “Save as”, then “CSV”, and send that file."))
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("windows-1252", errors="replace")
    if "\x00" in text:
        raise NotAList(_("This is not a text file. In Excel choose “Save as”, then “CSV”, and send that file."))
    return [without_control_characters(line) for line in text.splitlines()]
