"""The public register of awards, and the page of one award."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.dates import today
from core.pagination import listing
from languages.links import localized
from learning.breadcrumbs import Breadcrumb, breadcrumbs
from learning.quality_mark.filters import RegisterFilterSet
from learning.quality_mark.models import Award, QualityMarkPage


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register as the query string asks for it; any query string has an answer."""
    filters = RegisterFilterSet(request.GET, Award.objects.published())
    context = {
        "filters": filters,
        "listing": listing(filters.listed, request),
        "as_of": today(),
        "breadcrumbs": _breadcrumbs(request),
    }
    return render(request, "pages/quality_mark/register.html", context)


@require_safe
def award(request: HttpRequest, slug: str) -> HttpResponse:
    """One award, also when it has lapsed or was withdrawn: its address may stand in a contract."""
    awards = Award.objects.published().prefetch_related("translations")
    found: Award = get_object_or_404(awards, slug=slug)
    trail = _breadcrumbs(request, Breadcrumb(_("Register"), reverse("learning:register")))
    context = {"award": found, "as_of": today(), "breadcrumbs": trail}
    return render(request, "pages/quality_mark/award.html", context)


def _breadcrumbs(request: HttpRequest, *below: Breadcrumb) -> list[Breadcrumb]:
    """By way of the page about the mark, in the reader's language when it is live."""
    english = QualityMarkPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).first()
    page = localized(english)
    about = [Breadcrumb(page.title, page.get_url(request))] if page else []
    return breadcrumbs(request, *about, *below, hub_title=_("Networks and training"))
