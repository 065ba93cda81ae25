"""The lists of campaigns. Their order and stage are those of the English pages, so that they agree in all languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Count, F, OuterRef, Subquery
from wagtail.query import PageQuerySet

from languages.locales import locale_id_of

#: Its model imports this module.
CampaignPage = Any


def english_of(pages: PageQuerySet) -> PageQuerySet:
    return pages.filter(locale_id=locale_id_of(settings.LANGUAGE_CODE))


def with_facts(pages: PageQuerySet) -> PageQuerySet:
    """The pages with `current_stage` and `changed_at`."""
    english = english_of(pages.model.objects.filter(translation_key=OuterRef("translation_key")))
    return pages.annotate(
        current_stage=Subquery(english.values("stage")[:1]),
        changed_at=Subquery(english.values("last_published_at")[:1]),
    )


def newest_first(pages: PageQuerySet) -> PageQuerySet:
    """By their last change; SQLite and PostgreSQL order nulls alike."""
    return pages.order_by(F("changed_at").desc(nulls_last=True), "-pk")


def count_stages(pages: PageQuerySet) -> dict[str, int]:
    """How many of the pages are in each stage; stages without any are left out."""
    counted = pages.order_by().values("current_stage").annotate(number=Count("pk"))
    return {row["current_stage"]: row["number"] for row in counted}


def prefetch_english(pages: Iterable[CampaignPage]) -> list[CampaignPage]:
    """The pages with `english` set, with one query for those in another language."""
    pages = list(pages)
    main = locale_id_of(settings.LANGUAGE_CODE)
    keys = [page.translation_key for page in pages if page.locale_id != main]
    english = english_of(type(pages[0]).objects.filter(translation_key__in=keys)) if keys else ()
    found = {page.translation_key: page for page in english}
    for page in pages:
        page.english = found.get(page.translation_key, page)
    return pages
