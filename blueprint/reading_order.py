"""The reading order of chapters and entries: that of live pages in the page tree."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail.models import Page
from wagtail.query import PageQuerySet


def live_siblings(page: Page) -> PageQuerySet:
    """The other live pages of its type below the same page, in reading order."""
    siblings = Page.objects.live().sibling_of(page, inclusive=False)
    return siblings.filter(content_type=page.content_type_id).order_by("path")


def number_among_siblings(page: Page) -> int:
    """4 for the fourth live chapter of the blueprint, 2 for the second live entry of a chapter."""
    return live_siblings(page).filter(path__lt=page.path).count() + 1


def neighbours(page: Page, request: HttpRequest) -> dict[str, dict[str, str | None] | None]:
    """The `previous` and the `next` page, each with url and title, as `components/prevnext.html` takes them."""
    siblings = live_siblings(page).select_related("locale")
    return {
        "previous": _link(siblings.filter(path__lt=page.path).last(), request),
        "next": _link(siblings.filter(path__gt=page.path).first(), request),
    }


def _link(page: Page | None, request: HttpRequest) -> dict[str, str | None] | None:
    return {"url": page.get_url(request), "title": page.title} if page else None
