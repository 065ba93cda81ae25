"""Views of Wagtail that name pages to people who may not see those pages: here without the titles of their drafts.

Every page is public once it is live. A draft is for those who have a permission on it, or below it.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy


@hooks.register("construct_page_chooser_queryset")
def shown_to(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Of these pages, the live ones, and the drafts that this person may see."""
    explorable = page_permission_policy.explorable_instances(request.user)
    return pages.filter(Q(live=True) | Q(pk__in=explorable.values("pk")))


@require_admin_access
def choose_below(request: HttpRequest, parent_page_id: int) -> HttpResponse:
    """The page chooser at one page, whose title it shows."""
    if not shown_to(Page.objects.filter(pk=parent_page_id), request).exists():
        raise Http404
    return BrowseView.as_view()(request, parent_page_id)


@require_admin_access
def chosen_several(request: HttpRequest) -> HttpResponse:
    """What the page chooser says of the pages that were ticked."""
    chosen = Page.objects.filter(pk__in=[number for number in request.GET.getlist("id") if number.isdecimal()])
    if shown_to(chosen, request).count() < chosen.count():
        raise Http404
    return ChosenMultipleView.as_view()(request)


class PageTypesReport(PageTypesUsageReportView):
    """Says which page of each type was edited last."""

    def decorate_paginated_queryset(self, page_types: Any) -> Any:
        page_types = super().decorate_paginated_queryset(page_types)
        edited = [item.last_edited_page.pk for item in page_types if item.last_edited_page]
        shown = set(shown_to(Page.objects.filter(pk__in=edited), self.request).values_list("pk", flat=True))
        for item in page_types:
            if item.last_edited_page and item.last_edited_page.pk not in shown:
                item.last_edited_page = None
        return page_types


def without_titles(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """A bulk action's page, without the pages that this person may neither act on nor see."""
    rows = getattr(response, "context_data", None) or {}
    refused = rows.get("items_with_no_access", [])
    pages = [row["item"].pk for row in refused if isinstance(row, dict) and isinstance(row["item"], Page)]
    if pages:
        explorable = page_permission_policy.explorable_instances(request.user).filter(pk__in=pages)
        shown = set(explorable.values_list("pk", flat=True))
        rows["items_with_no_access"] = [row for row in refused if row["item"].pk in shown]
    return response
