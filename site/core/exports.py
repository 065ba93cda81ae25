"""No cell of an export begins a formula: in files of ours, and in all reports and lists of the admin, Wagtail's too.

Titles and names are typed by people, and a spreadsheet runs what begins with `=`, `+`, `-` or `@`.
A workbook is first written to the disk: where that is full, the list comes back with a sentence.
"""

from __future__ import annotations

import csv
import logging
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from typing import IO, Any
from zipfile import ZipFile

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from lxml.etree import SerialisationError
from wagtail.admin.views.mixins import SpreadsheetExportMixin

logger = logging.getLogger(__name__)

ROWS_AT_ONCE = 500

BEGIN_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def as_text(value: Any) -> Any:
    """A text that begins like a formula (or with `'`) with a `'` before it; without that it is what was written."""
    return f"'{value}" if isinstance(value, str) and value.startswith(BEGIN_A_FORMULA) else value


def as_written(text: str) -> str:
    """What `as_text` was given: an export that comes back as an import is what it was."""
    return text[1:] if text.startswith("'") and text[1:].startswith(BEGIN_A_FORMULA) else text


def csv_response(file_name: str, rows: Iterable[Iterable[Any]], guard: Callable[[Any], Any] = as_text) -> HttpResponse:
    """A file of these rows, with a byte-order mark, without which Excel takes UTF-8 for something else."""
    text = StringIO()
    csv.writer(text).writerows(map(guard, row) for row in rows)
    response = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


class InParts:
    """The rows of an export, read a few at a time instead of all at once."""

    def __init__(self, queryset: QuerySet) -> None:
        self.model = queryset.model
        self._queryset = queryset

    def __iter__(self) -> Iterator[Any]:
        return self._queryset.iterator(chunk_size=ROWS_AT_ONCE)


def guard_exports() -> None:
    """Changes the one class that all exports of the admin stand on.

    In CSV each cell, in both formats each heading: cells of an XLSX have a type, which Wagtail sets to text.
    """
    preprocess = SpreadsheetExportMixin.preprocess_field_value
    heading = SpreadsheetExportMixin.get_heading
    as_spreadsheet = SpreadsheetExportMixin.as_spreadsheet
    write_xlsx = SpreadsheetExportMixin.write_xlsx

    def guarded_value(self: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
        written = preprocess(self, field, value, export_format)
        return as_text(written) if export_format == self.FORMAT_CSV else written

    def guarded_heading(self: SpreadsheetExportMixin, queryset: Any, field: str) -> Any:
        return as_text(heading(self, queryset, field))

    def guarded_workbook(self: SpreadsheetExportMixin, queryset: Any, output: IO[bytes]) -> None:
        write_xlsx(self, queryset, output)
        refuse_cut_off(output)

    def guarded_spreadsheet(self: Any, queryset: Any, export_format: str) -> HttpResponse:
        try:
            return as_spreadsheet(self, queryset, export_format)
        except (OSError, SerialisationError) as error:
            return _back_to_list(self.request, error)

    SpreadsheetExportMixin.preprocess_field_value = guarded_value
    SpreadsheetExportMixin.write_xlsx = guarded_workbook
    SpreadsheetExportMixin.as_spreadsheet = guarded_spreadsheet
    SpreadsheetExportMixin.get_heading = guarded_heading


def refuse_cut_off(workbook: IO[bytes]) -> None:
    """lxml says nothing when the disk had no room for the last few kilobytes of the sheet, and Excel would mend it."""
    end = b""
    with ZipFile(workbook) as parts, parts.open("xl/worksheets/sheet1.xml") as sheet:
        while chunk := sheet.read(2**16):
            end = (end + chunk)[-20:]
    if not end.endswith(b"</worksheet>"):
        raise OSError("the sheet was cut off.")


def _back_to_list(request: HttpRequest, error: Exception) -> HttpResponse:
    logger.error("An export was not made: free space on the disk of temporary files (TMPDIR): %s", error)
    said = _("The file could not be made, since the disk of the server is full. Try CSV, which needs no room.")
    messages.error(request, said)
    filters = request.GET.copy()
    filters.pop("export")
    return HttpResponseRedirect(f"{request.path}?{filters.urlencode()}")
