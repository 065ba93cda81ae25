"""The table of all entries, that of all recommendations, a briefing made of them, and the glossary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blueprint.briefing import MAX_WORKS, briefing
from blueprint.landing import breadcrumbs, landing_or_404, live_landing, not_in_this_language
from blueprint.list_csv import columns_of, rows_of
from blueprint.lists import WorkList, entry_list, recommendation_list
from blueprint.metadata import in_language
from blueprint.models import BlueprintPage, GlossaryTermTranslation
from blueprint.widening import other_spelling, with_some_words
from core.exports import csv_response
from core.pagination import listing
from languages.locales import current_language
from search.ranking import in_order
from search.results import page_results

type MakeList = Callable[[BlueprintPage, QueryDict], WorkList]


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    return _list_page(request, entry_list, "entries", _("All entries"))


@require_safe
def recommendations(request: HttpRequest) -> HttpResponse:
    return _list_page(request, recommendation_list, "recommendations", _("All recommendations"))


@require_safe
def entries_csv(request: HttpRequest) -> HttpResponse:
    return _csv(request, entry_list, "entries")


@require_safe
def recommendations_csv(request: HttpRequest) -> HttpResponse:
    return _csv(request, recommendation_list, "recommendations")


@require_safe
def briefing_page(request: HttpRequest) -> HttpResponse:
    """The works of the address in short, and their files."""
    landing = live_landing(current_language())
    if landing is None:
        return not_in_this_language(request, "briefing", _("Your briefing"))
    made = briefing(request.GET, current_language())
    context = {"briefing": made, "most": MAX_WORKS, "breadcrumbs": breadcrumbs(landing)}
    return render(request, "pages/blueprint/briefing.html", context)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """What the words of the blueprint mean today."""
    landing = live_landing(current_language())
    if landing is None:
        return not_in_this_language(request, "glossary", _("Glossary"))
    terms = sorted(GlossaryTermTranslation.objects.for_reader(), key=lambda term: term.name.casefold())
    context = {"terms": terms, "breadcrumbs": breadcrumbs(landing)}
    return render(request, "pages/blueprint/glossary.html", context)


def _list_page(request: HttpRequest, make: MakeList, name: str, title: str) -> HttpResponse:
    landing = live_landing(current_language())
    if landing is None:
        return not_in_this_language(request, name, title)
    works = make(landing, request.GET)
    part = listing(works.rows, request)
    pages = list(part.object_list)
    labels = {page.number_label for page in pages}
    context = {
        "title": title,
        "works": works,
        "found": works.found,
        "listing": part,
        "lines": page_results(pages, works.found.words, current_language()),
        "chosen_elsewhere": [label for label in works.chosen if label not in labels],
        "address": reverse(f"blueprint:{name}"),
        "csv_address": reverse(f"blueprint:{name}_csv"),
        "breadcrumbs": breadcrumbs(landing),
    }
    if works.found.words and not pages:
        context |= _wider(works)
    return render(request, f"pages/blueprint/{name}.html", context)


def _wider(works: WorkList) -> dict[str, Any]:
    """How many have the words without the filters, another spelling, and what has some of the words."""
    some = with_some_words(works.found.words, works.find)
    texts = (text for row in works.works.order_by().values_list("title", "summary") for text in row)
    return {
        "without_filters": len(works.found.found or []) if works.found.is_narrowed else 0,
        "other_spelling": other_spelling(works.found.words, texts),
        "with_some_words": in_order(works.works, some),
    }


def _csv(request: HttpRequest, make: MakeList, name: str) -> HttpResponse:
    """What the table shows, all parts of it."""
    works = make(landing_or_404(), request.GET)
    rows = rows_of(list(works.rows), columns_of(works.works.model))
    return csv_response(f"{in_language(f'hope-street-{name}', current_language())}.csv", rows)
