"""URLs of permanent addresses below /blueprint/; its pages have Wagtail URLs."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path

from blueprint import change_views, document_views, list_views, views
from blueprint.api import api
from blueprint.citations import FORMATS

app_name = "blueprint"
NUMBER = r"(?P<label>[Hh][Ss]-[Rr]?[1-9][0-9]{0,6})"
VERSION = r"v(?P<version>[1-9][0-9]{0,6})"
EXTENSION = f"(?P<extension>{'|'.join(map(re.escape, FORMATS))})"


def with_head(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """Answers HEAD as GET, whose body the server leaves out: the open data know GET alone, and describe no other."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.method
        request.method = "GET" if asked == "HEAD" else asked
        try:
            return view(request, *args, **kwargs)
        finally:
            request.method = asked

    return answer


def api_urls() -> tuple[list[URLPattern | URLResolver], str, str]:
    patterns, app, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = with_head(pattern.callback)
    return patterns, app, namespace


urlpatterns = [
    path("api/v1/", api_urls()),
    path("entries/", list_views.entries, name="entries"),
    path("entries.csv", list_views.entries_csv, name="entries_csv"),
    path("recommendations/", list_views.recommendations, name="recommendations"),
    path("recommendations.csv", list_views.recommendations_csv, name="recommendations_csv"),
    path("glossary/", list_views.glossary, name="glossary"),
    path("changes/", change_views.changes, name="changes"),
    path("briefing/", list_views.briefing_page, name="briefing"),
    path("briefing.pdf", document_views.briefing_pdf, name="briefing_pdf"),
    path("briefing.docx", document_views.briefing_docx, name="briefing_docx"),
    re_path(rf"^{NUMBER}/\Z", views.permanent, name="permanent"),
    re_path(rf"^{NUMBER}/{VERSION}/\Z", views.version, name="version"),
    re_path(
        rf"^{NUMBER}/{VERSION}/compare/{VERSION.replace('version', 'other')}/\Z", change_views.compare, name="compare"
    ),
    re_path(rf"^{NUMBER}/{VERSION}/cite\.{EXTENSION}\Z", views.citation, name="citation"),
    re_path(rf"^{NUMBER}/{VERSION}/figure-(?P<figure>[1-9][0-9]?)\.csv\Z", views.figure, name="figure"),
    re_path(rf"^{NUMBER}/{VERSION}/sources\.{EXTENSION}\Z", views.sources, name="sources"),
    re_path(rf"^{NUMBER}/{VERSION}/document\.pdf\Z", document_views.version_pdf, name="version_pdf"),
    re_path(r"^(?:(?P<chapter>[\w-]+)/)?document\.pdf\Z", document_views.pdf_below, name="pdf_below"),
    re_path(rf"^(?:(?P<chapter>[\w-]+)/)?sources\.{EXTENSION}\Z", views.sources_below, name="sources_below"),
]
