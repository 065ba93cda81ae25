"""What every view of the blueprint begins with: its landing page in one language, and the number in its address."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from blueprint.kinds import LABEL
from blueprint.models import BlueprintPage, PermanentNumber
from core.views import only_in_english
from languages.locales import current_language, locale_id_of


def live_landing(language: str) -> BlueprintPage | None:
    return BlueprintPage.objects.live().filter(locale_id=locale_id_of(language)).first()


def breadcrumbs(landing: BlueprintPage | None) -> list[Page]:
    """Home and the landing page; none unless both are live."""
    if landing is None:
        return []
    home, *others = landing.get_ancestors(inclusive=True).filter(depth__gt=1).select_related("locale")
    return [home, *others] if home.live else []


def landing_or_404() -> BlueprintPage:
    """In the language of the path."""
    landing = live_landing(current_language())
    if landing is None:
        raise Http404
    return landing


def number_or_404(label: str) -> PermanentNumber:
    """`HS-12` and `hs-r7` alike; 404 for what is no number, or was never given."""
    if not LABEL.fullmatch(label):
        raise Http404
    return get_object_or_404(PermanentNumber.objects.labelled(label))


def not_in_this_language(request: HttpRequest, name: str, title: str) -> HttpResponse:
    """What a view of the blueprint (its URL's name) answers until the landing page is there in the reader's language."""
    if live_landing(settings.LANGUAGE_CODE) is None:
        raise Http404
    with override(settings.LANGUAGE_CODE):
        url = reverse(f"blueprint:{name}")
    return only_in_english(request, url, title)
