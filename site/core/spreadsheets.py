"""Reads a table as spreadsheets save it: CSV in their encodings and with their separators, XLSX, or what was pasted.

A file is untrusted: a small XLSX may unpack to gigabytes, and one cell may say that it stands in the last column of all.
What it would unpack to is bounded before anything is opened, and what it says of its own size is believed nowhere.
"""

from __future__ import annotations

import codecs
import csv
import datetime
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MB = 1024 * 1024
#: Parts of an XLSX, and tags in what is neither a sheet nor its texts: styles of a real one have a few thousand.
MOST_PARTS = 300
MOST_OTHER_TAGS = 20_000
#: As Excel writes a cell.
TAGS_OF_A_CELL = 4
#: Excel has 16,384 columns.
MOST_TAGS_OF_A_ROW = 100_000
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")


@dataclass(frozen=True)
class Limits:
    """How large a table may be. `unpacked` is that of an XLSX, all parts together."""

    size: int = MB
    rows: int = 5000
    columns: int = 30
    unpacked: int = 5 * MB

    @property
    def tags(self) -> int:
        return self.rows * self.columns * TAGS_OF_A_CELL

    def too_large(self) -> ValidationError:
        return ValidationError(
            _("The file is too large. Send at most %(size)d MB and %(rows)s rows, in several files if need be.")
            % {"size": self.size // MB, "rows": f"{self.rows:,}"}
        )

    def too_many_rows(self) -> ValidationError:
        return ValidationError(
            _("There are more than %(rows)s rows in it. Send them in several files.") % {"rows": f"{self.rows:,}"}
        )


@dataclass(frozen=True)
class Table:
    """The rows of a table, blank ones included, so that they keep the numbers that a spreadsheet shows."""

    rows: list[list[str]] = field(default_factory=list)
    #: How it was read, where people should know.
    encoding: str = ""
    is_workbook: bool = False

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def as_text(self) -> str:
        """As CSV with commas."""
        written = io.StringIO()
        csv.writer(written).writerows(self.rows)
        return written.getvalue()


def read_file(content: bytes, limits: Limits) -> Table:
    """The table in an uploaded file; what it holds decides, not its name."""
    if len(content) > limits.size:
        raise limits.too_large()
    if content.startswith(b"PK"):
        return checked(_read_workbook(content, limits), limits)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            _("This file is from an old version of Excel. Save it as XLSX or CSV and choose it again.")
        )
    text, encoding = _decoded(content)
    return read_text(text, limits, encoding)


def read_text(text: str, limits: Limits, encoding: str = "") -> Table:
    """Text with commas, semicolons or tabs, whichever its first row has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.casefold().startswith("sep=") and len(first.strip()) <= len("sep=;"):  # Excel's own line
        text = text.split("\n", 1)[-1]
        first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max("\t,;", key=first.count)
    return checked(Table(csv_rows(text, delimiter), encoding), limits)


def csv_rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise ValidationError(_("A quotation mark is opened and never closed, so rows cannot be told apart.")) from None


def checked(table: Table, limits: Limits) -> Table:
    """Without empty rows at its end; refused when nothing can be read from it, or too much."""
    rows = list(table.rows)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise ValidationError(_("There are no rows in it."))
    if len(rows) > limits.rows + 1:  # with headings
        raise limits.too_many_rows()
    return Table(rows, table.encoding, table.is_workbook)


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


def _read_workbook(content: bytes, limits: Limits) -> Table:
    """The first sheet, its dates as 2026-02-01."""
    try:
        _refuse_bomb(content, limits)
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        cells = workbook.worksheets[0].iter_rows(max_row=limits.rows + 2, max_col=limits.columns, values_only=True)
        return Table([_without_tail([_text(cell) for cell in row]) for row in cells], is_workbook=True)
    except ValidationError:
        raise
    except Exception:  # noqa: BLE001  (a broken file fails in many ways)
        raise ValidationError(_("This file cannot be read. Save it as XLSX or CSV and choose it again.")) from None


def _refuse_bomb(content: bytes, limits: Limits) -> None:
    """Raises ValidationError for what would take too much memory or time; unpacks it once, and keeps nothing."""
    too_large = ValidationError(_("The file is too large when it is unpacked. Save the columns as CSV."))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > limits.unpacked:
            raise too_large
        left = limits.unpacked
        for part in parts:
            is_sheet = "worksheets/" in part.filename
            counted = _Counted()
            with packed.open(part) as opened:
                while chunk := opened.read(2**16):
                    left -= len(chunk)
                    counted.add(chunk)
                    if left < 0:
                        raise too_large
            if is_sheet and counted.rows > limits.rows + 1:
                raise limits.too_many_rows()
            if is_sheet and counted.most_in_row > MOST_TAGS_OF_A_ROW:
                raise too_large
            is_large = is_sheet or part.filename.endswith("sharedStrings.xml")
            if counted.tags > (limits.tags if is_large else MOST_OTHER_TAGS) and _is_xml(part.filename):
                raise too_large


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels", ".vml"))


class _Counted:
    """Tags and rows in the chunks of one part. Empty rows count, and those that say the same number: each costs time."""

    def __init__(self) -> None:
        self.tags = self.rows = 0
        #: Tags since a row began: the reader keeps a row until its end.
        self.in_row = self.most_in_row = 0
        self._rest = b""

    def add(self, chunk: bytes) -> None:
        self.tags += chunk.count(b"<")
        text = self._rest + chunk
        cut = text.rfind(b"<") if len(text) > 100 else -1  # a tag that the next chunk may go on with
        done, self._rest = (text[:cut], text[cut:][:100]) if cut >= 0 else (b"", text)
        begins = [found.start() for found in ROW.finditer(done)]
        self.rows += len(begins)
        self.most_in_row = max(self.most_in_row, self.in_row + done.count(b"<", 0, begins[0] if begins else len(done)))
        self.in_row = done.count(b"<", begins[-1]) if begins else self.most_in_row


def _text(cell: Any) -> str:
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _without_tail(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
