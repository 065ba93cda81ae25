"""The front page of the site stays live: without it every address of the site is a 404."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, Site


@hooks.register("before_unpublish_page")
def keep_it_live(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refusal(request, [page])


@hooks.register("before_bulk_action")
def keep_it_live_among_many(
    request: HttpRequest, action_type: str, objects: Collection[Any], action: Any
) -> HttpResponse | None:
    return _refusal(request, objects) if action_type == "unpublish" else None


def _refusal(request: HttpRequest, pages: Collection[Page]) -> HttpResponse | None:
    front = Site.objects.filter(root_page__in=[page.pk for page in pages]).first()
    if front is None:
        return None
    messages.error(request, _("Nothing was unpublished: without its front page, the whole site would be gone."))
    return redirect("wagtailadmin_pages:edit", front.root_page_id)
