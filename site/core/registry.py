"""Where apps offer what another shows without importing it: search groups, clock jobs, a person's memberships."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class SearchResult:
    title: str
    url: str
    summary: str = ""
    kind: str = ""


@dataclass(frozen=True)
class SearchGroup:
    """Results under one heading that only this visitor may see."""

    heading: str
    results: list[SearchResult] = field(default_factory=list)


SearchSource = Callable[[Any, str, "HttpRequest"], SearchGroup | None]


@dataclass(frozen=True)
class Job:
    """Work that the clock does again and again; it may run twice without harm."""

    name: str
    every_seconds: int
    run: Callable[[], object]


_search_sources: list[SearchSource] = []
_jobs: dict[str, Job] = {}


def register_search_group(source: SearchSource) -> SearchSource:
    """Adds a source that is asked with (user, query, request) and answers with a group or None."""
    if source not in _search_sources:
        _search_sources.append(source)
    return source


def search_groups(user: Any, query: str, request: HttpRequest) -> list[SearchGroup]:
    groups = (source(user, query, request) for source in _search_sources)
    return [group for group in groups if group and group.results]


def register_job(name: str, every_seconds: int) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Decorator: `@register_job("reaper", 60)` makes the clock call the function each minute."""

    def add(run: Callable[[], object]) -> Callable[[], object]:
        _jobs[name] = Job(name, every_seconds, run)
        return run

    return add


def jobs() -> Iterable[Job]:
    return _jobs.values()


@dataclass(frozen=True)
class AccountMembership:
    """One line of a person's own account: what she belongs to, and where it stands."""

    title: str
    text: str
    url: str = ""


AccountMembershipSource = Callable[[Any], Iterable[AccountMembership]]
_account_membership_sources: list[AccountMembershipSource] = []


def register_account_memberships(source: AccountMembershipSource) -> AccountMembershipSource:
    """Adds a source that is asked with a signed-in person and answers with lines for the account page."""
    if source not in _account_membership_sources:
        _account_membership_sources.append(source)
    return source


def account_memberships(user: Any) -> list[AccountMembership]:
    return [line for source in _account_membership_sources for line in source(user)]
