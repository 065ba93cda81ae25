"""The filters of the list: what its address asks for, how many items each further choice leaves, and their links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models.functions import Cast, ExtractYear
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.facets import Facet, Option, one_line
from core.registry import keys_of_pages
from influence.enums import SEVERAL, Kind
from influence.querysets import InfluenceQuerySet
from languages.locales import language_of

FACETS = ("kind", "topic", "setting", "year")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class Removal:
    """A chosen filter, and the query of the list without it."""

    label: Any
    query: str


class Filters:
    """What a reader chose. Values that are not known are left out, as if the address had not named them.

    `topics` and `settings` are the names in use by their part of the address.
    """

    def __init__(self, query: QueryDict, topics: dict[str, str], settings: dict[str, str]) -> None:
        self.labels: dict[str, dict[str, Any]] = {
            "kind": {kind.value: SEVERAL[kind] for kind in Kind},
            "topic": topics,
            "setting": settings,
        }
        asked = {name: set(query.getlist(name)) for name in self.labels}
        self.chosen = {name: [value for value in known if value in asked[name]] for name, known in self.labels.items()}
        year = query.get("year", "")
        self.chosen["year"] = [year] if YEAR.fullmatch(year) else []
        self.labels["year"] = {year: year}
        self.words = one_line(query.get("q", ""))

    def __bool__(self) -> bool:
        return bool(self.words or any(self.chosen.values()))

    @property
    def query(self) -> str:
        """The chosen filters as the query of an address, always in the same order."""
        return self._query_without()

    def removals(self) -> list[Removal]:
        """Each chosen filter with the address that lacks it."""
        found = [
            Removal(self.labels[name][value], self._query_without(name, value))
            for name, values in self.chosen.items()
            for value in values
        ]
        if self.words:
            found.append(Removal(_("Words: %(words)s") % {"words": self.words}, self._query_without("q")))
        return found

    def _query_without(self, name: str = "", value: str = "") -> str:
        pairs = [(n, v) for n, values in self.chosen.items() for v in values if (n, v) != (name, value)]
        return urlencode([*pairs, ("q", self.words)] if self.words and name != "q" else pairs)


class FilteredItems:
    """The items that fit, and the number that each other choice of a facet would leave.

    A facet's numbers are counted with all other filters, not with its own: two kinds show the items of both.
    """

    def __init__(self, items: InfluenceQuerySet, filters: Filters, index: Page) -> None:
        self.filters = filters
        self.items = items
        if filters.words:
            pages = Page.objects.child_of(index).live()
            self.items = items.filter(pk__in=keys_of_pages(filters.words, language_of(index.locale_id), pages))

    def all(self, without: str = "") -> InfluenceQuerySet:
        conditions = {name: values for name, values in self.filters.chosen.items() if values and name != without}
        items = self.items
        for name, values in conditions.items():
            items = items.filter(self._condition(name, values))
        return items

    def _condition(self, name: str, values: list[str]) -> Q:
        if name == "kind":
            return Q(kind__in=values)
        if name == "year":
            return Q(date__year__in=values)
        through, item, slug = self._relation(name)
        return Q(pk__in=through.objects.filter(**{f"{slug}__in": values}).values(item))

    def _relation(self, name: str) -> tuple[Any, str, str]:
        """The rows that tie items to topics or settings, and their columns."""
        through = self.items.model._meta.get_field(f"{name}s").remote_field.through
        return through, "influenceitem", f"{name}__slug"

    def _counted(self, name: str) -> QuerySet:
        """Rows of the facet, a value and the number of items."""
        items = self.all(without=name).order_by()
        if name in {"kind", "year"}:
            rows, value = items, F("kind") if name == "kind" else ExtractYear("date")
        else:
            through, item, slug = self._relation(name)
            rows, value = through.objects.filter(**{f"{item}__in": items.values("pk")}), F(slug)
        rows = rows.annotate(value=Cast(value, CharField())).values("value")
        return rows.annotate(count=Count("pk"), facet=Value(name)).values_list("facet", "value", "count")

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """How many items each value of each facet would show; one query for all."""
        found: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        first, *others = (self._counted(name) for name in FACETS)
        for name, value, count in first.union(*others, all=True):
            found[name][value] = count
        return found

    def facets(self) -> list[Facet]:
        """Kind, topic and setting, with the choices that leave something."""
        headings = {"kind": _("Kind"), "topic": _("Topic"), "setting": _("Setting")}
        return [Facet(name, heading, self._options(name)) for name, heading in headings.items()]

    def years(self) -> list[Option]:
        """The years in which there are items, the newest first."""
        counts, chosen = self.counts["year"], self.filters.chosen["year"]
        return [
            Option(year, year, counts.get(year, 0), year in chosen) for year in sorted({*counts, *chosen}, reverse=True)
        ]

    def _options(self, name: str) -> list[Option]:
        counts, chosen = self.counts[name], self.filters.chosen[name]
        return [
            Option(value, label, counts.get(value, 0), value in chosen)
            for value, label in self.filters.labels[name].items()
            if value in counts or value in chosen
        ]
