"""What a page is, in the words of schema.org, for search engines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from core.addresses import absolute
from languages.locales import language_tag

if TYPE_CHECKING:
    from core.models import BasePage

ORGANISATION = {"@type": "Organization", "name": "One Small Thing"}


def graph_of(page: BasePage) -> dict[str, Any]:
    """The page itself, as its type describes it, and the pages above it.

    What is written to show the form is a page and nothing more: nobody comes to an example of an event.
    """
    described = page_data(page) if getattr(page, "is_example", False) else page.structured_data()
    crumbs = [*page.pages_above, page]
    parts = [described] if len(crumbs) < 2 else [described, _breadcrumbs([(each.title, each.url) for each in crumbs])]
    return {"@context": "https://schema.org", "@graph": parts}


def page_data(page: BasePage, kind: str = "WebPage") -> dict[str, Any]:
    """What is said of every page. Only what the page itself says stands here."""
    data = _described(kind, page.url, page.title, page.search_description or page.summary) | {
        "datePublished": page.first_published_at.isoformat() if page.first_published_at else None,
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else None,
    }
    return {name: value for name, value in data.items() if value}


def graph_of_view(title: str, description: str, url: str, above: Sequence[Any]) -> dict[str, Any]:
    """A public page that a view serves, and what stands above it: of each its title and its `url`, a path."""
    crumbs = _breadcrumbs([*((each.title, each.url) for each in above), (title, url)])
    return {"@context": "https://schema.org", "@graph": [_described("WebPage", url, title, description), crumbs]}


def _described(kind: str, url: str, name: str, description: str) -> dict[str, Any]:
    return {
        "@type": kind,
        "@id": absolute(url),
        "url": absolute(url),
        "name": name,
        "description": description,
        "inLanguage": language_tag(get_language()),
        "publisher": ORGANISATION | {"url": absolute("/")},
    }


def _breadcrumbs(pages: list[tuple[str, str]]) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": position, "name": title, "item": absolute(url)}
        for position, (title, url) in enumerate(pages, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
