"""Highlights the words of a query in a text."""

from __future__ import annotations

import re
import unicodedata

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

EXCERPT_LENGTH = 220  # characters
_WORD = re.compile(r"\w+")
# These are in an indexed text, but not in what readers see.
_SOURCE_REFERENCE = re.compile(r"\s*\[@[^\]]*\]")
_COMMA_BETWEEN_BLOCKS = re.compile(r"(?<=[.!?:…]),")
# After three letters or more: walking, helps, houses, boxes, churches.
_ENGLISH_ENDING = re.compile(r"(?<=\w{3})(ings?|ed|(?<=s|x|z)es|(?<=[cs]h)es|(?<!s)s)$")


def words_in(text: str) -> list[str]:
    return _WORD.findall(text)


class Highlighter:
    """Finds the words of one query in texts, whatever their case, accents and simple English endings."""

    def __init__(self, query: str) -> None:
        self._stems = {_stem(word) for word in words_in(query)}

    def highlight(self, text: str) -> SafeString:
        """The text, escaped, with `<mark>` around each word that matches."""
        parts = re.split(r"(\w+)", text)
        return format_html_join("", "{}", ((self._marked(part),) for part in parts))

    def excerpt(self, text: str) -> str:
        """About 220 characters around the first word that matches; the beginning if none does."""
        text = _readable(text)
        match = next((match for match in _WORD.finditer(text) if self._matches(match[0])), None)
        start = max(0, match.start() - EXCERPT_LENGTH // 3) if match else 0
        if start:
            start = text.find(" ", start) + 1
        excerpt = text[start : start + EXCERPT_LENGTH]
        if start + EXCERPT_LENGTH < len(text):
            excerpt = excerpt.rsplit(" ", 1)[0] + " …"
        return f"… {excerpt}" if start else excerpt

    def _matches(self, word: str) -> bool:
        return _stem(word) in self._stems

    def _marked(self, part: str) -> str:
        return format_html("<mark>{}</mark>", part) if self._matches(part) else part


def _readable(indexed: str) -> str:
    """The indexed text on one line, without what only the index needs."""
    one_line = " ".join(indexed.split())
    return _COMMA_BETWEEN_BLOCKS.sub("", _SOURCE_REFERENCE.sub("", one_line))


def _stem(word: str) -> str:
    """A word without case, accents and the commonest English endings."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    without_accents = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _ENGLISH_ENDING.sub("", without_accents)
