"""The public register as an address asks for it: words, standing, level, region, and an order."""

from __future__ import annotations

from django.db.models import Case, F, Value, When
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.dates import today
from core.faceted_lists import FacetedList, FacetField
from learning.networks.enums import Region
from learning.quality_mark.enums import Level, Order, Standing
from learning.quality_mark.managers import standing_on
from learning.quality_mark.models import Award


def register_list(query: QueryDict) -> FacetedList:
    """Any query has an answer. Its rows are awards, which `in_order` sorts."""
    order = asked_order(query)
    standing = Case(*(When(condition, then=Value(name.value)) for name, condition in standing_on(today()).items()))
    fields = [
        FacetField(name="standing", legend=_("Standing"), labels=dict(Standing.choices), column=standing),
        FacetField(name="level", legend=_("Level"), labels=dict(Level.choices), column=F("level")),
        FacetField(name="region", legend=_("Region"), labels=dict(Region.choices), column=F("region")),
    ]
    awards = Award.objects.published()
    return FacetedList(awards, fields, query, awards.with_words, [("sort", order)] if order != Order.NAME else [])


def asked_order(query: QueryDict) -> str:
    asked = query.get("sort", "")
    return asked if asked in Order.values else Order.NAME.value
