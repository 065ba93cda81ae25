"""The report for funders in the admin: a page, CSV and XLSX with the same numbers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.permissions import policy_registry

from core.viewsets import ExportButtonsMixin, OwnBreadcrumbMixin
from learning.library.models import Resource
from learning.library.reports.funder_report import report_of, years


class FunderReportView(
    ExportButtonsMixin,
    OwnBreadcrumbMixin,
    SpreadsheetExportMixin,
    PermissionCheckedMixin,
    WagtailAdminTemplateMixin,
    TemplateView,
):
    """For people who may edit resources; what it shows may be given to anybody."""

    template_name = "pages/library/admin/funder_report.html"
    page_title = gettext_lazy("Downloads for funders")
    header_icon = "download"
    permission_required = "change"

    @cached_property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Resource)

    @cached_property
    def years(self) -> list[int]:
        return years()

    @cached_property
    def year(self) -> int | None:
        """The newest unless another is asked for. Raises Http404 for one that is not in the list."""
        asked = self.request.GET.get("year", "")
        if not asked:
            return self.years[0] if self.years else None
        if asked not in map(str, self.years):
            raise Http404
        return int(asked)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.report = report_of(self.year) if self.year else None
        if self.is_export:
            return self.as_spreadsheet(self._lines(), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"report": self.report, "years": self.years, "year": self.year}

    # --- the file: the tables below one another ---

    def get_filename(self) -> str:
        return f"downloads-{self.year or 'none'}"

    @property
    def list_export(self) -> list[str]:
        return ["by", "name", *self._columns, "total"]

    @property
    def _columns(self) -> list[str]:
        return [f"quarter_{number}" for number in range(len(self.report.quarters))] if self.report else []

    def get_heading(self, queryset: Any, field: str) -> str:
        headings = {"by": _("Downloads by"), "name": _("Name"), "total": _("Total")}
        quarters = self.report.quarters if self.report else []
        return (headings | dict(zip(self._columns, quarters, strict=True)))[field]

    def _lines(self) -> list[dict[str, Any]]:
        if self.report is None:
            return []
        tables = [(table.by, row) for table in self.report.tables for row in table.rows]
        return [
            {"by": by, "name": row.name, **dict(zip(self._columns, row.numbers, strict=True)), "total": row.total}
            for by, row in [*tables, ("", self.report.totals)]
        ]
