"""The blueprint's landing page in one language, below which all its views stand."""

from __future__ import annotations

from wagtail.models import Page

from blueprint.models import BlueprintPage
from languages.locales import locale_id_of


def live_landing(language: str) -> BlueprintPage | None:
    return BlueprintPage.objects.live().filter(locale_id=locale_id_of(language)).first()


def breadcrumbs(landing: BlueprintPage | None) -> list[Page]:
    """Home and the landing page; none unless both are live."""
    if landing is None:
        return []
    home, *others = landing.get_ancestors(inclusive=True).filter(depth__gt=1).select_related("locale")
    return [home, *others] if home.live else []
