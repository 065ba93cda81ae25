"""Live works of the blueprint in the reader's language, with their numbers: each list is one query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery, Window

from languages.locales import foreign_tag, language_of

if TYPE_CHECKING:
    from blueprint.models import BlueprintPage, ChapterPage, EntryPage, RecommendationPage, Version

CHANGES_SHOWN = 8
PER_PAGE = 25


def _live(model_name: str) -> QuerySet:
    """Live pages with `given_number`, the number of their series."""
    numbers = apps.get_model("blueprint", "PermanentNumber").objects.filter(translation_key=OuterRef("translation_key"))
    return (
        apps.get_model("blueprint", model_name)
        .objects.live()
        .select_related("locale")
        .annotate(given_number=Subquery(numbers.values("number")[:1]))
    )


def _one_language(pages: Iterable, language: str) -> list:
    """Each work once: in the language asked for where it is live there, else in English."""
    found: dict[UUID, object] = {}
    for page in pages:
        code = page.language
        if code == language or (code == settings.LANGUAGE_CODE and page.translation_key not in found):
            found[page.translation_key] = page
    return list(found.values())


def recommendations_on(entry: EntryPage) -> list[RecommendationPage]:
    """The live recommendations that rest on the entry, by number."""
    pages = _live("RecommendationPage").filter(rests_on__entry__translation_key=entry.translation_key)
    return _one_language(pages.order_by("given_number").distinct(), entry.language)


def entries_under(recommendation: RecommendationPage) -> list[EntryPage]:
    """The live entries that the recommendation rests on, in the editor's order."""
    grounds = [ground.entry_id for ground in recommendation.rests_on.all()]
    if not grounds:
        return []
    keys = apps.get_model("blueprint", "EntryPage").objects.filter(pk__in=grounds).order_by()
    pages = list(_live("EntryPage").filter(translation_key__in=keys.values("translation_key")))
    order = {page.translation_key: grounds.index(page.pk) for page in pages if page.pk in grounds}
    found = _one_language(pages, recommendation.language)
    return sorted(found, key=lambda page: order.get(page.translation_key, len(grounds)))


def recommendations_of(landing: BlueprintPage) -> QuerySet[RecommendationPage]:
    return _live("RecommendationPage").child_of(landing).order_by("given_number", "path")


def entries_of(chapter: ChapterPage) -> QuerySet[EntryPage]:
    return _live("EntryPage").child_of(chapter).order_by("path")


def paginated(pages: QuerySet, number: str | None) -> Page:
    """One page of a list and how many there are in all, in one query whatever the number."""
    wanted = int(number) if number and number.isascii() and number.isdigit() and len(number) < 7 else 1
    paginator = Paginator(pages, PER_PAGE)
    start = (max(wanted, 1) - 1) * PER_PAGE
    rows = list(pages.annotate(total=Window(Count("pk")))[start : start + PER_PAGE])
    if not rows and start:
        return paginated(pages, "1")
    paginator.count = rows[0].total if rows else 0
    return Page(rows, max(wanted, 1), paginator)


def latest_changes(landing: BlueprintPage) -> QuerySet[Version]:
    """The newest versions in the landing's language."""
    versions = apps.get_model("blueprint", "Version").objects.filter(language=language_of(landing.locale_id))
    return versions.select_related("permanent_number").defer("html", "data")[:CHANGES_SHOWN]


def pointer(page: EntryPage | RecommendationPage, url: str) -> dict:
    """Another work in a list: number, title, words, and for an entry how strong its evidence is."""
    return {
        "number": page.label,
        "title": page.title,
        "lang": foreign_tag(page),
        "url": url,
        "text": page.listing_words,
        "strength": getattr(page, "strength", None),
    }


def live_pointers(pages: Iterable, request) -> list[dict]:
    """For a page: the addresses where the works stand now."""
    return [pointer(page, page.get_url(request)) for page in pages]
