"""Puts the bin between Wagtail's Delete buttons and the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page

from core.terms import Term, pages_with
from languages.services import is_source
from recycle_bin.confirmations import confirm, page_subject, record_subject, titles_of
from recycle_bin.views import BinViewSet

MOST_TITLES = 5


@hooks.register("register_admin_viewset")
def register_bin() -> BinViewSet:
    return BinViewSet()


@hooks.register("before_delete_page", order=10)
def ask_and_delete_page(request: HttpRequest, page: Page) -> HttpResponse:
    back = get_valid_next_url_from_request(request) or reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    return confirm(request, [page_subject(page, request.user)], back)


@hooks.register("before_delete_snippet")
def refuse_to_delete_used_terms(request: HttpRequest, instances: Iterable[Model]) -> HttpResponse | None:
    """One or many at once, all or nothing. A draft uses it too."""
    used = [(term, pages) for term in instances if isinstance(term, Term) and (pages := pages_with(term))]
    for term, pages in used:
        titles = titles_of(pages[:MOST_TITLES], request.user)
        if len(pages) > MOST_TITLES:
            titles.append(gettext("%(count)d more") % {"count": len(pages) - MOST_TITLES})
        sentence = gettext("“%(term)s” stays, since pages have it. Take it off them first: %(titles)s.")
        messages.error(request, sentence % {"term": term, "titles": ", ".join(titles)})
    if not used:
        return None
    return redirect(reverse(used[0][0].snippet_viewset.get_url_name("list")))


@hooks.register("before_delete_snippet", order=10)
def ask_and_delete_records(request: HttpRequest, instances: Iterable[Model]) -> HttpResponse | None:
    """After the hooks of other apps, which may refuse; one record or many."""
    records = list(instances)
    if not records:
        return None
    list_url = reverse(records[0].snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    back = get_valid_next_url_from_request(request) or list_url
    return confirm(request, [record_subject(record, request.user) for record in records], back)


@hooks.register("register_bulk_action", order=10)
class DeletePages(DeleteBulkAction):
    """Takes the place of Wagtail's own, which comes before it. What goes with another chosen page is asked about once."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pages, others = self.get_actionable_objects()
        if not pages:
            return super().dispatch(request, *args, **kwargs)  # says that she may not
        taken: set[int] = set()
        subjects = []
        for page in sorted(pages, key=lambda page: (not is_source(page), page.path)):
            if page.pk not in taken:
                subject = page_subject(page.specific, request.user)
                taken |= subject.pages
                subjects.append(subject)
        kept = [page for page in others["items_with_no_access"] if page.pk not in taken]
        return confirm(request, subjects, self.next_url, titles_of(kept, request.user))


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    actions.register_action("recycle_bin.restore", _("Restore"), _("Restored from the bin"))
    actions.register_action("recycle_bin.delete_for_good", _("Delete for good"), _("Deleted for good"))
