"""Where Wagtail's page chooser opens: near the pages that may be chosen, or near the page that is edited."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView, page_models_from_string
from wagtail.models import Page

from core.draft_titles import shown_to

EDITED = re.compile(r"/pages/(?:(?P<edited>\d{1,9})/edit|add/\w+/\w+/(?P<parent>\d{1,9}))/")


@require_admin_access
def choose_page(request: HttpRequest) -> HttpResponse:
    """Opens at the nearest page that all pages of the type share in one language, that of the form or English.

    Wagtail looks for it among the pages of all languages, which share nothing but the root of the tree. Where any page
    may be chosen, it opens at the page above the one that is edited.
    """
    page_type = request.GET.get("page_type")
    above = _above_all(page_type, request.GET.get("locale") or settings.LANGUAGE_CODE) if page_type else None
    above = above or _above_edited(request.headers.get("Referer", ""))
    if above and shown_to(Page.objects.filter(pk=above.pk), request).filter(depth__gt=1).exists():
        return BrowseView.as_view()(request, above.pk)
    return BrowseView.as_view()(request)


def _above_all(page_type: str, language: str) -> Page | None:
    try:
        models = page_models_from_string(page_type)
    except (ValueError, LookupError):
        raise Http404 from None
    pages = Page.objects.filter(locale__language_code=language, depth__gt=1)
    return None if Page in models else pages.type(*models).first_common_ancestor()


def _above_edited(address: str) -> Page | None:
    """The page above the one in whose form the chooser was opened: what replaces a page is mostly beside it."""
    found = EDITED.search(address)
    if not found:
        return None
    page = Page.objects.filter(pk=found["edited"] or found["parent"]).first()
    return page.get_parent() if page and found["edited"] else page
