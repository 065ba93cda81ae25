"""The blueprint as open data: read-only JSON of what is public, at addresses that stay.

Lists take the parameters of the tables (`blueprint.lists`) and `page`. Words are in the language of the path.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Query

from blueprint.api.items import entry_item, recommendation_item, version_item, whole_version_item
from blueprint.api.schemas import (
    Entries,
    EntryFilters,
    RecommendationFilters,
    Recommendations,
    Sources,
    VersionLine,
    WholeVersion,
)
from blueprint.landing import landing_or_404, number_or_404
from blueprint.lists import WorkList, entry_list, recommendation_list
from blueprint.models import BlueprintPage, Source, Version
from core.addresses import absolute
from core.pagination import listing
from languages.locales import current_language

api = NinjaAPI(
    title="The Hope Street blueprint",
    version="1",
    description="What was learned from making Hope Street. Everything here is public; nothing else is here.",
    docs_url=None,  # its page fetches scripts from elsewhere
    urls_namespace="blueprint:blueprint_api",
)


@api.get("entries/", response=Entries, summary="Entries that are published, in this language")
def entries(request: HttpRequest, filters: Query[EntryFilters]) -> dict[str, Any]:
    return _part(request, entry_list, entry_item)


@api.get("recommendations/", response=Recommendations, summary="Recommendations that are published, in this language")
def recommendations(request: HttpRequest, filters: Query[RecommendationFilters]) -> dict[str, Any]:
    return _part(request, recommendation_list, recommendation_item)


@api.get("sources/", response=Sources, summary="What the published works cite today")
def sources(request: HttpRequest, page: int = 1) -> dict[str, Any]:
    landing = landing_or_404()
    part = listing(Source.objects.cited_below(landing), request)
    return _envelope(request, landing, part) | {"items": [source.csl for source in part]}


@api.get("works/{number}/", response=list[VersionLine], summary="All versions of a work, the newest first")
def versions(request: HttpRequest, number: str) -> list[dict[str, Any]]:
    """In this language; withdrawn and deleted works too, whose versions stay for ever."""
    found = Version.objects.of_work(number_or_404(number).translation_key, current_language()).without_text()
    if not found:
        raise Http404
    return [version_item(version) for version in found]


@api.get("works/{number}/{version}/", response=WholeVersion, summary="One version as it was published")
def version(request: HttpRequest, number: str, version: int) -> dict[str, Any]:
    versions = Version.objects.of_work(number_or_404(number).translation_key, current_language())
    return whole_version_item(get_object_or_404(versions, number=version))


def _part(
    request: HttpRequest, make: Callable[[BlueprintPage, QueryDict], WorkList], as_item: Callable[[Any], dict]
) -> dict[str, Any]:
    landing = landing_or_404()
    part = listing(make(landing, request.GET).rows, request)
    return _envelope(request, landing, part) | {"items": [as_item(page) for page in part.object_list]}


def _envelope(request: HttpRequest, landing: BlueprintPage, part: Page) -> dict[str, Any]:
    return {
        "count": part.paginator.count,
        "next": _address_of_part(request, part.next_page_number()) if part.has_next() else None,
        "previous": _address_of_part(request, part.previous_page_number()) if part.has_previous() else None,
        "licence": landing.licence,
    }


def _address_of_part(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return absolute(f"{request.path}?{query.urlencode()}")
