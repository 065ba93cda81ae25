"""Links as templates show them: to the page in the reader's language, or to an address."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve, translate_url
from django.utils import translation
from django.utils.translation import get_language

from languages.links import localized
from languages.locales import foreign_tag
from navigation.models import LinkFields


@dataclass(frozen=True)
class Link:
    """`lang` when the words, `hreflang` when the page that it leads to, are not in the reader's language.

    `current` is a value of `aria-current`: "page" for the page that is being read, "true" for one above it.
    """

    label: str
    url: str
    lang: str = ""
    hreflang: str = ""
    current: str = ""
    at_end: bool = False


def make_link(target: LinkFields, label: str, lang: str, request: HttpRequest, *, at_end: bool = False) -> Link | None:
    """The link for who reads now. None without words, or while its page is withdrawn: no link leads to a 404."""
    hreflang = ""
    if target.page:
        page = localized(target.page)
        url = page.get_url(request) if page else None
        hreflang = foreign_tag(page) if page else ""
    else:
        url = localized_address(target.address)
    if not url or not label:
        return None
    return Link(label, url, lang, hreflang, _current(url, request.path), at_end)


def localized_address(address: str) -> str:
    """The address of a view of ours in the reader's language; any other address as it was written."""
    if not address.startswith("/"):
        return address
    language = get_language()
    with translation.override(settings.LANGUAGE_CODE):  # addresses are written as they stand in English
        try:
            match = resolve(address.split("?")[0].split("#")[0])
        except Resolver404:
            return address
        return address if match.url_name == "wagtail_serve" else translate_url(address, language)


def _current(url: str, path: str) -> str:
    """The value of `aria-current`. Everything is below a home page, so that is never "a page above"."""
    if url == path:
        return "page"
    is_home = url.strip("/") in {"", *dict(settings.LANGUAGES)}
    return "true" if url.startswith("/") and not is_home and path.startswith(url) else ""
