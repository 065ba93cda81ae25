"""Wagtail's report of all changes, whose filter names nobody but the authors of the changes that it shows."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail.admin.views.reports.audit_logging import (
    LogEntriesView,
    SiteHistoryReportFilterSet,
    get_users_for_filter,
)


class SiteHistoryFilters(SiteHistoryReportFilterSet):
    def get_users_queryset(self) -> QuerySet:
        """Wagtail's own offers everybody who ever changed a page."""
        return get_users_for_filter(self.request.user)


class SiteHistoryReport(LogEntriesView):
    filterset_class = SiteHistoryFilters
