"""Links follow the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language
from wagtail.models import Page

from core.languages import locale_id_of


def localized(page: Page | None) -> Page | None:
    """The page in the current language when it is live; else the page itself when it is live; else None."""
    return next(iter(localized_all([page] if page else [])), None)


def localized_all(pages: Iterable[Page]) -> list[Page]:
    """`localized` for many pages, in order, withdrawn ones left out, in one query whatever the number."""
    pages = list(pages)
    locale_id = locale_id_of(get_language())
    foreign = [page.translation_key for page in pages if page.locale_id != locale_id]
    here = Page.objects.live().filter(locale_id=locale_id, translation_key__in=foreign)
    twins = {twin.translation_key: twin for twin in here} if foreign else {}
    found = (twins.get(page.translation_key) or page for page in pages)
    return [page for page in found if page.live]


def live_translations(page: Page) -> list[Page]:
    """The page's live twins in other languages. No aliases: a twin exists because somebody made it."""
    return list(page.get_translations().filter(live=True, alias_of__isnull=True))
