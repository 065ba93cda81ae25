"""The sitemap, in parts: live pages of every language, each with its live translations, and what views serve.

The addresses are those of BASE_URL, whatever host was asked, so the views are ours and only the templates Django's.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.contrib.sitemaps.views import SitemapIndexItem, x_robots_tag
from django.core.paginator import EmptyPage, Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from core.addresses import absolute
from core.registry import public_addresses
from languages.locales import language_of, language_tag

#: Pages or records in one part of the sitemap. The protocol allows 50,000; a part of this size takes a fraction of a second.
PAGES_A_PART = 500


@require_safe
@x_robots_tag
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Names the parts, one at least."""
    names = {"sitemap_part": _parts(request), "sitemap_of_records": Paginator(public_addresses(), PAGES_A_PART)}
    parts = [
        SitemapIndexItem(absolute(reverse(name, args=[number])))
        for name, pages in names.items()
        for number in pages.page_range
    ]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml")


@require_safe
@x_robots_tag
def sitemap_part(request: HttpRequest, number: str) -> HttpResponse:
    """The pages of one part, in three queries."""
    try:
        pages = list(_parts(request).page(number))
    except EmptyPage:
        raise Http404 from None
    entries = _entries(pages, request)
    return TemplateResponse(request, "sitemap.xml", {"urlset": entries}, content_type="application/xml")


@require_safe
@x_robots_tag
def sitemap_of_records(request: HttpRequest, number: str) -> HttpResponse:
    """Public records that views serve in every language, such as the register of awards."""
    try:
        records = _records().page(number)
    except EmptyPage:
        raise Http404 from None
    tags = [language_tag(code) for code, _name in settings.LANGUAGES]
    entries = []
    for same in records:
        alternates = [{"location": absolute(one.path), "lang_code": tag} for tag, one in zip(tags, same, strict=True)]
        entries += [
            {"location": absolute(one.path), "lastmod": one.changed_at, "alternates": alternates} for one in same
        ]
    return TemplateResponse(request, "sitemap.xml", {"urlset": entries}, content_type="application/xml")


def _records() -> Paginator:
    """Each record with its addresses in all languages."""
    in_languages = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            in_languages.append(public_addresses())
    return Paginator(list(zip(*in_languages, strict=True)), PAGES_A_PART)


def _parts(request: HttpRequest) -> Paginator:
    # By their keys, so that a page stays in its part when others are moved, and an index has the order.
    return Paginator(_listed(request).order_by("pk"), PAGES_A_PART)


def _listed(request: HttpRequest) -> PageQuerySet:
    """The live pages below the home pages, with the columns of an entry."""
    below_homes = Q()
    for home in Site.find_for_request(request).root_page.get_translations(inclusive=True):
        below_homes |= Q(path__startswith=home.path)
    live = Page.objects.live().filter(below_homes, depth__gt=1)
    return live.only("url_path", "locale_id", "translation_key", "last_published_at")


def _entries(pages: list[Page], request: HttpRequest) -> list[dict[str, Any]]:
    keys = {page.translation_key for page in pages}
    translations = list(_listed(request).filter(translation_key__in=keys).order_by("path"))
    addresses = {page.pk: absolute(page.get_url(request)) for page in {*pages, *translations}}
    alternates = defaultdict(list)
    for page in translations:
        tag = language_tag(language_of(page.locale_id))
        alternates[page.translation_key].append({"location": addresses[page.pk], "lang_code": tag})
    return [
        {
            "location": addresses[page.pk],
            "lastmod": page.last_published_at,
            "alternates": alternates[page.translation_key] if len(alternates[page.translation_key]) > 1 else [],
        }
        for page in pages
    ]
