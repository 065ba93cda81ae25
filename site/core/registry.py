"""Registries through which apps use one another without imports: search groups, jobs, addresses for the sitemap, what
the bin and the weekly digest ask. What each has of one person is in `account_registry`.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from wagtail.models import Page


class Registry[Source: Callable]:
    """Functions that apps register, each once, and that are asked in this order."""

    def __init__(self) -> None:
        self._sources: list[Source] = []

    def register(self, source: Source) -> Source:
        """Also as a decorator."""
        if source not in self._sources:
            self._sources.append(source)
        return source

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources)


# --- search --------------------------------------------------------------------------


@dataclass(frozen=True)
class SearchResult:
    title: str
    url: str
    summary: str = ""
    kind: str = ""
    #: Of title and summary, where it is not the reader's language.
    lang: str = ""


@dataclass(frozen=True)
class SearchGroup:
    """Search results under one heading, for one person only."""

    heading: str
    results: list[SearchResult] = field(default_factory=list)


#: A group of results, or None, for (user, query, request).
_search_groups: Registry[Callable[[Any, str, HttpRequest], SearchGroup | None]] = Registry()
register_search_group = _search_groups.register


def search_groups(user: Any, query: str, request: HttpRequest) -> list[SearchGroup]:
    groups = (source(user, query, request) for source in _search_groups)
    return [group for group in groups if group and group.results]


#: The translation keys of the pages that a query names outright, for example by their number: search shows them first.
_named_pages: Registry[Callable[[str], Iterable[UUID]]] = Registry()
register_named_pages = _named_pages.register


def named_pages(query: str) -> set[UUID]:
    return {key for source in _named_pages for key in source(query)}


#: The keys of those pages that hold every word of a query in that language, best first. Lists search their own pages so.
_page_finders: Registry[Callable[[str, str, QuerySet[Page]], list[int]]] = Registry()
register_page_finder = _page_finders.register


def keys_of_pages(query: str, language: str, pages: QuerySet[Page]) -> list[int]:
    return [key for finder in _page_finders for key in finder(query, language, pages)]


#: Adds to each page of a list in the admin what its row shows, so that no row asks for it.
_list_annotations: Registry[Callable[[QuerySet[Page]], QuerySet[Page]]] = Registry()
register_list_annotation = _list_annotations.register


def annotate_list(pages: QuerySet[Page]) -> QuerySet[Page]:
    for source in _list_annotations:
        pages = source(pages)
    return pages


# --- the clock -----------------------------------------------------------------------


@dataclass(frozen=True)
class Job:
    """A function that the clock runs at an interval; it may run twice without harm."""

    name: str
    every_seconds: int
    run: Callable[[], object]


class SaidInLog(Exception):
    """Raised by a job that failed and has itself written into the log why."""


_jobs: dict[str, Job] = {}


def register_job(name: str, every_seconds: int) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Decorator: with `@register_job("app: what it does", 60)` the clock calls the function each minute."""

    def add(run: Callable[[], object]) -> Callable[[], object]:
        _jobs[name] = Job(name, every_seconds, run)
        return run

    return add


def jobs() -> Iterable[Job]:
    return _jobs.values()


#: Seconds until something on public pages begins or ends by the clock alone, so that none is kept for longer; or None.
_next_changes: Registry[Callable[[], float | None]] = Registry()
register_next_change = _next_changes.register


def seconds_to_next_change() -> float:
    return min((seconds for source in _next_changes if (seconds := source()) is not None), default=math.inf)


# --- public pages that are no pages of Wagtail: for the sitemap and for search ----------


@dataclass(frozen=True)
class PublicAddress:
    """A public page that a view serves in every language, with its path and its title in the current one."""

    path: str
    #: By which search finds it.
    title: str
    changed_at: datetime.datetime | None = None


#: In the same order whatever the current language is.
_public_addresses: Registry[Callable[[], Iterable[PublicAddress]]] = Registry()
register_public_addresses = _public_addresses.register


def public_addresses() -> list[PublicAddress]:
    return [address for source in _public_addresses for address in source()]


#: Patterns of addresses, as robots.txt has them, that make work and that no crawler needs.
_closed_to_crawlers: Registry[Callable[[], Iterable[str]]] = Registry()
register_closed_to_crawlers = _closed_to_crawlers.register


def closed_to_crawlers() -> list[str]:
    return [pattern for source in _closed_to_crawlers for pattern in source()]


# --- the bin -------------------------------------------------------------------------

#: Why these pages, which would go together, cannot be deleted, as a sentence; empty when they can.
_refusals_to_delete: Registry[Callable[[Iterable[Any]], str]] = Registry()
register_refusal_to_delete = _refusals_to_delete.register


def refusal_to_delete(pages: Iterable[Any]) -> str:
    return " ".join(sentence for source in _refusals_to_delete if (sentence := source(pages)))


#: What an app does before a record goes into the bin, and after it came back, in the same transaction.
_before_deletion: Registry[Callable[[Any], None]] = Registry()
register_before_deletion = _before_deletion.register
_after_restoration: Registry[Callable[[Any], None]] = Registry()
register_after_restoration = _after_restoration.register


def before_deletion(record: Any) -> None:
    for source in _before_deletion:
        source(record)


def after_restoration(record: Any) -> None:
    for source in _after_restoration:
        source(record)


# --- the weekly digest of members -----------------------------------------------------


@dataclass(frozen=True)
class DigestLine:
    title: str
    text: str
    url: str
    #: Of the title, where it is not the reader's language.
    lang: str = ""


@dataclass(frozen=True)
class DigestPart:
    """A heading with lines below it. Where it is no news, it comes only with something that is."""

    heading: str
    lines: list[DigestLine]
    is_news: bool


#: What this person may read at this moment, for (user, since when, keys of the networks that she ticked: none for all).
_digest_parts: Registry[Callable[[Any, datetime.datetime, list[int]], DigestPart | None]] = Registry()
register_digest_part = _digest_parts.register


def digest_parts(user: Any, since: datetime.datetime, networks: list[int]) -> list[DigestPart]:
    return [part for source in _digest_parts if (part := source(user, since, networks))]
