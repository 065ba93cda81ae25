"""Lists that readers narrow by facets and words, whose address says it all, so that it can be sent to somebody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.facets import Facet, Option, one_line


@dataclass(frozen=True, kw_only=True)
class FacetField:
    """What rows can be narrowed by: a column or an expression, or a many-to-many field of records with a `slug`."""

    #: Its name in the address.
    name: str
    legend: Any
    #: The label of each value, in the order of the list; None where each value in use is its own label.
    labels: Mapping[str, Any] | None
    column: Any = None
    relation: str = ""
    #: What a value without labels must look like.
    pattern: re.Pattern[str] = re.compile(r"(?!)")

    def asked(self, query: QueryDict) -> list[str]:
        """The values that an address names. Unknown ones are left out, as if it had not named them."""
        values = query.getlist(self.name)
        if self.labels is None:
            return [value for value in values[-1:] if self.pattern.fullmatch(value)]
        return [value for value in self.labels if value in values]

    def label(self, value: str) -> Any:
        return value if self.labels is None else self.labels[value]

    def condition(self, rows: QuerySet, values: Sequence[str]) -> Q:
        if not self.relation:
            return Q(**{f"facet_{self.name}__in": values})
        through, row, slug = self._through(rows)
        return Q(pk__in=through.objects.filter(**{f"{slug}__in": values}).values(row))

    def counted(self, rows: QuerySet) -> QuerySet:
        """Name of the facet, value and number of rows."""
        value: Any = f"facet_{self.name}"
        if self.relation:
            through, row, value = self._through(rows)
            rows = through.objects.filter(**{f"{row}__in": rows.order_by().values("pk")})
        rows = rows.order_by().annotate(value=Cast(value, CharField())).values("value")
        return rows.annotate(count=Count("pk"), facet=Value(self.name)).values_list("facet", "value", "count")

    def _through(self, rows: QuerySet) -> tuple[Any, str, str]:
        """The model that ties rows to records, its field for the row, and the lookup of the record's slug."""
        field: Any = rows.model._meta.get_field(self.relation)
        return field.remote_field.through, field.m2m_field_name(), f"{field.m2m_reverse_field_name()}__slug"


@dataclass(frozen=True)
class Removal:
    """A chosen filter, and the query of the list without it."""

    label: Any
    query: str


class FacetedList:
    """The rows that fit what an address asks for, and how many each further choice would leave.

    A facet's numbers are counted with all other filters, not with its own: two kinds show the items of both.
    `find` returns the keys of the rows that hold the words, best first. `also` are other pairs of the address, which
    narrow nothing and are kept in each link.
    """

    def __init__(
        self,
        rows: QuerySet,
        fields: Sequence[FacetField],
        query: QueryDict,
        find: Callable[[str], list[int]],
        also: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.fields = fields
        self.chosen = {field.name: field.asked(query) for field in fields}
        self.words = one_line(query.get("q", ""))
        self.also = list(also)
        self._query = query
        self._all = rows.annotate(**{f"facet_{field.name}": field.column for field in fields if not field.relation})
        #: The keys of what holds the words, best first; None where no words were asked for.
        self.found: list[int] | None = None
        if self.words:
            self.found = find(self.words)
            self._all = self._all.filter(pk__in=self.found)

    def __bool__(self) -> bool:
        return bool(self.words or self.is_narrowed)

    @property
    def is_narrowed(self) -> bool:
        """Whether a value of a facet was chosen."""
        return any(self.chosen.values())

    @property
    def rows(self) -> Any:
        """A queryset of the kind that was given."""
        return self._narrowed()

    def _narrowed(self, without: str = "") -> QuerySet:
        rows = self._all
        for field in self.fields:
            if self.chosen[field.name] and field.name != without:
                rows = rows.filter(field.condition(rows, self.chosen[field.name]))
        return rows

    @property
    def query(self) -> str:
        """What was asked for as the query of an address, always in the same order."""
        return self._query_without()

    def removals(self) -> list[Removal]:
        """Each chosen filter with the address that lacks it."""
        found = [
            Removal(field.label(value), self._query_without(field.name, value))
            for field in self.fields
            for value in self.chosen[field.name]
        ]
        if self.words:
            found.append(Removal(_("Words: %(words)s") % {"words": self.words}, self._query_without("q", self.words)))
        return found

    def _query_without(self, name: str = "", value: str = "") -> str:
        chosen = [(field, one) for field, values in self.chosen.items() for one in values]
        words = [("q", self.words)] if self.words else []
        return urlencode([pair for pair in (*chosen, *words) if pair != (name, value)] + self.also)

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many rows each value of each facet would show; two queries for all."""
        found: dict[str, Counter[str]] = {field.name: Counter() for field in self.fields}
        together = [field for field in self.fields if not field.relation and not self.chosen[field.name]]
        for name, value, count in self._counted_together(together):
            found[name][value] += count
        single = [field.counted(self._narrowed(field.name)) for field in self.fields if field not in together]
        # Without the model's own ordering, which names columns that are not read.
        for name, value, count in single[0].union(*single[1:], all=True).order_by() if single else ():
            found[name][value] = count
        return found

    def _counted_together(self, fields: Sequence[FacetField]) -> Iterator[tuple[str, str, int]]:
        """Of columns in which nothing was chosen: the rows are the same for all, so the database reads them once."""
        columns = [f"facet_{field.name}" for field in fields]
        groups = self._narrowed().order_by().values_list(*columns).annotate(Count("pk")) if fields else ()
        for *values, count in groups:
            yield from ((field.name, str(value), count) for field, value in zip(fields, values, strict=True))

    def facets(self) -> list[Facet]:
        """With the choices that leave something."""
        return [Facet(field.name, field.legend, self._options(field)) for field in self.fields]

    def _options(self, field: FacetField) -> list[Option]:
        counts, chosen = self.counts[field.name], self.chosen[field.name]
        values = sorted({*counts, *chosen}, reverse=True) if field.labels is None else field.labels
        return [
            Option(value, field.label(value), counts.get(value, 0), value in chosen)
            for value in values
            if value in counts or value in chosen
        ]
