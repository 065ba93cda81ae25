"""The pages from which a network is coordinated: each app registers its own, and all show the way to all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from learning.networks.models import Network


@dataclass(frozen=True)
class CoordinatorPage:
    """A page below `/learning/networks/<slug>/manage/`; the view has the decorator `coordinators_only`."""

    title: _StrOrPromise
    #: In the namespace `learning`, with the slug of the network as its only argument.
    url_name: str
    #: Smaller comes first.
    order: int

    def url(self, network: Network) -> str:
        return reverse(f"learning:{self.url_name}", args=[network.slug])


_pages: dict[str, CoordinatorPage] = {}


def register_coordinator_page(title: _StrOrPromise, url_name: str, order: int) -> None:
    _pages[url_name] = CoordinatorPage(title, url_name, order)


def coordinator_pages() -> list[CoordinatorPage]:
    return sorted(_pages.values(), key=lambda page: page.order)
