"""Where the addresses of pages begin."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath

#: The depth of a home page; there is one in each language.
HOME = 2


def remember_roots(request: HttpRequest, homes: Iterable[Page]) -> None:
    """Tells Wagtail where addresses begin, for which it would ask its cache and then two tables.

    The site and its home pages, with their locales, are in hand already; there is one site
    (`core.after_migrate`).
    """
    site = Site.find_for_request(request)
    if site and not hasattr(request, "_wagtail_cached_site_root_paths"):
        request._wagtail_cached_site_root_paths = [
            SiteRootPath(site.pk, home.url_path, site.root_url, home.locale.language_code)
            for home in homes
            if home.translation_key == site.root_page.translation_key
        ]
