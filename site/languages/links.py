"""Links follow the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import get_language
from wagtail.models import Page

from languages.locales import locale_id_of


def localized(page: Page | None) -> Page | None:
    """The page in the current language when it is live; else the page itself when it is live; else None."""
    return next(iter(localized_all([page] if page else [])), None)


def localized_all(pages: Iterable[Page]) -> list[Page]:
    """`localized` for many pages, in order, withdrawn ones left out, in one query whatever the number."""
    pages = list(pages)
    locale_id = locale_id_of(get_language())
    twins = _twins([page for page in pages if locale_id not in getattr(page, "twins", {})], locale_id)
    found = (twins.get(page.translation_key) or getattr(page, "twins", {}).get(locale_id) or page for page in pages)
    return [page for page in found if page.live]


def remember_twins(pages: Iterable[Page]) -> None:
    """Leaves each page's twin in the current language with it, so that links made one by one need no query each."""
    pages = list(pages)
    locale_id = locale_id_of(get_language())
    twins = _twins(pages, locale_id)
    for page in pages:
        page.twins = {locale_id: twins.get(page.translation_key)}


def _twins(pages: list[Page], locale_id: int) -> dict[UUID, Page]:
    """The live pages in a language by their translation key, for the pages that are in another one."""
    foreign = [page.translation_key for page in pages if page.locale_id != locale_id]
    here = Page.objects.live().filter(locale_id=locale_id, translation_key__in=foreign) if foreign else ()
    return {twin.translation_key: twin for twin in here}


def live_translations(page: Page) -> list[Page]:
    """The page's live twins in other languages. No aliases: a twin exists because somebody made it."""
    return list(page.get_translations().filter(live=True, alias_of__isnull=True))
