"""No cell of an export begins a formula, in any report or list of the admin, Wagtail's own included.

Titles and names are typed by people, and a spreadsheet runs what begins with `=`, `+`, `-` or `@`.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

BEGIN_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def as_text(value: Any) -> Any:
    """A text that begins like a formula (or with `'`) with a `'` before it; without that it is what was written."""
    return f"'{value}" if isinstance(value, str) and value.startswith(BEGIN_A_FORMULA) else value


def guard_exports() -> None:
    """Changes the one class that all exports of the admin stand on.

    In CSV each cell, in both formats each heading: cells of an XLSX have a type, which Wagtail sets to text.
    """
    preprocess = SpreadsheetExportMixin.preprocess_field_value
    heading = SpreadsheetExportMixin.get_heading

    def guarded_value(self: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
        written = preprocess(self, field, value, export_format)
        return as_text(written) if export_format == self.FORMAT_CSV else written

    def guarded_heading(self: SpreadsheetExportMixin, queryset: Any, field: str) -> Any:
        return as_text(heading(self, queryset, field))

    SpreadsheetExportMixin.preprocess_field_value = guarded_value
    SpreadsheetExportMixin.get_heading = guarded_heading
