"""Texts of CSL items: on one line, with the markup that CSL-JSON allows in titles, and letters that count."""

from __future__ import annotations

import re

from core.control_characters import without_control_characters

#: Markup that a title may hold: a Latin name, a square metre, a chemical formula.
MARKUP = ("i", "sup", "sub")
_MARKUP = re.compile(rf"</?(?:{'|'.join(MARKUP)})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def one_line(text: str) -> str:
    """The text without characters that XML forbids, on one line."""
    return " ".join(without_control_characters(text).split())


def without_markup(text: str) -> str:
    """A title for programs that show tags as they stand."""
    return _MARKUP.sub("", text)


def foreign_markup(text: str) -> list[str]:
    """The tags in a text that a title may not hold, and those that are not closed in their order."""
    found = _TAG.findall(text)
    wrong = [tag for tag in found if not _MARKUP.fullmatch(tag)]
    open_tags: list[str] = []
    for tag in (tag for tag in found if tag not in wrong):
        if not tag.startswith("</"):
            open_tags.append(tag)
        elif not open_tags or open_tags.pop() != tag.replace("/", ""):
            return [*wrong, tag]
    return wrong + open_tags


def letters(number: int) -> str:
    """0 → "a", 25 → "z", 26 → "aa": after the years of one author, or beside the links of a printed text."""
    text = ""
    while number >= 0:
        number, letter = divmod(number, 26)
        text, number = chr(ord("a") + letter) + text, number - 1
    return text
