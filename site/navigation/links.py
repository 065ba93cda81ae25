"""Links for templates: to a page in the reader's language, or to a URL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest

from languages.links import localized, localized_address
from languages.locales import foreign_tag
from navigation.models import LinkFields


@dataclass(frozen=True)
class Link:
    """`lang` is set when the label, `hreflang` when the linked page, is not in the reader's language.

    `current` is a value of `aria-current`: "page" for the page that is being read, "true" for one above it.
    `below` is the second level.
    """

    label: str
    url: str
    lang: str = ""
    hreflang: str = ""
    current: str = ""
    at_end: bool = False
    below: tuple[Link, ...] = ()


def make_link(target: LinkFields, label: str, lang: str, request: HttpRequest) -> Link | None:
    """The link in the current language. None without a label, or while its page is not live."""
    hreflang = ""
    if target.page:
        page = localized(target.page)
        url = page.get_url(request) if page else None
        hreflang = foreign_tag(page) if page else ""
    else:
        url = localized_address(target.address)
    if not url or not label:
        return None
    return Link(label, url, lang, hreflang)


def marked(links: Iterable[Link], path: str) -> list[Link]:
    """The links as a reader of the page at `path` gets them. They are made for every page, this is said of one.

    A link is also "true" when one of its second level is marked, wherever that page stands in the tree.
    """
    links = [replace(link, below=tuple(marked(link.below, path)), current=_current(link.url, path)) for link in links]
    nearest = max((len(link.url) for link in links if link.current), default=0)
    return [replace(link, current=_current_of_both_levels(link, nearest)) for link in links]


def _current_of_both_levels(link: Link, nearest: int) -> str:
    """Of links that stand above one another in the tree only the nearest to the page is marked."""
    if link.current and len(link.url) == nearest:
        return link.current
    return "true" if any(below.current for below in link.below) else ""


def _current(url: str, path: str) -> str:
    """The value of `aria-current`. Home pages are never "true", since every page is below one."""
    if url == path:
        return "page"
    is_home = url.strip("/") in {"", *dict(settings.LANGUAGES)}
    return "true" if url.startswith("/") and not is_home and path.startswith(url) else ""
