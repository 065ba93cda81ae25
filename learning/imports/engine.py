"""From a table to what would become of each of its rows. It writes nothing: `carrying_out` does, row by row."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.exports import as_written
from core.spreadsheets import MB, Limits, Table
from learning.imports.columns import Column, Refused

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from accounts.models import User

LIMITS = Limits(size=8 * MB, rows=20_000, columns=20, unpacked=30 * MB)


class Result(models.TextChoices):
    REFUSED = "refused", gettext_lazy("Refused")
    NEW = "new", gettext_lazy("New")
    CHANGED = "changed", gettext_lazy("Changed")
    UNCHANGED = "unchanged", gettext_lazy("Nothing to do")


@dataclass
class Row:
    """One row: its cells by column name as they were written, what they mean, and what would become of it."""

    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    result: str = Result.UNCHANGED
    #: Why it is refused, or what changes.
    says: str = ""

    def refuse(self, sentence: str) -> None:
        self.result, self.says = Result.REFUSED, sentence

    def change(self, changes: dict[_StrOrPromise, tuple[Any, Any]]) -> None:
        """`changes` has what stands there and what would, by label."""
        if changes:
            self.result = Result.CHANGED
            self.says = "; ".join(
                f"{label}: {_shown(before) or '–'} → {_shown(after) or '–'}"
                for label, (before, after) in changes.items()
            )


def _shown(value: Any) -> str:
    return date_format(value, "j F Y") if hasattr(value, "year") else str(value or "")


class ImportKind(ABC):
    """One kind of import. A subclass names its columns and says what would become of rows, many at a time."""

    slug: ClassVar[str]
    label: ClassVar[_StrOrPromise]
    explanation: ClassVar[_StrOrPromise]
    permission: ClassVar[str]
    columns: ClassVar[tuple[Column, ...]]

    @abstractmethod
    def key(self, row: Row) -> Hashable:
        """What a second row of the same file may not have again."""

    @abstractmethod
    def judge(self, rows: list[Row], by: User | None) -> None:
        """Sets the result of each row, and keeps in `values` what `carry_out` needs. Only reads, in few queries."""

    @abstractmethod
    def carry_out(self, row: Row, by: User) -> None:
        """Writes one row that was judged new or changed. Raises Refused when something is in its way by now."""


def rows_of(kind: ImportKind, table: Table) -> list[Row]:
    """The rows below the headings, read and compared with each other. Raises ValidationError when a column is missing."""
    places = _places(kind, table.rows[0])
    rows = [row for row in _written(kind, table, places) if any(cell.strip() for cell in row.cells.values())]
    first: dict[Hashable, Row] = {}
    for row in rows:
        try:
            for column in kind.columns:
                row.values[column.name] = column.value(row.cells[column.name])
        except Refused as refused:
            row.refuse(refused.sentence)
            continue
        known = first.setdefault(kind.key(row), row)
        if known is not row and known.values == row.values:
            row.says, row.values = _("Row %(number)s says the same.") % {"number": known.number}, {}
        elif known is not row:
            row.refuse(
                _("Row %(number)s says something else of the same. Keep one of the two.") % {"number": known.number}
            )
    return rows


def judge(kind: ImportKind, rows: list[Row], by: User | None, at_once: int = 500) -> None:
    """Lets the kind judge the rows that can be read, some at a time; `by` is whose list it is."""
    open_rows = [row for row in rows if row.result == Result.UNCHANGED and row.values]
    for start in range(0, len(open_rows), at_once):
        kind.judge(open_rows[start : start + at_once], by)


def _places(kind: ImportKind, headings: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for at, heading in enumerate(headings):
        column = next((column for column in kind.columns if column.is_headed(heading)), None)
        if column and column.name in places:
            raise ValidationError(_("Two columns are headed “%(column)s”. Remove one.") % {"column": column.label})
        if column:
            places[column.name] = at
    missing = [str(column.label) for column in kind.columns if column.required and column.name not in places]
    if missing:
        raise ValidationError(_("The first row has no heading for: %(columns)s.") % {"columns": ", ".join(missing)})
    return places


def _written(kind: ImportKind, table: Table, places: dict[str, int]) -> Iterator[Row]:
    for number, written in enumerate(table.rows[1:], start=2):
        cells = {}
        for column in kind.columns:
            at = places.get(column.name)
            cell = written[at] if at is not None and at < len(written) else ""
            cells[column.name] = cell if table.is_workbook else as_written(cell)
        yield Row(number, cells)
