"""Finding pages, and showing where the words stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import EmptyPage, InvalidPage, Paginator
from django.core.paginator import Page as Slice
from django.db import connection
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from modelsearch.conf import get_app_config
from wagtail.models import Page

from core.search_text import composed
from languages.locales import locale_id_of
from search.backends import backend_for

MAX_LENGTH = 200
PER_PAGE = 10
EXCERPT = 220  # characters
_WORD = re.compile(r"\w+")
#: What is in an indexed text but not in what readers see: marks of sources, commas between blocks.
_SOURCE_MARK = re.compile(r"\s*\[@[^\]]*\]")
_AFTER_STOP = re.compile(r"([.!?:…]),")
_ENDINGS = re.compile(r"(?<=\w{3})(ings?|ed|(?<=s|x|z)es|(?<=[cs]h)es|(?<!s)s)$")


def clean_query(raw: str) -> str:
    """What somebody typed, as one line of at most 200 characters that can be seen."""
    return " ".join(composed(raw[: 4 * MAX_LENGTH]).split())[:MAX_LENGTH].strip()


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def find_pages(query: str, language: str) -> Any:
    """Live pages of one language that hold every word, best first; nothing for a query without words."""
    words = words_of(query)
    if not words:
        return []
    pages = Page.objects.live().filter(locale_id=locale_id_of(language), depth__gt=1)
    return backend_for(language).search(" ".join(words), pages.select_related("content_type"))


def slice_of(results: Any, number: str | None) -> Slice:
    """The wanted page of results; the first for rubbish and for anything that is not there."""
    paginator = Paginator(results, PER_PAGE)
    try:
        return paginator.page(number or 1)
    except (InvalidPage, EmptyPage):
        return paginator.page(1)


@dataclass
class Found:
    """One result as it is shown."""

    page: Page
    text: str
    marker: Marker

    @property
    def title(self) -> SafeString:
        return self.marker.mark(self.page.title)

    @property
    def excerpt(self) -> SafeString:
        return self.marker.mark(self.marker.around(self.text))

    @property
    def kind(self) -> str:
        """What readers call such a page; nothing for an ordinary one."""
        return getattr(self.page.specific_class, "reader_kind", "")


def shown(pages: Iterable[Page], query: str) -> list[Found]:
    """Results with the words around what was found, read from the index in one query."""
    pages = list(pages)
    marker = Marker(query)
    texts = _indexed_texts(pages)
    return [Found(page, texts.get(str(page.pk), ""), marker) for page in pages]


def _indexed_texts(pages: list[Page]) -> dict[str, str]:
    field = "body_text" if connection.vendor == "postgresql" else "body"
    entries = (
        get_app_config()
        .get_model("IndexEntry")
        .objects.filter(
            object_id__in=[str(page.pk) for page in pages],
            content_type_id__in={page.content_type_id for page in pages},
        )
    )
    return {key: text or "" for key, text in entries.values_list("object_id", field)}


class Marker:
    """Marks the words of a query in a text, in any accent and simple ending."""

    def __init__(self, query: str) -> None:
        self._roots = {_root(word) for word in words_of(query)}

    def matches(self, word: str) -> bool:
        return _root(word) in self._roots

    def around(self, text: str) -> str:
        """A piece of the text around the first word that matches; its beginning if none does."""
        text = _AFTER_STOP.sub(r"\1", _SOURCE_MARK.sub("", " ".join(text.split())))
        first = next((hit.start() for hit in _WORD.finditer(text) if self.matches(hit[0])), 0)
        start = max(0, first - EXCERPT // 3)
        if start:
            start = text.find(" ", start) + 1
        piece = text[start : start + EXCERPT]
        if start + EXCERPT < len(text):
            piece = piece.rsplit(" ", 1)[0] + " …"
        return f"… {piece}" if start else piece

    def mark(self, text: str) -> SafeString:
        """The text, escaped, with `<mark>` around each word that matches."""
        parts = re.split(r"(\w+)", text)
        return format_html_join(
            "", "{}", ((format_html("<mark>{}</mark>", p) if self.matches(p) else p,) for p in parts)
        )


def _root(word: str) -> str:
    """A word without case, accents and the commonest English endings."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _ENDINGS.sub("", plain)
