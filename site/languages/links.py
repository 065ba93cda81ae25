"""Finds a page, or an address of the site, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve, translate_url
from django.utils import translation
from django.utils.translation import get_language
from wagtail.models import Page

from languages.locales import locale_id_of


def localized(page: Page | None) -> Page | None:
    """The page in the current language when it is live; else the page itself when it is live; else None."""
    return next(iter(localized_all([page])), None) if page else None


def localized_all(pages: Iterable[Page]) -> list[Page]:
    """`localized` for many pages with one query, in order, without those that are not live."""
    pages = list(pages)
    prefetch_translations(pages)
    found = (page.translation_for_reader or page for page in pages)
    return [page for page in found if page.live]


def localized_by_id(ids: Iterable[int | None]) -> dict[int | None, Page]:
    """`localized` for pages of which only the ids are known, in one query; those that are not live are left out."""
    shown = {pk: page.translation_for_reader or page for pk, page in pages_for_reader(ids).items()}
    return {pk: page for pk, page in shown.items() if page.live}


def pages_for_reader(ids: Iterable[int | None]) -> dict[int, Page]:
    """The pages with these ids, each with its `translation_for_reader`, in one query."""
    wanted = {pk for pk in ids if pk}
    if not wanted:
        return {}
    here = locale_id_of(get_language())
    keys = Page.objects.filter(pk__in=wanted).order_by().values("translation_key")
    found = list(Page.objects.filter(Q(pk__in=wanted) | Q(locale_id=here, live=True), translation_key__in=keys))
    translations = {page.translation_key: page for page in found if page.locale_id == here and page.live}
    pages = [page for page in found if page.pk in wanted]
    for page in pages:
        translation = translations.get(page.translation_key)
        page.translation_locale_id = here
        page.translation_for_reader = None if translation is page else translation
    return {page.pk: page for page in pages}


def prefetch_translations(pages: Iterable[Page]) -> None:
    """Sets `translation_for_reader` of each page to its live translation, as `prefetch_related` would."""
    locale_id = locale_id_of(get_language())
    pages = [page for page in pages if getattr(page, "translation_locale_id", None) != locale_id]
    foreign = [page.translation_key for page in pages if page.locale_id != locale_id]
    found = Page.objects.live().filter(locale_id=locale_id, translation_key__in=foreign) if foreign else ()
    translations = {page.translation_key: page for page in found}
    for page in pages:
        page.translation_locale_id = locale_id
        page.translation_for_reader = translations.get(page.translation_key)


def longer_list(page: Page) -> Page | None:
    """The English page of a list of which a child is live in English, but not in the language of `page`; else None."""
    main = locale_id_of(settings.LANGUAGE_CODE)
    english = next((other for other in live_translations(page) if other.locale_id == main), None)
    if english is None:
        return None
    here = page.get_children().live().order_by().values("translation_key")
    return english if english.get_children().live().exclude(translation_key__in=here).exists() else None


def live_translations(page: Page) -> list[Page]:
    """The page's live translations into other languages; read once for one page object."""
    if "live_translations" not in page.__dict__:
        page.live_translations = list(page.get_translations().filter(live=True))
    return page.live_translations


def localized_address(address: str) -> str:
    """The URL of a view in the reader's language; any other URL unchanged."""
    if not address.startswith("/"):
        return address
    language = get_language()
    with translation.override(settings.LANGUAGE_CODE):  # editors enter URLs without a language prefix
        try:
            match = resolve(address.split("?")[0].split("#")[0])
        except Resolver404:
            return address
        return address if match.url_name == "wagtail_serve" else translate_url(address, language)
