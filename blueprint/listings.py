"""Live works of the blueprint in the reader's language, with their numbers: each list is one query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery

if TYPE_CHECKING:
    from blueprint.models import BlueprintPage, ChapterPage, EntryPage, RecommendationPage, Version

CHANGES_SHOWN = 8


def _live(model_name: str) -> QuerySet:
    """Live pages with `given_number`, the number of their series."""
    numbers = apps.get_model("blueprint", "PermanentNumber").objects.filter(
        translation_key=OuterRef("translation_key")
    )
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
        code = page.locale.language_code
        if code == language or (code == settings.LANGUAGE_CODE and page.translation_key not in found):
            found[page.translation_key] = page
    return list(found.values())


def recommendations_on(entry: EntryPage) -> list[RecommendationPage]:
    """The live recommendations that rest on the entry, by number."""
    pages = _live("RecommendationPage").filter(rests_on__entry__translation_key=entry.translation_key)
    return _one_language(pages.order_by("given_number").distinct(), entry.locale.language_code)


def entries_under(recommendation: RecommendationPage) -> list[EntryPage]:
    """The live entries that the recommendation rests on, in the editor's order."""
    grounds = [ground.entry_id for ground in recommendation.rests_on.all()]
    if not grounds:
        return []
    model = apps.get_model("blueprint", "EntryPage")
    keys = dict(model.objects.filter(pk__in=grounds).values_list("translation_key", "pk"))
    pages = _live("EntryPage").filter(translation_key__in=keys)
    found = _one_language(pages, recommendation.locale.language_code)
    return sorted(found, key=lambda page: grounds.index(keys[page.translation_key]))


def recommendations_of(landing: BlueprintPage) -> QuerySet[RecommendationPage]:
    return _live("RecommendationPage").child_of(landing).order_by("given_number", "path")


def entries_of(chapter: ChapterPage) -> QuerySet[EntryPage]:
    return _live("EntryPage").child_of(chapter).order_by("path")


def latest_changes(landing: BlueprintPage) -> QuerySet[Version]:
    """The newest versions in the landing's language."""
    versions = apps.get_model("blueprint", "Version").objects.filter(language=landing.locale.language_code)
    return versions.select_related("permanent_number").defer("html", "data")[:CHANGES_SHOWN]


def pointer(page: EntryPage | RecommendationPage, url: str) -> dict:
    """Another work in a list: number, title, words, and for an entry how strong its evidence is."""
    return {
        "number": page.label,
        "title": page.title,
        "url": url,
        "text": page.listing_words,
        "strength": getattr(page, "strength", None),
    }


def live_pointers(pages: Iterable, request) -> list[dict]:
    """For a page: the addresses where the works stand now."""
    return [pointer(page, page.get_url(request)) for page in pages]
