"""The reading order: `4.2` is the second live entry of the fourth live chapter. It moves with the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

if TYPE_CHECKING:
    from blueprint.models import BlueprintPage, ChapterPage, EntryPage


@dataclass(frozen=True)
class ReadingPosition:
    """The second entry of the fourth chapter: `4.2`."""

    chapter_number: int
    entry_number: int
    chapter: Page | None = None

    def __str__(self) -> str:
        return f"{self.chapter_number}.{self.entry_number}"


def _live_up_to(model, path: str) -> int:
    parent = path[: -Page.steplen]
    siblings = model.objects.filter(depth=len(path) // Page.steplen, path__startswith=parent)
    return siblings.filter(path__lt=path, live=True).count() + 1


def position_of_entry(entry: EntryPage) -> ReadingPosition:
    chapter_path = entry.path[: -Page.steplen]
    chapter = Page.objects.filter(path=chapter_path).select_related("locale").first()
    return ReadingPosition(
        _live_up_to(apps.get_model("blueprint", "ChapterPage"), chapter_path),
        _live_up_to(type(entry), entry.path),
        chapter,
    )


@dataclass(frozen=True)
class Neighbours:
    """What stands before and after a page: each with url and title, as `components/prevnext.html` takes it."""

    previous: dict[str, str] | None
    next: dict[str, str] | None
    position: int


def neighbours(page: EntryPage | ChapterPage, request) -> Neighbours:
    """The live pages of its kind around it and its place among them, in one query whatever the number."""
    parent = page.path[: -Page.steplen]
    siblings = type(page).objects.live().filter(depth=page.depth, path__startswith=parent)
    before, after = siblings.filter(path__lt=page.path), siblings.filter(path__gt=page.path)
    around = siblings.filter(
        Q(path=Subquery(before.order_by("-path").values("path")[:1]))
        | Q(path=Subquery(after.order_by("path").values("path")[:1]))
    ).annotate(before=Subquery(before.order_by().values("depth").annotate(n=Count("pk")).values("n")))
    found = {"position": 1, "previous": None, "next": None}
    for sibling in around.select_related("locale"):
        side = "previous" if sibling.path < page.path else "next"
        found[side] = {"url": sibling.get_url(request), "title": sibling.title}
        found["position"] = (sibling.before or 0) + 1
    return Neighbours(**found)


def scale_url(entry: EntryPage, request) -> str:
    """Where the front page of the blueprint explains the strength of evidence."""
    landing = next((page for page in entry.pages_above if page.depth == entry.depth - 2), None)
    return f"{landing.get_url(request)}#evidence" if landing else ""


def chapters_of(landing: BlueprintPage) -> list[ChapterPage]:
    """The live chapters in order, each with `number` and `entry_count`, in one query."""
    entries = (
        apps.get_model("blueprint", "EntryPage")
        .objects.live()
        .filter(depth=landing.depth + 2, path__startswith=OuterRef("path"))
        .order_by()
        .values("depth")
        .annotate(n=Count("pk"))
        .values("n")
    )
    chapters = list(
        apps.get_model("blueprint", "ChapterPage")
        .objects.live()
        .child_of(landing)
        .select_related("locale")
        .annotate(entry_count=Coalesce(Subquery(entries), 0))
        .order_by("path")
    )
    for number, chapter in enumerate(chapters, start=1):
        chapter.number = number
    return chapters
