"""Where links lead: the page of the reader's language when it is live, all in one query."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import Resolver404, resolve, translate_url
from django.utils import translation
from django.utils.translation import get_language
from wagtail.models import Page

from core.roots import HOME, remember_roots
from languages.locales import language_tag
from navigation.rows import Row

ENGLISH = "en-gb"


@dataclass(frozen=True)
class Link:
    """`lang` when the words, `hreflang` when the target, are not in the language of the page."""

    label: str
    url: str
    lang: str = ""
    hreflang: str = ""
    current: str = ""
    at_end: bool = False


def words(english: str, welsh: str) -> tuple[str, str]:
    """The words to show and, when they are not in the language of the page, their language."""
    if get_language() != "cy":
        return english, ""
    return (welsh, "") if welsh else (english, language_tag(ENGLISH))


def _pages(ids: set[int], reading: Page | None) -> QuerySet[Page]:
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    here = Q(translation_key=reading.translation_key) if reading else Q(pk=None)
    wanted = Q(live=True) & (Q(translation_key__in=keys) | here) | Q(depth=HOME)
    return Page.objects.filter(wanted, alias_of__isnull=True).select_related("locale")


class Links:
    """The pages that links point to, each with its twins, and the home pages, in one query.

    The twins of the page that is being read come with them: `languages.templatetags.language_tags` takes
    them from the request.
    """

    def __init__(self, request: HttpRequest, ids: set[int], reading: Page | None = None) -> None:
        self.request = request
        self.language = get_language() or ENGLISH
        self.by_id: dict[int, Page] = {}
        self.by_key: dict[tuple[UUID, str], Page] = {}
        homes = []
        for page in _pages(ids, reading):
            if page.depth == HOME:
                homes.append(page)
            if page.live:
                self.by_id[page.pk] = page
                self.by_key[page.translation_key, page.locale.language_code] = page
        if reading:
            key = reading.translation_key
            request._live_twins = [page for page in self.by_id.values() if page.translation_key == key]
        remember_roots(request, homes)
        welsh = self.language == "cy" and any(home.live and home.locale.language_code == "cy" for home in homes)
        self.home_url = "/cy/" if welsh else "/"

    def link(self, row: Row, label: str, label_cy: str) -> Link | None:
        """None when the page is withdrawn: a menu never leads to a 404."""
        code = self.language
        if row.page_id:
            page = self._page(row.page_id)
            if page is None:
                return None
            code, url = page.locale.language_code, page.get_url(self.request) or ""
        else:
            url = self._address(row.address)
        text, lang = words(label, label_cy)
        if not url:
            return None
        hreflang = "" if code == self.language else language_tag(code)
        return Link(text, url, lang, hreflang, self._current(url), row.flag)

    def _page(self, page_id: int) -> Page | None:
        chosen = self.by_id.get(page_id)
        if chosen is None:
            return None
        key = chosen.translation_key
        return self.by_key.get((key, self.language)) or self.by_key.get((key, ENGLISH))

    def _address(self, address: str) -> str:
        """A view of ours is the same in every language; anything else is left as it was written."""
        if not address.startswith("/"):
            return address
        with translation.override(ENGLISH):  # addresses are written as they stand in English
            try:
                match = resolve(address.split("?")[0].split("#")[0])
            except Resolver404:
                return address
            return address if match.url_name == "wagtail_serve" else translate_url(address, self.language)

    def _current(self, url: str) -> str:
        path = getattr(self.request, "path", "")
        if url == path:
            return "page"
        is_section = url.startswith("/") and url not in {"/", "/cy/"} and path.startswith(url)
        return "true" if is_section else ""
