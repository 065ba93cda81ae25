"""The group of results "In your networks" in site search, for signed-in people."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.registry import SearchGroup, SearchResult, register_search_group
from core.visitors import is_person
from languages.locales import current_language
from learning.meetings.emails import when
from learning.meetings.models import Meeting
from search.backends import best_keys
from search.ranking import in_order

SHOWN = 5
MAX_LENGTH = 200


@register_search_group
def in_your_networks(user: Any, query: str, request: HttpRequest) -> SearchGroup | None:
    """Coming meetings of which this person may read now. The access rule is in the SQL, not in the index."""
    if not query or not is_person(user):
        return None
    coming = Meeting.objects.visible_to(user).coming()
    keys = best_keys(query[:MAX_LENGTH], current_language(), coming)[:SHOWN]
    described = coming.select_related("network").prefetch_related("translations")
    return SearchGroup(_("In your networks"), [_result(meeting) for meeting in in_order(described, keys)])


def _result(meeting: Meeting) -> SearchResult:
    return SearchResult(
        title=meeting.title,
        url=meeting.get_absolute_url(),
        summary=f"{when(meeting)}. {meeting.cancellation}".strip(),
        kind=meeting.network.page_title,
        lang=meeting.foreign_language,
    )
