"""The report for funders: downloads of a year by resource, network, region, sector and quarter, as numbers that can be published.

Only quarters that are over are in it, so that nobody finds one download by asking today and tomorrow. The years share no
quarter. The tables of a year share nothing but the totals of its quarters: see `small_numbers`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Min
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import add_months, london_day, today
from learning.library.models import Download, DownloadCount, Resource
from learning.library.reports.download_numbers import numbers_by, quarter_of
from learning.library.reports.small_numbers import Shown, column_groups, merge_small_rows, protect, rounded
from learning.networks.enums import Region, Sector
from learning.networks.models import Network

#: The key of the row of what was small.
OTHERS = object()


@dataclass(frozen=True)
class Row:
    name: str
    #: A number that is rounded, or words.
    numbers: list[int | str]
    total: int | str


@dataclass(frozen=True)
class Table:
    heading: str
    #: What a row is: the heading of the first column.
    by: str
    rows: list[Row]


@dataclass(frozen=True)
class Report:
    #: The columns; several quarters are one where each alone would be small.
    quarters: list[str]
    tables: list[Table]
    totals: Row


def years() -> list[int]:
    """The years of which a quarter is over, the newest first."""
    kept = Download.objects.aggregate(first=Min("at"))["first"]
    older = DownloadCount.objects.aggregate(first=Min("quarter"))["first"]
    begun = [*([london_day(kept)] if kept else []), *([older] if older else [])]
    last = add_months(quarter_of(today()), -3)
    return list(range(last.year, min(begun).year - 1, -1)) if begun else []


def report_of(year: int) -> Report:
    """Without any table when there were fewer than five downloads in all."""
    quarters = [day for month in (1, 4, 7, 10) if (day := datetime.date(year, month, 1)) < quarter_of(today())]
    end = add_months(quarters[-1], 3) if quarters else datetime.date(year, 1, 1)
    counted = {name: numbers_by(name, datetime.date(year, 1, 1), end) for name in NAMES}
    totals = [sum(row[quarter] for row in counted["sector"].values()) for quarter in quarters]
    groups = column_groups(totals)
    labels = [_label([quarters[number] for number in group]) for group in groups]
    if not groups:
        return Report([], [], Row(_("All"), [], _few()))
    tables = []
    for name, (heading, by, named) in NAMES.items():
        rows = {
            key: [sum(row[quarters[number]] for number in group) for group in groups]
            for key, row in counted[name].items()
        }
        merged = merge_small_rows(rows, OTHERS)
        tables.append(Table(str(heading), str(by), _rows(merged, dict(named(merged)))))
    all_downloads = [rounded(sum(totals[number] for number in group)) for group in groups]
    return Report(labels, tables, Row(_("All"), list(all_downloads), rounded(sum(totals))))


def _rows(numbers: dict[Any, list[int]], names: dict[Any, str]) -> list[Row]:
    """By name, since an order by size would tell which of two equal numbers is larger; the others last."""
    keys = sorted(numbers, key=lambda key: (key is OTHERS, names[key].casefold()))
    shown = protect([numbers[key] for key in keys])
    return [
        Row(names[key], [_said(*cell) for cell in zip(numbers[key], said, strict=True)], rounded(sum(numbers[key])))
        for key, said in zip(keys, shown, strict=True)
    ]


def _said(number: int, shown: Shown) -> int | str:
    match shown:
        case Shown.FEW:
            return _few()
        case Shown.WITHHELD:
            return _("not shown")
    return rounded(number)


def _few() -> str:
    return _("fewer than five")


def _label(quarters: list[datetime.date]) -> str:
    """ "January to March 2026", or longer where quarters were put together."""
    last = add_months(quarters[-1], 2)
    return _("%(first)s to %(last)s") % {"first": date_format(quarters[0], "F"), "last": date_format(last, "F Y")}


# --- names of rows ----------------------------------------------------------------------------


def _resources(keys: Iterable[Any]) -> Iterable[tuple[Any, str]]:
    yield from _fixed(None, _("Whole sections, and resources that were deleted"))
    yield from ((key, key) for key in keys if isinstance(key, str))  # titles of those that were deleted
    wanted = [key for key in keys if isinstance(key, int)]
    resources = Resource.objects.filter(pk__in=wanted).select_related("section__library")
    for resource in resources.prefetch_related("translations", "section__library__translations"):
        yield resource.pk, resource.full_title


def _networks(keys: Iterable[Any]) -> Iterable[tuple[Any, str]]:
    yield from _fixed(None, _("No network"))
    yield from Network.objects.values_list("pk", "name")


def _choices(choices: Any) -> Callable[[Iterable[Any]], Iterable[tuple[Any, str]]]:
    def names(keys: Iterable[Any]) -> Iterable[tuple[Any, str]]:
        yield from _fixed("", _("Not known"))
        yield from ((value, str(label)) for value, label in choices.choices)

    return names


def _fixed(empty: Any, label: str) -> Iterable[tuple[Any, str]]:
    yield from [(empty, label), (OTHERS, _("Others"))]


#: Of each dimension: the heading of its table, of the column of names, and those names by their keys.
NAMES: dict[str, tuple[Any, Any, Callable[[Iterable[Any]], Iterable[tuple[Any, str]]]]] = {
    "resource": (gettext_lazy("By resource"), gettext_lazy("Resource"), _resources),
    "network": (gettext_lazy("By network"), gettext_lazy("Network"), _networks),
    "region": (gettext_lazy("By region"), gettext_lazy("Region"), _choices(Region)),
    "sector": (gettext_lazy("By sector"), gettext_lazy("Sector"), _choices(Sector)),
}
