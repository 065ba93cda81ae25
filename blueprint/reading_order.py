"""The reading order: `4.2` is the second live entry of the fourth live chapter. It moves with the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Count
from django.db.models.functions import Length, Substr
from wagtail.models import Page

if TYPE_CHECKING:
    from blueprint.models import BlueprintPage, ChapterPage, EntryPage


@dataclass(frozen=True)
class Place:
    """Where an entry stands when it is shown."""

    chapter_position: int
    position: int
    chapter: Page | None = None

    def __str__(self) -> str:
        return f"{self.chapter_position}.{self.position}"


def chapter_position(chapter: Page) -> int:
    """How many live chapters there are up to this one."""
    model = apps.get_model("blueprint", "ChapterPage")
    return _live_up_to(model, chapter.path)


def _live_up_to(model, path: str) -> int:
    parent = path[: -Page.steplen]
    siblings = model.objects.filter(depth=len(path) // Page.steplen, path__startswith=parent)
    return siblings.filter(path__lt=path, live=True).count() + 1


def place_of_entry(entry: EntryPage) -> Place:
    chapter_path = entry.path[: -Page.steplen]
    chapter = Page.objects.filter(path=chapter_path).select_related("locale").first()
    return Place(
        _live_up_to(apps.get_model("blueprint", "ChapterPage"), chapter_path),
        _live_up_to(type(entry), entry.path),
        chapter,
    )


def neighbours(page: EntryPage | ChapterPage) -> tuple[Page | None, Page | None]:
    """The live page of the same kind before and after it, in two queries whatever the number."""
    parent = page.path[: -Page.steplen]
    siblings = (
        type(page).objects.live().filter(depth=page.depth, path__startswith=parent).select_related("locale")
    )
    return (
        siblings.filter(path__lt=page.path).order_by("-path").first(),
        siblings.filter(path__gt=page.path).order_by("path").first(),
    )


def scale_url(entry: EntryPage, request) -> str:
    """Where the front page of the blueprint explains the strength of evidence."""
    landing = next((page for page in entry.trail if page.depth == entry.depth - 2), None)
    return f"{landing.get_url(request)}#evidence" if landing else ""


def chapters_of(landing: BlueprintPage) -> list[ChapterPage]:
    """The live chapters in order, each with `number` and `entry_count`, in two queries."""
    chapters = list(
        apps.get_model("blueprint", "ChapterPage")
        .objects.live()
        .child_of(landing)
        .select_related("locale")
        .order_by("path")
    )
    entries = apps.get_model("blueprint", "EntryPage").objects.live().descendant_of(landing)
    counts = dict(
        entries.annotate(chapter_path=Substr("path", 1, Length("path") - Page.steplen))
        .order_by()
        .values_list("chapter_path")
        .annotate(number=Count("pk"))
    )
    for number, chapter in enumerate(chapters, start=1):
        chapter.number, chapter.entry_count = number, counts.get(chapter.path, 0)
    return chapters
