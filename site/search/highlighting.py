"""Highlights the words of a query in a text, by the terms that they were found by."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.fields import values_as_written
from search.terms import PART, WORD, asked_words, indexed_forms, normalise, prefix_terms

EXCERPT_LENGTH = 220  # characters
# These are in an indexed text, but not in what readers see.
_SOURCE_REFERENCE = re.compile(r"\s*\[@[^\]]*\]")
_PUNCTUATION = (".", "!", "?", ":", "…", ",", ";")


class Highlighter:
    """Finds the words of one query in texts of its language, as they are written."""

    def __init__(self, query: str, language: str) -> None:
        self._language = language
        #: For each word that was asked for, the terms it may be found by.
        self._choices = [{term for text in choice for term in text.split()} for choice in asked_words(query, language)]
        self._asked = set[str]().union(*self._choices)

    def highlight(self, text: str) -> SafeString:
        """The text, escaped, with `<mark>` around each word, or part of a word, that matches."""
        return _with_each(WORD, normalise(text), self._marked_word)

    def holds_a_word(self, text: str) -> bool:
        return any(self._matches(word[0]) or self._matching_part(word[0]) for word in WORD.finditer(normalise(text)))

    def lacking(self, text: str) -> Highlighter:
        """One for those words alone that this text does not hold."""
        return self._only([choice for choice in self._choices if not self._only([choice]).holds_a_word(text)])

    def _only(self, choices: list[set[str]]) -> Highlighter:
        some = copy(self)
        some._choices, some._asked = choices, set[str]().union(*choices)
        return some

    def excerpt(self, text: str, length: int = EXCERPT_LENGTH) -> str:
        """About so many characters around the first word that matches; the beginning if none does."""
        text = _readable(text)
        matching = (word for word in WORD.finditer(text) if self._matches(word[0]) or self._matching_part(word[0]))
        match = next(matching, None)
        start = max(0, match.start() - length // 3) if match else 0
        if start:
            start = text.find(" ", start) + 1
        excerpt = text[start : start + length]
        if start + length < len(text):
            excerpt = excerpt.rsplit(" ", 1)[0] + " …"
        return f"… {excerpt}" if start else excerpt

    def _matches(self, word: str) -> bool:
        return not self._asked.isdisjoint(indexed_forms("".join(prefix_terms(word)), self._language))

    def _matching_part(self, word: str) -> bool:
        return any(self._matches(part) for part in PART.findall(word))

    def _marked_word(self, word: str) -> SafeString:
        return self._marked(word) if self._matches(word) else _with_each(PART, word, self._marked)

    def _marked(self, part: str) -> SafeString:
        return format_html("<mark>{}</mark>" if self._matches(part) else "{}", part)


def _with_each(pattern: re.Pattern, text: str, change: Callable[[str], str]) -> SafeString:
    """The text, escaped, with each match of the pattern changed."""
    parts = re.split(f"({pattern.pattern})", text)
    return format_html_join("", "{}", ((change(part) if place % 2 else part,) for place, part in enumerate(parts)))


def _readable(indexed: str) -> str:
    """The indexed text on one line, without what only the index needs. A dot parts values without punctuation."""
    values = [_SOURCE_REFERENCE.sub("", value) for value in values_as_written(indexed)]
    return "".join(f"{value} " if value.endswith(_PUNCTUATION) else f"{value} · " for value in values).rstrip(" ·")
