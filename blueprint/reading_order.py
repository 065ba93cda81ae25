"""The reading order of chapters and entries: that of live pages in the page tree."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Count, Q, Subquery
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.query import PageQuerySet


def live_siblings(page: Page) -> PageQuerySet:
    """The other live pages of its type below the same page, in reading order."""
    return _live_of_its_kind(page).exclude(pk=page.pk)


def _live_of_its_kind(page: Page) -> PageQuerySet:
    return Page.objects.live().sibling_of(page).filter(content_type=page.content_type_id).order_by("path")


def number_among_siblings(page: Page) -> int:
    """4 for the fourth live chapter of the blueprint, 2 for the second live entry of a chapter."""
    return numbers_among_siblings(page)[0]


def numbers_among_siblings(*pages: Page) -> list[int]:
    """The numbers of pages on different levels, in one query."""
    first, *others = (live_siblings(page).filter(path__lt=page.path).order_by() for page in pages)
    before = reduce(or_, others, first)
    counts = dict(before.values_list("depth").annotate(Count("pk")))
    return [counts.get(page.depth, 0) + 1 for page in pages]


def places_of_chapters(chapters: Iterable[Page]) -> dict[int, int]:
    """The number of each chapter, as `number_among_siblings`, by its id; one query for each page that they stand below."""
    by_parent = {chapter.path[: -chapter.steplen]: chapter for chapter in chapters}
    return {
        pk: number
        for chapter in by_parent.values()
        for number, pk in enumerate(_live_of_its_kind(chapter).values_list("pk", flat=True), start=1)
    }


def neighbours(page: Page, request: HttpRequest) -> dict[str, dict[str, str | None] | None]:
    """The `previous` and the `next` page, each with url and title, as `components/prevnext.html` takes them."""
    siblings = live_siblings(page)
    previous = siblings.filter(path__lt=page.path).reverse().values("pk")[:1]
    following = siblings.filter(path__gt=page.path).values("pk")[:1]
    both = Page.objects.filter(Q(pk=Subquery(previous)) | Q(pk=Subquery(following))).select_related("locale")
    found = {"previous" if other.path < page.path else "next": other for other in both}
    return {name: _link(found.get(name), request) for name in ("previous", "next")}


def _link(page: Page | None, request: HttpRequest) -> dict[str, str | None] | None:
    return {"url": page.get_url(request), "title": page.title} if page else None
