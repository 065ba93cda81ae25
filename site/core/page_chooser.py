"""Where Wagtail's page chooser opens when only pages of one type may be chosen."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView, page_models_from_string
from wagtail.models import Page

from core.draft_titles import shown_to


@require_admin_access
def choose_page(request: HttpRequest) -> HttpResponse:
    """Opens at the nearest page that all pages of the type share in one language, that of the form or English.

    Wagtail looks for it among the pages of all languages, which share nothing but the root of the tree.
    """
    page_type = request.GET.get("page_type")
    above = _above_all(page_type, request.GET.get("locale") or settings.LANGUAGE_CODE) if page_type else None
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
