"""The group of results "In your libraries" in site search, for signed-in people."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.registry import SearchGroup, SearchResult, register_search_group
from core.visitors import is_person
from languages.locales import current_language
from learning.library.models import Resource
from search.backends import best_keys
from search.ranking import in_order

SHOWN = 10
MAX_LENGTH = 200


@register_search_group
def in_your_libraries(user: Any, query: str, request: HttpRequest) -> SearchGroup | None:
    """Resources that this person may see now. The access rule is in the SQL, not in the index."""
    if not query or not is_person(user):
        return None
    visible = Resource.objects.visible_to(user)
    keys = best_keys(query[:MAX_LENGTH], current_language(), visible)[:SHOWN]
    described = visible.select_related("section__library").prefetch_related(
        "translations", "section__library__translations"
    )
    return SearchGroup(_("In your libraries"), [_result(resource) for resource in in_order(described, keys)])


def _result(resource: Resource) -> SearchResult:
    return SearchResult(
        title=resource.title,
        url=resource.get_absolute_url(),
        summary=resource.summary,
        kind=resource.section.library.title,
        lang=resource.foreign_language,
    )
