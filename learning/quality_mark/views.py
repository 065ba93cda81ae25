"""The public register of awards, and the page of one award."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.dates import today
from core.pagination import listing
from core.sharing import SharedView
from languages.links import localized
from learning.breadcrumbs import Breadcrumb, breadcrumbs
from learning.quality_mark.enums import Order
from learning.quality_mark.lists import asked_order, register_list
from learning.quality_mark.models import Award, QualityMarkPage


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register as the query string asks for it; any query string has an answer."""
    filters, order = register_list(request.GET), asked_order(request.GET)
    about = _page_about()
    trail = _breadcrumbs(request, about)
    text = _(
        "Organisations with the Working with Trauma Quality Mark: "
        "level, region, day of the award and day on which it is due."
    )
    shown = listing(filters.rows.in_order(order), request)
    examples = filters.rows.filter(is_example=True).count()
    context = {
        "filters": filters,
        "order": order,
        "orders": Order.choices,
        "listing": shown,
        "examples": examples,
        "only_examples": 0 < examples == shown.paginator.count,
        "as_of": today(),
        "breadcrumbs": trail,
        "share": SharedView(_("Register of the quality mark"), text, reverse("learning:register"), trail, about),
    }
    return render(request, "pages/quality_mark/register.html", context)


@require_safe
def award(request: HttpRequest, slug: str) -> HttpResponse:
    """One award, also when it has lapsed or was withdrawn: its address may stand in a contract."""
    awards = Award.objects.published().prefetch_related("translations")
    found: Award = get_object_or_404(awards, slug=slug)
    about = _page_about()
    trail = _breadcrumbs(request, about, Breadcrumb(_("Register"), reverse("learning:register")))
    share = SharedView(found.page_title, found.standing_sentence, found.get_absolute_url(), trail, about)
    context = {"award": found, "as_of": today(), "breadcrumbs": trail, "share": share}
    return render(request, "pages/quality_mark/award.html", context)


def _page_about() -> Page | None:
    """The page about the mark, in the reader's language when it is live."""
    english = QualityMarkPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).first()
    page = localized(english)
    return page.specific if page else None


def _breadcrumbs(request: HttpRequest, page: Page | None, *below: Breadcrumb) -> list[Breadcrumb]:
    about = [Breadcrumb(page.title, page.get_url(request))] if page else []
    return breadcrumbs(request, *about, *below, hub_title=_("Networks and training"))
