"""Registries of what each app has of one person: her account page, her bar, the copy of her data, and what forgets her."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.registry import Registry

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.utils.functional import _StrOrPromise as StrOrPromise


# --- the account page ----------------------------------------------------------------


@dataclass(frozen=True)
class AccountMembership:
    """One line of the account page: what the person is a member of, and the state of the membership."""

    title: str
    text: str
    url: str = ""
    #: From which day to which, where there are such days.
    dates: str = ""


#: The lines for a signed-in person.
_account_memberships: Registry[Callable[[Any], Iterable[AccountMembership]]] = Registry()
register_account_memberships = _account_memberships.register


def account_memberships(user: Any) -> list[AccountMembership]:
    return [line for source in _account_memberships for line in source(user)]


# --- the bar of a signed-in person -----------------------------------------------------


@dataclass(frozen=True)
class OwnLink:
    """A page of work that is this person's, which each page shows her in the bar at the top."""

    title: str
    url: str


_own_links: Registry[Callable[[Any], Iterable[OwnLink]]] = Registry()
register_own_links = _own_links.register


def own_links(user: Any) -> list[OwnLink]:
    return [link for source in _own_links for link in source(user)]


@dataclass(frozen=True)
class AccountLine:
    """One line of a list on the account page."""

    title: str
    text: str = ""
    url: str = ""
    #: Of the title, where it is not the reader's language.
    lang: str = ""
    at: datetime.datetime | None = None


@dataclass(frozen=True)
class AccountList:
    """What a person did here: the newest on her account page, all on a page of their own. Without any, nothing is shown."""

    #: Of its page, `/accounts/<name>/`: small letters and hyphens.
    name: str
    heading: StrOrPromise
    explanation: StrOrPromise
    #: Her rows, newest first.
    rows: Callable[[Any], QuerySet]
    #: Those of a part of them, in the same order.
    lines: Callable[[Any, list[Any]], list[AccountLine]]


_account_lists: dict[str, AccountList] = {}


def register_account_list(found: AccountList) -> None:
    _account_lists[found.name] = found


def account_lists() -> Iterable[AccountList]:
    return _account_lists.values()


def account_list(name: str) -> AccountList | None:
    return _account_lists.get(name)


# --- what we hold about a person -------------------------------------------------------


@dataclass(frozen=True)
class PersonalData:
    """One kind of what we hold about a person, for the copy that she takes with her."""

    #: Of its part in the JSON file: small letters and hyphens.
    name: str
    heading: str
    #: By the label of each column, in the current language: text, a number, a date, a moment, or None.
    rows: list[dict[str, Any]]
    #: What stays of it when she closes her account, and then names nobody, as a sentence. Empty: all of it goes.
    stays: str = ""


#: All that an app holds about this person herself, and nothing that is another person's.
_personal_data: Registry[Callable[[Any], Iterable[PersonalData]]] = Registry()
register_personal_data = _personal_data.register


def personal_data(user: Any) -> list[PersonalData]:
    return [part for source in _personal_data for part in source(user)]


#: What an app does before a person is deleted that no foreign key does: for (user, her proved addresses in small letters).
_forgetters: Registry[Callable[[Any, set[str]], object]] = Registry()
register_forgetter = _forgetters.register


def forget(user: Any, addresses: set[str]) -> None:
    for forgetter in _forgetters:
        forgetter(user, addresses)
