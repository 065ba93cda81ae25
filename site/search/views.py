"""The page of search results."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.registry import SearchGroup, search_groups
from core.visitors import Visitor
from languages.locales import current_language
from search.records import records_named
from search.results import clean_query, find_pages, page_results, paginate


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Results in the reader's language; for a signed-in person also from her libraries."""
    query = clean_query(request.GET.get("q", ""))
    language = current_language()
    pages = find_pages(query, language)
    listing = paginate(pages, request.GET.get("page"))
    user = Visitor(request).user
    groups = search_groups(user, query, request) if user and query else []
    records = records_named(query, language)
    if records:
        groups.append(SearchGroup(_("Lists and records"), records))
    context = {
        "query": query,
        "listing": listing,
        "more_than": pages.more_than,
        "found": page_results(listing.object_list, query, language),
        "groups": groups,
        "query_string": urlencode({"q": query}),
    }
    return render(request, "pages/search/results.html", context)
