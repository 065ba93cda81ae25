"""Figures: a table of numbers, of which a chart is drawn (`charts`) and which readers can take as CSV."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.exports import as_text

#: More rows, or more columns of numbers, make a chart that nobody reads; the table may be longer.
MOST_ROWS = 30
MOST_SERIES = 4
_NUMBER = re.compile(r"[-−]?£?\d+(?:\.\d+)?%?")
#: How tables write that there is no number.
_MISSING = {"", "-", "–", "—", ".."}


class ChartKind(models.TextChoices):
    BAR = "bar", gettext_lazy("Bars")
    LINE = "line", gettext_lazy("A line")
    NONE = "none", pgettext_lazy("chart", "None, the table alone")


@dataclass(frozen=True)
class Series:
    """A column of numbers; None where the table has none."""

    name: str
    #: As the table writes them.
    texts: list[str]
    values: list[float | None]


@dataclass(frozen=True, kw_only=True)
class Figure:
    title: str
    kind: str
    unit: str = ""
    year: str = ""
    #: What the chart shows, for those who do not see it.
    description: str = ""
    note: str = ""
    #: The keys of its sources as a text cites them: `[@TTC25; @JC22]`.
    sources: str = ""
    columns: list[str]
    rows: list[list[str]]

    @property
    def texts(self) -> str:
        """What may cite sources."""
        return " ".join((self.title, self.description, self.note, self.sources))

    @property
    def labels(self) -> list[str]:
        return [row[0] for row in self.rows]

    @cached_property
    def series(self) -> list[Series]:
        texts = [[row[number] for row in self.rows] for number in range(1, len(self.columns))]
        return [
            Series(name, column, [number_in(text) for text in column])
            for name, column in zip(self.columns[1:], texts, strict=True)
        ]

    @property
    def problem(self) -> str:
        """Why the figure cannot be shown as its kind asks, in a sentence; empty when it can."""
        if not self.columns or not self.rows:
            return _("Fill the table: it needs a column, and a row below it.")
        if self.kind == ChartKind.NONE:
            return ""
        if not self.series:
            return _("A chart needs a second column, with numbers.")
        if len(self.rows) > MOST_ROWS or len(self.series) > MOST_SERIES:
            return _(
                "A chart takes %(rows)d rows and %(columns)d columns of numbers. Shorten the table, or show it alone."
            ) % {"rows": MOST_ROWS, "columns": MOST_SERIES}
        return next((sentence for series in self.series if (sentence := _problem_of(series))), "")

    @property
    def has_chart(self) -> bool:
        return self.kind != ChartKind.NONE and not self.problem

    def data(self) -> dict[str, Any]:
        """What a version keeps of it beside its HTML."""
        return {"title": self.title, "columns": self.columns, "rows": self.rows}


def _problem_of(series: Series) -> str:
    words = [
        text for text, value in zip(series.texts, series.values, strict=True) if value is None and not _lacks(text)
    ]
    if words:
        return _(
            "The column “%(column)s” holds words (“%(words)s”): a chart needs numbers. Write the number alone, leave "
            "the cell empty where there is none, or show the table without a chart."
        ) % {"column": series.name, "words": words[0]}
    if not any(value is not None for value in series.values):
        return _("The column “%(column)s” holds no number.") % {"column": series.name}
    return ""


def _lacks(text: str) -> bool:
    return text.strip() in _MISSING


def number_in(text: str) -> float | None:
    """`3,219`, `£1.5`, `12%` and `−3` as numbers; None for anything else."""
    bare = re.sub(r"[\s,]", "", text)
    if not _NUMBER.fullmatch(bare):
        return None
    return float(bare.replace("−", "-").replace("£", "").rstrip("%"))


def figure_of(value: Mapping[str, Any]) -> Figure:
    """What stands in a block; in a draft all of it may be missing."""
    table = value.get("table")
    keys = re.findall(r"[A-Za-z0-9:_-]+", value.get("sources") or "")
    texts = {name: value.get(name) or "" for name in ("title", "unit", "year", "description", "note")}
    return Figure(
        **texts,
        kind=value.get("kind") or ChartKind.NONE,
        sources=f"[@{'; @'.join(keys)}]" if keys else "",
        columns=[column["heading"] or "" for column in table.columns] if table else [],
        rows=[[str(cell or "") for cell in row["values"]] for row in table.row_data] if table else [],
    )


def number_or_text(cell: str) -> str:
    """A cell of a CSV file: a number stays one, `-3` too, and nothing else begins a formula."""
    return as_text(cell) if number_in(cell) is None else cell
