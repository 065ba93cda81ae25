"""Registries through which apps use one another without imports: search groups, jobs, addresses for the sitemap, account
memberships.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from wagtail.models import Page


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


#: The translation keys of the pages that a query names outright, for example by their number.
NamedPages = Callable[[str], Iterable[UUID]]
SearchSource = Callable[[Any, str, "HttpRequest"], SearchGroup | None]


@dataclass(frozen=True)
class Job:
    """A function that the clock runs at an interval; it may run twice without harm."""

    name: str
    every_seconds: int
    run: Callable[[], object]


_search_sources: list[SearchSource] = []
_named_pages: list[NamedPages] = []
_jobs: dict[str, Job] = {}


def register_search_group(source: SearchSource) -> SearchSource:
    """Registers a function that returns a group of results or None for (user, query, request)."""
    if source not in _search_sources:
        _search_sources.append(source)
    return source


def search_groups(user: Any, query: str, request: HttpRequest) -> list[SearchGroup]:
    groups = (source(user, query, request) for source in _search_sources)
    return [group for group in groups if group and group.results]


def register_named_pages(source: NamedPages) -> NamedPages:
    """Registers a function that finds pages by a name of their own; search shows them first."""
    if source not in _named_pages:
        _named_pages.append(source)
    return source


def named_pages(query: str) -> set[UUID]:
    return {key for source in _named_pages for key in source(query)}


#: The keys of those pages that hold every word of a query in that language, best first.
PageFinder = Callable[[str, str, "QuerySet[Page]"], list[int]]
_page_finders: list[PageFinder] = []


def register_page_finder(finder: PageFinder) -> PageFinder:
    """Registers the function with which a list searches its own pages; there is one."""
    _page_finders[:] = [finder]
    return finder


def keys_of_pages(query: str, language: str, pages: QuerySet[Page]) -> list[int]:
    return [key for finder in _page_finders for key in finder(query, language, pages)]


#: Adds to each page of a list in the admin what its row shows, so that no row asks for it.
ListAnnotation = Callable[["QuerySet[Page]"], "QuerySet[Page]"]
_list_annotations: list[ListAnnotation] = []


def register_list_annotation(source: ListAnnotation) -> ListAnnotation:
    if source not in _list_annotations:
        _list_annotations.append(source)
    return source


def annotate_list(pages: QuerySet[Page]) -> QuerySet[Page]:
    for source in _list_annotations:
        pages = source(pages)
    return pages


def register_job(name: str, every_seconds: int) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Decorator: with `@register_job("app: what it does", 60)` the clock calls the function each minute."""

    def add(run: Callable[[], object]) -> Callable[[], object]:
        _jobs[name] = Job(name, every_seconds, run)
        return run

    return add


def jobs() -> Iterable[Job]:
    return _jobs.values()


@dataclass(frozen=True)
class AccountMembership:
    """One line of the account page: what the person is a member of, and the state of the membership."""

    title: str
    text: str
    url: str = ""


#: Seconds until something on public pages begins or ends by the clock alone; None when nothing does.
ChangeSource = Callable[[], float | None]
_change_sources: list[ChangeSource] = []


def register_next_change(source: ChangeSource) -> ChangeSource:
    """Registers a function that knows when public pages change without a write, so that none is kept for longer."""
    if source not in _change_sources:
        _change_sources.append(source)
    return source


def seconds_to_next_change() -> float:
    return min((seconds for source in _change_sources if (seconds := source()) is not None), default=math.inf)


@dataclass(frozen=True)
class PublicAddress:
    """A public page that a view serves in every language: its path in the current one, and when it was changed last."""

    path: str
    changed_at: datetime.datetime | None = None


#: In the same order whatever the current language is.
PublicAddressSource = Callable[[], Iterable[PublicAddress]]
_public_address_sources: list[PublicAddressSource] = []


def register_public_addresses(source: PublicAddressSource) -> PublicAddressSource:
    """Registers a function that names public pages which are no Wagtail pages, for the sitemap."""
    if source not in _public_address_sources:
        _public_address_sources.append(source)
    return source


def public_addresses() -> list[PublicAddress]:
    return [address for source in _public_address_sources for address in source()]


#: Why these pages cannot be deleted, as a sentence; empty when they can.
RefusalToDelete = Callable[[Iterable[Any]], str]
_refusals_to_delete: list[RefusalToDelete] = []


def register_refusal_to_delete(source: RefusalToDelete) -> RefusalToDelete:
    """Registers a function that knows what the bin must not take, for the pages that would go together."""
    if source not in _refusals_to_delete:
        _refusals_to_delete.append(source)
    return source


def refusal_to_delete(pages: Iterable[Any]) -> str:
    return " ".join(sentence for source in _refusals_to_delete if (sentence := source(pages)))


AccountMembershipSource = Callable[[Any], Iterable[AccountMembership]]
_account_membership_sources: list[AccountMembershipSource] = []


def register_account_memberships(source: AccountMembershipSource) -> AccountMembershipSource:
    """Registers a function that returns the lines of the account page for a signed-in person."""
    if source not in _account_membership_sources:
        _account_membership_sources.append(source)
    return source


def account_memberships(user: Any) -> list[AccountMembership]:
    return [line for source in _account_membership_sources for line in source(user)]
