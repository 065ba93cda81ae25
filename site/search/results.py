"""Searches pages, and prepares them for the page of results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.core.paginator import Page as ResultsPage
from django.db import connection
from django.db.models import QuerySet
from django.utils.safestring import SafeString
from modelsearch.conf import get_app_config
from wagtail.models import Page
from wagtail.query import PageQuerySet

from core.registry import named_pages, register_page_finder
from languages.locales import locale_id_of
from search.backends import best_keys
from search.highlighting import Highlighter
from search.ranking import MAX_RANKED, in_order
from search.terms import normalise

MAX_QUERY_LENGTH = 200
PER_PAGE = 10
#: Characters.
SECOND_EXCERPT = 120


def clean_query(raw: str) -> str:
    """The query as one line of at most 200 characters, normalised, without invisible characters."""
    # More than 200 are read, since normalisation makes a text shorter; not all, since it may be of any length.
    return " ".join(normalise(raw[: 4 * MAX_QUERY_LENGTH]).split())[:MAX_QUERY_LENGTH].strip()


@dataclass(frozen=True)
class FoundPages:
    """What a paginator needs of results: those that the query names, then all others."""

    named: list[Page]
    others: list[int]
    pages: PageQuerySet
    #: How many others are listed when there are more; else None.
    more_than: int | None

    def count(self) -> int:
        return len(self.named) + len(self.others)

    def __getitem__(self, part: slice) -> list[Page]:
        start, stop = (max(0, place - len(self.named)) for place in (part.start, part.stop))
        return [*self.named[part], *in_order(self.pages.specific(), self.others[start:stop])]


def find_pages(query: str, language: str) -> FoundPages:
    """Live pages of one language that contain every word, best first; none for a query without words.

    A page whose number is the query comes before all others. Beyond 2,000 pages others are left out.
    """
    pages = Page.objects.live().filter(locale_id=locale_id_of(language), depth__gt=1)
    keys = named_pages(query)
    named = list(pages.filter(translation_key__in=keys).specific()) if keys else []
    others = pages.exclude(translation_key__in=keys) if keys else pages
    found = best_keys(query, language, others)
    return FoundPages(named, found[:MAX_RANKED], pages, MAX_RANKED if len(found) > MAX_RANKED else None)


@register_page_finder
def matching_keys(query: str, language: str, pages: QuerySet[Page]) -> list[int]:
    """For lists that search among their own pages: 2,000 keys at most."""
    return best_keys(clean_query(query), language, pages)[:MAX_RANKED]


def paginate(results: Any, number: str | None) -> ResultsPage:
    """The requested page of results; the first for an invalid number."""
    paginator = Paginator(results, PER_PAGE)
    try:
        return paginator.page(number or 1)
    except InvalidPage:
        return paginator.page(1)


@dataclass(frozen=True)
class PageResult:
    """A page that was found, for the template."""

    page: Page
    indexed_text: str
    highlighter: Highlighter

    @property
    def title(self) -> SafeString:
        return self.highlighter.highlight(self.page.title)

    @property
    def excerpt(self) -> SafeString:
        """The summary where that says why the page was found, else the text around the first word; then the text
        around a word that stands in neither, since a reader wonders at a result that lacks a word of hers.
        """
        shown = getattr(self.page, "summary", "")
        if not self.highlighter.holds_a_word(shown):
            shown = self.highlighter.excerpt(self.indexed_text)
        rest = self.highlighter.lacking(f"{self.page.title} {shown}")
        if rest.holds_a_word(self.indexed_text):
            shown = f"{shown} {rest.excerpt(self.indexed_text, SECOND_EXCERPT)}"
        return self.highlighter.highlight(shown)

    @property
    def date_words(self) -> str:
        """The page's own date, for one that is about a day; empty for others, whose last change is shown."""
        return getattr(self.page, "date_words", "")

    @property
    def kind(self) -> str:
        """The name of the page type for readers; empty for ordinary pages."""
        return getattr(self.page, "reader_kind", "")


def page_results(pages: Iterable[Page], query: str, language: str) -> list[PageResult]:
    """Results with excerpts, whose text is read from the index with one query."""
    pages = list(pages)
    highlighter = Highlighter(query, language)
    texts = _indexed_texts(pages)
    return [PageResult(page, texts.get(str(page.pk), ""), highlighter) for page in pages]


def _indexed_texts(pages: list[Page]) -> dict[str, str]:
    """The indexed text of each page, by page id as a string."""
    field = "body_text" if connection.vendor == "postgresql" else "body"
    index_entries = get_app_config().get_model("IndexEntry").objects
    entries = index_entries.filter(
        object_id__in=[str(page.pk) for page in pages],
        content_type_id__in={page.content_type_id for page in pages},
    )
    return {page_id: text or "" for page_id, text in entries.values_list("object_id", field)}
