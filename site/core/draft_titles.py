"""Views of Wagtail that name pages to people who may not see those pages: here without the titles of their drafts.

Every page is public once it is live. A draft is for those who have a permission on it, or below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.core.signals import request_finished
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView, ExternalLinkView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.decorators import refuse_impossible_keys

#: What Wagtail and wagtail-localize call the id of a page in the addresses of the admin.
PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
#: Who asked for a page of the admin. Wagtail's own note of it ends before the page is rendered.
_asking: ContextVar[Any] = ContextVar("asking", default=None)


def require_visible_pages(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """404 for a page that this person may not see: some views of Wagtail name it before they check permissions."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _asking.set(request.user if request.user.is_authenticated else None)
        names = (*PAGE_ARGUMENTS, "pk") if request.path_info.startswith("/admin/pages/") else PAGE_ARGUMENTS
        asked = {int(kwargs[name]) for name in names if name in kwargs}
        if asked and request.user.is_authenticated and not all(_may_see(request.user, pk) for pk in asked):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def may_see_page(user: Any, page: Page) -> bool:
    """Whether this person has a permission on the page or below it, or is asked to approve it."""
    explorable = page_permission_policy.explorable_instances(user)
    return explorable.filter(pk=page.pk).exists() or page.permissions_for_user(user).can_edit()


def _may_see(user: Any, pk: int) -> bool:
    page = Page.objects.filter(pk=pk).first()
    return page is not None and may_see_page(user, page)


def name_live_pages_as_published() -> None:
    """A live page is named by the title that readers see, since a new one is part of its draft.

    Set on Wagtail's class, because many views of the admin read pages of all types as plain `Page`.
    """
    newest_title = Page.get_admin_display_title

    def title_in_admin(page: Page) -> str:
        return page.title if page.live else newest_title(page)

    Page.get_admin_display_title = title_in_admin


def hide_drafts_in_choosers() -> None:
    """A form shows the page that was chosen again, also one whose number somebody typed without having seen it.

    Set on Wagtail's class, because panels and blocks make choosers of their own.
    """
    everything = AdminPageChooser.get_value_data_from_instance

    def without_hidden_title(chooser: AdminPageChooser, page: Page) -> dict[str, Any]:
        data = everything(chooser, page)
        user = _asking.get()
        if not page.live and user and not may_see_page(user, page):
            data |= {chooser.display_title_key: gettext("A page that you may not see"), "edit_url": None}
        return data

    AdminPageChooser.get_value_data_from_instance = without_hidden_title
    request_finished.connect(_forget_who_asked)


def _forget_who_asked(**kwargs: Any) -> None:
    _asking.set(None)


def pages_shown_to(user: Any, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Of these pages, the live ones, and the drafts that this person may see."""
    explorable = page_permission_policy.explorable_instances(user)
    return pages.filter(Q(live=True) | Q(pk__in=explorable.values("pk")))


def keys_shown_to(user: Any, keys: Iterable[int]) -> set[int]:
    """Those of the pages with these keys."""
    return set(pages_shown_to(user, Page.objects.filter(pk__in=list(keys))).values_list("pk", flat=True))


@hooks.register("construct_page_chooser_queryset")
def shown_to(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return pages_shown_to(request.user, pages)


@require_admin_access
def choose_below(request: HttpRequest, parent_page_id: int) -> HttpResponse:
    """The page chooser at one page, whose title it shows."""
    if not shown_to(Page.objects.filter(pk=parent_page_id), request).exists():
        raise Http404
    return BrowseView.as_view()(request, parent_page_id)


@require_admin_access
def chosen_several(request: HttpRequest) -> HttpResponse:
    """What the page chooser says of the pages that were ticked. The root of the tree is never among them."""
    ids = request.GET.getlist("id")
    if not all(map(str.isdecimal, ids)):  # Wagtail would read `+52` as 52
        raise Http404
    refuse_impossible_keys(Page, ids)
    chosen = Page.objects.filter(pk__in=ids)
    if shown_to(chosen, request).filter(depth__gt=1).count() < chosen.count():
        raise Http404
    return ChosenMultipleView.as_view()(request)


class ChooseExternalLink(ExternalLinkView):
    """Says which page has the address that was typed. (Its other answer, a question, is off by a setting.)"""

    def render_chosen_response(self, result: dict[str, Any]) -> HttpResponse:
        if page := Page.objects.filter(pk=result.get("id")).first():
            result |= {"adminTitle": page.get_admin_display_title()}
        return super().render_chosen_response(result)


class PageTypesReport(PageTypesUsageReportView):
    """Says which page of each type was edited last."""

    def decorate_paginated_queryset(self, page_types: Any) -> Any:
        page_types = super().decorate_paginated_queryset(page_types)
        edited = [item.last_edited_page.pk for item in page_types if item.last_edited_page]
        shown = keys_shown_to(self.request.user, edited)
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
