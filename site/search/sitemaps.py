"""The sitemap: live pages of every language, each with its live translations."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from languages.locales import language_of, language_tag


class PageSitemap(Sitemap):
    """All live pages below the home pages with hreflang alternates. One query for pages."""

    limit = 5_000

    def __init__(self, request: HttpRequest) -> None:
        self.request = request  # Wagtail caches the site's root paths on it
        self.site = Site.find_for_request(request)

    def items(self) -> list[Page]:
        roots = self.site.root_page.get_translations(inclusive=True)
        pages = Page.objects.live().filter(alias_of__isnull=True, depth__gt=1).order_by("path")
        paths = [root.path for root in roots]
        listed = [page for page in pages if any(page.path.startswith(path) for path in paths)]
        self._translations: dict = {}
        for page in listed:
            self._translations.setdefault(page.translation_key, []).append(page)
        return listed

    def get_urls(self, page=1, site=None, protocol=None):
        return [self._entry(item) for item in self.paginator.page(page).object_list]

    def _address(self, page: Page) -> str:
        return urljoin(settings.BASE_URL, page.get_url(self.request))

    def _entry(self, page: Page) -> dict:
        translations = self._translations[page.translation_key]
        return {
            "item": page,
            "location": self._address(page),
            "lastmod": page.last_published_at,
            "changefreq": None,
            "priority": "",
            "alternates": [
                {
                    "location": self._address(translation),
                    "lang_code": language_tag(language_of(translation.locale_id)),
                }
                for translation in translations
            ]
            if len(translations) > 1
            else [],
        }


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return sitemap_view(request, {"pages": PageSitemap(request)})
