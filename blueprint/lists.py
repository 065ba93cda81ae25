"""The table of all entries and that of all recommendations: what readers narrow and sort them by, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from blueprint.briefing import asked_labels, pairs
from blueprint.enums import CostBand, Level, Setting, Stage, Status, Strength, Timescale
from blueprint.models import AudienceTranslation, BlueprintPage, EntryPage
from blueprint.models.evidence import strength_in_sql
from blueprint.models.numbered import NumberedPageQuerySet
from core.faceted_lists import FacetedList, FacetField
from core.registry import keys_of_pages
from influence.models import TopicTranslation
from languages.locales import language_of
from search.ranking import in_order

WITHDRAWN = "withdrawn"


def _in_order(choices: Any, column: str) -> Case:
    """Sorts by a choice as its form lists it."""
    places = [When(**{column: value}, then=Value(place)) for place, value in enumerate(choices.values)]
    return Case(*places, default=Value(len(places)), output_field=IntegerField())


@dataclass(frozen=True)
class Sort:
    name: str
    label: Any
    order: Any
    #: Whether the reader who asks for it wants the highest first.
    descends: bool = False


NUMBER = Sort("number", pgettext_lazy("of an entry", "Number"), F("number_in_series"))
TITLE = Sort("title", _("Title"), Lower("title"))
ENTRY_SORTS = (
    NUMBER,
    TITLE,
    Sort("setting", _("Setting"), _in_order(Setting, "setting")),
    Sort("stage", _("Stage"), _in_order(Stage, "stage")),
    Sort("cost", _("Cost band"), _in_order(CostBand, "cost_band")),
    Sort("strength", _("Strength of evidence"), strength_in_sql(), descends=True),
)
RECOMMENDATION_SORTS = (
    NUMBER,
    TITLE,
    Sort("level", _("Level"), _in_order(Level, "level")),
    Sort("timescale", _("Timescale"), _in_order(Timescale, "timescale")),
    Sort("status", _("Status"), _in_order(Status, "status")),
)


@dataclass(frozen=True)
class Heading:
    """A column by which the table can be sorted; `aria_sort` is empty where it is not sorted by it."""

    label: Any
    name: str
    query: str
    aria_sort: str


class BestFirst:
    """The rows that hold the words, the best match first, as a paginator takes them."""

    def __init__(self, found: FacetedList) -> None:
        self._rows = found.rows
        fitting = set(self._rows.order_by().values_list("pk", flat=True))
        self._keys = [key for key in found.found or () if key in fitting]

    def count(self) -> int:
        return len(self._keys)

    def __getitem__(self, part: slice) -> list[Any]:
        return in_order(self._rows, self._keys[part])

    def __iter__(self) -> Iterator[Any]:
        return iter(self[:])


@dataclass
class WorkList:
    """A table of works with what an address asks for."""

    #: All works, before the address asks for some.
    works: NumberedPageQuerySet
    #: The keys of those that hold words, best first.
    find: Callable[[str], list[int]]
    found: FacetedList
    sorts: Sequence[Sort]
    asked_sort: str
    #: The works that the reader has chosen for a briefing.
    chosen: list[str] = field(default_factory=list)

    @property
    def sort(self) -> Sort | None:
        """None where the best match comes first."""
        wanted = self.asked_sort.removeprefix("-")
        first = None if self.found.words else self.sorts[0]
        return next((sort for sort in self.sorts if sort.name == wanted), first)

    @property
    def descends(self) -> bool:
        return bool(self.sort and self.sort.descends != self.asked_sort.startswith("-"))

    @property
    def rows(self) -> QuerySet | BestFirst:
        if self.sort is None:
            return BestFirst(self.found)
        order = self.sort.order.desc() if self.descends else self.sort.order.asc()
        return self.found.rows.order_by(order, "number_in_series", "path")

    @cached_property
    def labels(self) -> dict[str, Any]:
        return {facet.name: facet.legend for facet in self.found.fields}

    @cached_property
    def headings(self) -> dict[str, Heading]:
        return {sort.name: self._heading(sort) for sort in self.sorts}

    def _heading(self, sort: Sort) -> Heading:
        is_sorted = sort == self.sort
        turned = is_sorted and not self.asked_sort.startswith("-")
        aria = ("descending" if self.descends else "ascending") if is_sorted else ""
        kept = [pair for pair in self.found.also if pair[0] != "sort"]
        pairs_of_query = [*self._filters(), *kept, ("sort", f"-{sort.name}" if turned else sort.name)]
        return Heading(sort.label, sort.name, urlencode(pairs_of_query), aria)

    def _filters(self) -> list[tuple[str, str]]:
        chosen = [(name, value) for name, values in self.found.chosen.items() for value in values]
        return chosen + ([("q", self.found.words)] if self.found.words else [])


def entry_list(landing: BlueprintPage, query: QueryDict) -> WorkList:
    entries: Any = EntryPage.objects.exact_type(EntryPage).live().descendant_of(landing).order_by_number()
    entries = entries.select_related("locale").prefetch_related("audiences", "topics")
    entries = entries.defer(*EntryPage.footnote_fields, *EntryPage.footnote_streams)  # long, and in no row
    fields = [
        FacetField(
            name="audience",
            legend=_("For whom"),
            labels=AudienceTranslation.names(entries, "entries"),
            relation="audiences",
        ),
        FacetField(
            name="topic", legend=_("Topic"), labels=TopicTranslation.names(entries, "entries"), relation="topics"
        ),
        FacetField(name="setting", legend=_("Setting"), labels=dict(Setting.choices), column=F("setting")),
        FacetField(name="stage", legend=_("Stage"), labels=dict(Stage.choices), column=F("stage")),
        FacetField(name="cost", legend=_("Cost band"), labels=dict(CostBand.choices), column=F("cost_band")),
        FacetField(
            name="strength",
            legend=_("Strength of evidence"),
            labels={str(level.value): level.label for level in Strength},
            column=strength_in_sql(),
        ),
    ]
    return _work_list(entries, fields, ENTRY_SORTS, query, landing)


def recommendation_list(landing: BlueprintPage, query: QueryDict) -> WorkList:
    recommendations = landing.recommendations().prefetch_related("audiences")
    status = Case(When(withdrawn_on__isnull=False, then=Value(WITHDRAWN)), default=F("status"))
    fields = [
        FacetField(
            name="audience",
            legend=_("Who should do it"),
            labels=AudienceTranslation.names(recommendations, "recommendations"),
            relation="audiences",
        ),
        FacetField(name="level", legend=_("Level"), labels=dict(Level.choices), column=F("level")),
        FacetField(name="timescale", legend=_("Timescale"), labels=dict(Timescale.choices), column=F("timescale")),
        FacetField(
            name="status", legend=_("Status"), labels=dict(Status.choices) | {WITHDRAWN: _("Withdrawn")}, column=status
        ),
    ]
    return _work_list(recommendations, fields, RECOMMENDATION_SORTS, query, landing)


def _work_list(
    works: NumberedPageQuerySet,
    fields: Sequence[FacetField],
    sorts: Sequence[Sort],
    query: QueryDict,
    landing: BlueprintPage,
) -> WorkList:
    asked_sort = query.get("sort", "")
    known = asked_sort.removeprefix("-") in {sort.name for sort in sorts}
    chosen = asked_labels(query)
    also = [*pairs(chosen), *([("sort", asked_sort)] if known else [])]

    def find(words: str) -> list[int]:
        return keys_of_pages(words, language_of(landing.locale_id), Page.objects.descendant_of(landing).live())

    found = FacetedList(works, fields, query, find, also)
    return WorkList(works, find, found, sorts, asked_sort if known else "", chosen)
