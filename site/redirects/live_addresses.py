"""Which paths of this site answer: with a live page, or with a view of the site itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site

from redirects.addresses import comparable, language_of_path, without_language

AT_ONCE = 5000


class LiveAddresses:
    """The live pages at many paths and at those above them, read in one query for each 5,000."""

    def __init__(self, paths: Iterable[str]) -> None:
        site = Site.objects.filter(is_default_site=True).first()
        roots = Site.get_site_root_paths()
        self._roots = {root.language_code: root.root_path for root in roots if site and root.site_id == site.pk}
        wanted = {spelling for path in paths for above in (path, _parent(path)) for spelling in self._url_paths(above)}
        self._pages: dict[str, Page] = {}
        ordered = sorted(wanted)
        for start in range(0, len(ordered), AT_ONCE):
            found = Page.objects.live().filter(url_path__in=ordered[start : start + AT_ONCE])
            self._pages |= {page.url_path: page for page in found.select_related("content_type")}

    def page_at(self, path: str) -> Page | None:
        return next((self._pages[spelled] for spelled in self._url_paths(path) if spelled in self._pages), None)

    def page_and_route_at(self, path: str) -> tuple[Page | None, str]:
        """The live page, or the one above that answers at this address itself, such as a feed, with its route."""
        if page := self.page_at(path):
            return page, ""
        above, last = self.page_at(_parent(path)), path.rstrip("/").rpartition("/")[2]
        if above and issubclass(above.specific_class or Page, RoutablePageMixin):
            for route in (f"/{last}", f"/{last}/"):
                try:
                    above.specific_deferred.resolve_subpage(route)
                except Resolver404:
                    continue
                return above, route
        return None, ""

    def is_view(self, path: str) -> bool:
        """Whether a view of the site answers, such as the search, or a document."""
        with translation.override(language_of_path(path)):
            for spelled in {path, f"{path.rstrip('/')}/"}:
                try:
                    if resolve(spelled).url_name != "wagtail_serve":
                        return True
                except Resolver404:
                    continue
        return False

    def _url_paths(self, path: str) -> list[str]:
        """How the tree may spell it: as typed, and as slugs are."""
        language = language_of_path(path)
        root = self._roots.get(language)
        if root is None:
            return []
        if language != settings.LANGUAGE_CODE:
            path = without_language(f"{path.rstrip('/')}/", language)
        below = comparable(path).strip("/")
        typed = path.strip("/")
        return [f"{root}{end}/" if end else root for end in dict.fromkeys([typed, below])]


def _parent(path: str) -> str:
    return path.rstrip("/").rpartition("/")[0] or "/"
