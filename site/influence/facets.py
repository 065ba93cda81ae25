"""What readers narrow the list of influence items by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import F
from django.db.models.functions import ExtractYear
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.faceted_lists import FacetedList, FacetField
from core.registry import keys_of_pages
from influence.enums import SEVERAL, Kind
from languages.locales import language_of

if TYPE_CHECKING:
    from influence.models import InfluenceIndexPage

YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def narrowed_items(
    index: InfluenceIndexPage, query: QueryDict, topics: dict[str, str], settings: dict[str, str]
) -> FacetedList:
    """`topics` and `settings` are the names in use by their part of the address."""
    items = index.items
    kinds = {kind.value: SEVERAL[kind] for kind in Kind}
    fields = [
        FacetField(name="kind", legend=_("Kind"), labels=kinds, column=F("kind")),
        FacetField(name="topic", legend=_("Topic"), labels=topics, relation="topics"),
        FacetField(name="setting", legend=_("Setting"), labels=settings, relation="settings"),
        FacetField(name="year", legend=_("Year"), labels=None, column=ExtractYear("date"), pattern=YEAR),
    ]
    return FacetedList(items, fields, query, lambda words: _keys_below(index, words))


def _keys_below(index: Page, words: str) -> list[int]:
    return keys_of_pages(words, language_of(index.locale_id), Page.objects.child_of(index).live())
