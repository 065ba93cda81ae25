"""What people subscribe to. An app registers a kind of list; the newsletter is one, and `blueprint` has one a chapter."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from django.core.mail import EmailMessage
    from django.db.models import QuerySet
    from django.utils.functional import _StrOrPromise as StrOrPromise

    from subscriptions.models import Sending, Subscription


@dataclass(frozen=True, kw_only=True)
class SubscriberList:
    """One list, in the current language."""

    #: By which a subscription names it: the name of its kind, and for one of several a hyphen and its own part.
    key: str
    #: What it is, as a heading: `Newsletter`, `Changes in a chapter of the blueprint`.
    label: StrOrPromise
    #: Which of several, for example the title of the chapter, and the tag of its language where that is another one.
    name: str = ""
    lang: str = ""
    #: How often something comes, as a sentence.
    rhythm: StrOrPromise
    #: The page that it is about.
    url: str
    #: The page with nothing but its form, to which every form for it is posted.
    form_url: str
    #: Whether people choose it in their account, so that nobody signs up for it with an address.
    is_for_accounts: bool = False

    def __str__(self) -> str:
        return f"{self.label}: {self.name}" if self.name else str(self.label)


class ListKind(ABC):
    """Lists of one kind: finds each by its key, and writes what is sent to it."""

    #: The beginning of the key of each list; letters only.
    name: ClassVar[str]
    #: In the admin, where lists are narrowed to one kind.
    label: ClassVar[StrOrPromise]

    def key_of(self, part: object) -> str:
        return f"{self.name}-{part}"

    def part_of(self, list_key: str) -> str:
        return list_key.removeprefix(f"{self.name}-")

    @abstractmethod
    def find(self, list_key: str) -> SubscriberList | None:
        """In the current language; None when there is no such list, or it has ended."""

    @abstractmethod
    def email(self, sending: Sending, subscription: Subscription) -> EmailMessage | None:
        """What this subscriber gets, in the language of her subscription; None when there is nothing for her."""

    def readers(self, sending: Sending, subscriptions: QuerySet[Subscription]) -> QuerySet[Subscription]:
        """Of those who are on the list, whom this may be for. `email` decides."""
        return subscriptions

    @abstractmethod
    def title_of(self, sending: Sending) -> str:
        """What was sent, for the log."""

    @abstractmethod
    def admin_url(self, sending: Sending) -> str:
        """Where the admin says what became of it."""


_kinds: dict[str, ListKind] = {}


def register_list_kind(kind: ListKind) -> None:
    _kinds[kind.name] = kind


def list_kinds() -> Iterable[ListKind]:
    return _kinds.values()


def kind_of(list_key: str) -> ListKind | None:
    return _kinds.get(list_key.partition("-")[0])


def find_list(list_key: str) -> SubscriberList | None:
    """In the current language; None when there is no such list, or it has ended."""
    kind = kind_of(list_key)
    return kind.find(list_key) if kind else None
