"""Filters of the public register: by words, region, level and standing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from core.dates import today
from core.facets import Facet, KnownChoicesFilter, Option, WordsFilter
from learning.networks.enums import Region
from learning.quality_mark.enums import Level, Order, Standing
from learning.quality_mark.managers import AwardQuerySet, standing_on
from learning.quality_mark.models import Award
from learning.quality_mark.register import standing_counts

#: Values and their names, in the order in which they are shown.
Choices = list[tuple[str, Any]]


class RegisterFilterSet(django_filters.FilterSet):
    """Filters awards by the query string `q`, `region`, `level`, `standing`, and sorts them by `sort`."""

    q = WordsFilter(method="filter_words")
    region = KnownChoicesFilter(choices=Region.choices, distinct=False)
    level = KnownChoicesFilter(choices=Level.choices, distinct=False)
    standing = KnownChoicesFilter(choices=Standing.choices, method="filter_standing")
    sort = KnownChoicesFilter(choices=Order.choices, method="filter_nothing")

    class Meta:
        model = Award
        fields: list[str] = []

    def filter_words(self, awards: AwardQuerySet, name: str, words: str) -> AwardQuerySet:
        """Awards to organisations with each word in their name."""
        for word in words.split():
            awards = awards.filter(organisation__icontains=word)
        return awards

    def filter_standing(self, awards: AwardQuerySet, name: str, standings: Iterable[str]) -> AwardQuerySet:
        conditions = standing_on(today())
        wanted = Q()
        for standing in standings:
            wanted |= conditions[Standing(standing)]
        return awards.filter(wanted)

    def filter_nothing(self, awards: AwardQuerySet, name: str, value: Any) -> AwardQuerySet:
        """The order does not filter; `listed` sorts by it."""
        return awards

    @property
    def listed(self) -> AwardQuerySet:
        return self.qs.in_order(self.order)

    @property
    def words(self) -> str:
        return self._asked("q")

    @property
    def order(self) -> str:
        return next(iter(self._asked("sort")), Order.NAME.value)

    @property
    def orders(self) -> Choices:
        return Order.choices

    @property
    def is_used(self) -> bool:
        """Whether any filter is set; an order alone hides nothing."""
        return any(self._asked(name) for name in ("q", "region", "level", "standing"))

    @property
    def query(self) -> str:
        """Filters and order as a query string, in one way however they were typed."""
        asked = {name: self._asked(name) for name in self.filters}
        return urlencode({name: value for name, value in asked.items() if value}, doseq=True)

    @cached_property
    def facets(self) -> list[Facet]:
        """Region, level and standing with the awards that each would leave beside the other filters; three queries."""
        regions, levels = self._counts("region"), self._counts("level")
        standings = {row.standing.value: row.count for row in standing_counts(self._without("standing"), today())}
        return [
            self._facet("standing", _("Standing"), Standing.choices, standings),
            self._facet("level", _("Level"), Level.choices, levels),
            self._facet("region", _("Region"), Region.choices, regions),
        ]

    def _facet(self, name: str, legend: str, choices: Choices, counts: dict[str, int]) -> Facet:
        """Without the boxes that would show nothing, unless they are ticked."""
        chosen = self._asked(name)
        rows = [Option(value, label, counts.get(value, 0), value in chosen) for value, label in choices]
        return Facet(name, legend, [row for row in rows if row.count or row.chosen])

    def _counts(self, name: str) -> dict[str, int]:
        return dict(self._without(name).order_by().values_list(name).annotate(Count("pk")))

    def _without(self, name: str) -> AwardQuerySet:
        """The awards that all filters but this one let through."""
        others = {field: self._asked(field) for field in self.filters if field != name}
        return RegisterFilterSet(others, self.queryset).qs

    def _asked(self, name: str) -> Any:
        self.form.is_valid()
        return self.form.cleaned_data[name]
