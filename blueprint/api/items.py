"""Works and versions as the API returns them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from blueprint.metadata import csl_item
from blueprint.models import EntryPage, RecommendationPage, Version
from blueprint.models.numbered import NumberedPage
from core.addresses import absolute
from languages.locales import current_language, language_tag


def listed(work: NumberedPage) -> dict[str, Any]:
    number = work.number_label
    return {
        "number": number,
        "title": work.title,
        "summary": work.summary,
        "language": language_tag(work.language),
        "url": absolute(work.permanent_url),
        "api_url": absolute(reverse("blueprint:blueprint_api:versions", args=[number])),
        "state": work.state.words,
        "is_example": work.is_example,
        "withdrawn_on": work.withdrawn_on,
        "published": work.last_published_at,
    }


def entry_item(entry: EntryPage) -> dict[str, Any]:
    return listed(entry) | {
        "audiences": _terms(entry.audiences.all()),
        "topics": _terms(entry.topics.all()),
        "setting": {"value": entry.setting, "label": entry.get_setting_display()},
        "stage": {"value": entry.stage, "label": entry.get_stage_display()},
        "time_span": entry.time_span,
        "cost_band": {"value": entry.cost_band, "label": entry.get_cost_band_display()},
        "cost_year": entry.cost_year,
        "staffing": entry.staffing,
        "strength": {"value": str(entry.strength.value), "label": str(entry.strength.label)},
        "strength_reason": entry.strength_reason,
        "review_date": entry.review_date,
    }


def recommendation_item(recommendation: RecommendationPage) -> dict[str, Any]:
    return listed(recommendation) | {
        "statement": recommendation.statement,
        "audiences": _terms(recommendation.audiences.all()),
        "level": {"value": recommendation.level, "label": recommendation.get_level_display()},
        "timescale": {"value": recommendation.timescale, "label": recommendation.get_timescale_display()},
        "status": {"value": recommendation.status, "label": recommendation.get_status_display()},
        "status_checked": recommendation.status_checked,
    }


def _terms(terms: Iterable[Any]) -> list[dict[str, str]]:
    return [{"value": term.slug, "label": str(term.translation_in(current_language()))} for term in terms]


def version_item(version: Version) -> dict[str, Any]:
    number = str(version.permanent_number)
    with override(version.language):
        api_url = reverse("blueprint:blueprint_api:version", args=[number, version.number])
    return {
        "number": number,
        "version": version.number,
        "language": language_tag(version.language),
        "translation_of": version.translation_of,
        "published": version.published,
        "reason": version.what_changed,
        "url": version.absolute_url,
        "api_url": absolute(api_url),
    }


def whole_version_item(version: Version) -> dict[str, Any]:
    return version_item(version) | {
        "title": version.title,
        "state": version.state.words,
        "html": version.html,
        "data": version.data,
        "csl": csl_item(version),
    }
