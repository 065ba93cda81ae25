"""Footnotes: `[@TTC25]` or `[@TTC25; @JC22]` in a text cites sources, numbered in order of first mention."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from languages.validation import ChecksTranslatedText

_MARK = re.compile(r"\s*\[@([A-Za-z0-9:_-]+(?:\s*;\s*@[A-Za-z0-9:_-]+)*)\]")
_TAG = re.compile(r"(<[^>]*>)")


def keys_in(text: str) -> list[str]:
    """The keys of the sources that a text cites, in order, each once."""
    found = (key for match in _MARK.finditer(text) for key in _split(match[1]))
    return list(dict.fromkeys(found))


def _split(inside: str) -> list[str]:
    return [part.strip().lstrip("@") for part in inside.split(";")]


class ChecksCitedKeys(ChecksTranslatedText):
    """A translation cites the sources that the English text cites; an unknown key would vanish from the page unseen."""

    @classmethod
    def clean_translated_text(cls, english: str, translation: str) -> None:
        other = sorted(set(keys_in(english)) ^ set(keys_in(translation)))
        if other:
            raise ValidationError(
                _("These sources are cited in one of the two languages only: %(keys)s.") % {"keys": ", ".join(other)}
            )


class Footnotes:
    """Replaces the citations in the texts of one document by numbered links to its list of sources.

    Texts must be given in the order of the page: a source gets its number at its first mention. Unknown keys
    are removed.
    """

    def __init__(self, known_keys: Iterable[str]) -> None:
        self._known = set(known_keys)
        #: The sources mentioned so far; the first has number 1.
        self.keys: list[str] = []

    def in_html(self, html: str) -> SafeString:
        """HTML that our own templates made."""
        return self._mark(html)

    def in_rich_text(self, text: str) -> SafeString:
        """HTML of a rich-text field as it stands in the database."""
        return self._mark(expand_db_html(text))

    def in_plain_text(self, text: str) -> SafeString:
        """HTML of a plain text."""
        return self._mark(escape(text))

    def _mark(self, html: str) -> SafeString:
        parts = (part if part.startswith("<") else _MARK.sub(self._links, part) for part in _TAG.split(html))
        return mark_safe("".join(parts))  # noqa: S308 - Wagtail's cleaned rich text, or escaped

    def _links(self, match: re.Match[str]) -> str:
        return "".join(self._link(key) for key in _split(match[1]) if key in self._known)

    def _link(self, key: str) -> str:
        first = key not in self.keys
        if first:
            self.keys.append(key)
        number = self.keys.index(key) + 1
        return render_to_string("components/ref.html", {"number": number, "first": first}).strip()
