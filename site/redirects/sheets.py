"""Reads a table of old and new addresses (`core.spreadsheets`), and finds which column is which."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core import spreadsheets
from core.spreadsheets import Limits, Table, csv_rows
from redirects.rules import Row

LIMITS = Limits()
MOST_BYTES = LIMITS.size

OLD_HEADINGS = {"from", "old", "old address", "old url", "old path", "redirect from", "source", "hen gyfeiriad", "o"}
TARGET_HEADINGS = {
    "to", "new", "new address", "new url", "new path", "redirect to", "target", "destination", "cyfeiriad newydd", "i",
}  # fmt: skip


class Sheet(Table):
    """A table of old and new addresses."""

    def likely_columns(self) -> tuple[int, int, bool]:
        """What to offer when `columns` asks: the first two columns that hold addresses."""
        shown = [cell for row in self.rows[1:2] for cell in row]
        found = [at for at, cell in enumerate(shown) if _is_address(cell)]
        old, target = found[:2] if len(found) > 1 else (0, 1)
        return old, target, not any(_is_address(cell) for cell in self.rows[0])

    def columns(self) -> tuple[int, int, bool] | None:
        """The columns of the old and the new addresses, and whether the first row has headings; None to ask."""
        first = [cell.strip().casefold().replace("_", " ") for cell in self.rows[0]]
        old = [at for at, cell in enumerate(first) if cell in OLD_HEADINGS]
        new = [at for at, cell in enumerate(first) if cell in TARGET_HEADINGS]
        if len(old) == len(new) == 1:
            return old[0], new[0], True
        begins_at_once = self.width == len(first) == 2 and _is_address(first[0])
        return (0, 1, False) if begins_at_once else None

    def addresses(self, old: int, target: int, has_headings: bool) -> list[Row]:
        def cell(row: list[str], at: int) -> str:
            return row[at] if at < len(row) else ""

        numbered = list(enumerate(self.rows, start=1))[1 if has_headings else 0 :]
        return [
            Row(cell(row, old), cell(row, target), number=number)
            for number, row in numbered
            if any(text.strip() for text in row)
        ]


def _is_address(cell: str) -> bool:
    return cell.strip().startswith(("/", "http://", "https://"))


def from_text(text: str) -> Sheet:
    """What `Sheet.as_text` wrote."""
    return _checked(Table(csv_rows(text, ",")))


def read_file(name: str, content: bytes) -> Sheet:
    return _checked(spreadsheets.read_file(content, LIMITS))


def read_text(text: str) -> Sheet:
    return _checked(spreadsheets.read_text(text, LIMITS))


def _checked(table: Table) -> Sheet:
    table = spreadsheets.checked(table, LIMITS)
    sheet = Sheet(table.rows, table.encoding, table.is_workbook)
    if len(sheet.as_text().encode()) > LIMITS.size:
        raise LIMITS.too_large()
    if not 2 <= sheet.width <= LIMITS.columns:
        raise ValidationError(_("Two columns are needed: the old address, and the new one beside it."))
    return sheet
