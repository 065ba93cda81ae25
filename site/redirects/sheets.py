"""Reads a table of old and new addresses: CSV in the encodings that spreadsheets write, XLSX, or what was pasted."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from redirects.rules import Row

MOST_BYTES = 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 30
#: Of an XLSX when it is unpacked: a small file may hold a very large one.
MOST_UNPACKED = 5 * MOST_BYTES
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")

OLD_HEADINGS = {"from", "old", "old address", "old url", "old path", "redirect from", "source", "hen gyfeiriad", "o"}
TARGET_HEADINGS = {
    "to", "new", "new address", "new url", "new path", "redirect to", "target", "destination", "cyfeiriad newydd", "i",
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """The rows of a table, blank ones included, so that they keep the numbers that a spreadsheet shows."""

    rows: list[list[str]] = field(default_factory=list)
    #: How it was read, where people should know.
    encoding: str = ""

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

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

    def as_text(self) -> str:
        """For a hidden field of the next form: `from_text` reads it."""
        written = io.StringIO()
        csv.writer(written).writerows(self.rows)
        return written.getvalue()


def _is_address(cell: str) -> bool:
    return cell.strip().startswith(("/", "http://", "https://"))


def from_text(text: str) -> Sheet:
    """What `Sheet.as_text` wrote."""
    return _checked(Sheet(_rows(text, ",")))


def read_file(name: str, content: bytes) -> Sheet:
    """The sheet in an uploaded file; what it holds decides, not its name."""
    if len(content) > MOST_BYTES:
        raise ValidationError(
            _("The file is too large. Send at most 1 MB and 5,000 rows, in several files if need be.")
        )
    if content.startswith(b"PK"):
        return _checked(_read_workbook(content))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            _("This file is from an old version of Excel. Save it as XLSX or CSV and choose it again.")
        )
    text, encoding = _decoded(content)
    return read_text(text, encoding)


def read_text(text: str, encoding: str = "") -> Sheet:
    """Text with commas, semicolons or tabs, whichever its first row has most of."""
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    delimiter = max("\t,;", key=first.count)
    return _checked(Sheet(_rows(text, delimiter), encoding))


def _rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise ValidationError(_("A quotation mark is opened and never closed, so rows cannot be told apart.")) from None


def _decoded(content: bytes) -> tuple[str, str]:
    """UTF-8, UTF-16, else Windows-1252, which old spreadsheets write."""
    wrong = ValidationError(_("The letters of this file cannot be read. Save it as “CSV UTF-8” and choose it again."))
    is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encodings = ["utf-16"] if is_utf_16 else ["utf-8-sig", "windows-1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(ord(letter) < 32 and letter not in "\t\r\n" for letter in text):
            raise wrong
        return text, "Windows-1252" if encoding == "windows-1252" else ""
    raise wrong


def _read_workbook(content: bytes) -> Sheet:
    """The first sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise ValidationError(_("The file is too large when it is unpacked. Save the two columns as CSV."))
            if max(_rows_in(packed, part) for part in packed.namelist()) > MOST_ROWS + 1:
                raise ValidationError(_("There are more than 5,000 rows in it. Send them in several files."))
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        cells = workbook.worksheets[0].iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
        return Sheet([[_text(cell) for cell in row] for row in cells])
    except ValidationError:
        raise
    except Exception:  # noqa: BLE001  (a broken file fails in many ways)
        raise ValidationError(_("This file cannot be read. Save it as XLSX or CSV and choose it again.")) from None


def _rows_in(packed: zipfile.ZipFile, part: str) -> int:
    """Empty rows too, and those that say the same number: each costs openpyxl time, though it gives back none of them."""
    return len(ROW.findall(packed.read(part))) if "worksheets/" in part else 0


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _checked(sheet: Sheet) -> Sheet:
    """Without empty rows at its end; refused when nothing can be read from it, or too much."""
    rows = list(sheet.rows)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise ValidationError(_("There are no rows in it."))
    if len(rows) > MOST_ROWS + 1:  # with headings
        raise ValidationError(_("There are more than 5,000 rows in it. Send them in several files."))
    sheet = Sheet(rows, sheet.encoding)
    if len(sheet.as_text().encode()) > MOST_BYTES:
        raise ValidationError(
            _("The file is too large. Send at most 1 MB and 5,000 rows, in several files if need be.")
        )
    if not 2 <= sheet.width <= MOST_COLUMNS:
        raise ValidationError(_("Two columns are needed: the old address, and the new one beside it."))
    return sheet
