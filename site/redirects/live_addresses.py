"""Which paths of this site answer: with a live page, or with a view of the site itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site

from redirects.addresses import comparable, language_of_path, without_language

AT_ONCE = 5000
#: Below these everything is the site's own, also where nothing is yet.
PRIVATE = ("/admin/", "/accounts/", "/learning/libraries/", "/learning/files/")
#: Views that answer with what is there alone: a file that is gone may have a redirect from its address.
OF_WHAT_IS_THERE = {"wagtail_serve", "wagtaildocs_serve", "public_file", "events:calendar"}


class LiveAddresses:
    """The live pages at many paths and at those above them, read in one query for each 5,000."""

    def __init__(self, paths: Iterable[str]) -> None:
        site = Site.objects.filter(is_default_site=True).first()
        roots = Site.get_site_root_paths()
        self._roots = {root.language_code: root.root_path for root in roots if site and root.site_id == site.pk}
        wanted = {spelling for path in paths for above in (path, _parent(path)) for spelling in self._url_paths(above)}
        self._pages: dict[str, Page] = {}
        #: Never live before, or scheduled to be. A page that was unpublished leaves its address to a redirect.
        self._to_come: set[str] = set()
        shown_or_to_come = Q(live=True) | Q(first_published_at=None) | Q(go_live_at__gt=timezone.now())
        ordered = sorted(wanted)
        for start in range(0, len(ordered), AT_ONCE):
            found = Page.objects.filter(shown_or_to_come, url_path__in=ordered[start : start + AT_ONCE])
            for page in found.select_related("content_type"):
                if page.live:
                    self._pages[page.url_path] = page
                else:
                    self._to_come.add(page.url_path)

    def is_promised(self, path: str) -> bool:
        """Whether a page is drafted or scheduled there, in any language that a redirect from this path would serve."""
        return any(spelled in self._to_come for served in in_each_language(path) for spelled in self._url_paths(served))

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
        return bool(_views_at(path) - {"wagtail_serve"})

    def is_taken(self, path: str) -> bool:
        """Whether the address is the site's own, so that a redirect from it is never met, or does harm."""
        spelled = comparable(path)
        plain = without_language(f"{spelled}/", language_of_path(spelled))
        return plain.startswith(PRIVATE) or bool(_views_at(spelled) - OF_WHAT_IS_THERE)

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


def in_each_language(path: str) -> list[str]:
    """The addresses that a redirect from this path serves: `/old/` stands for `/cy/old/` as well."""
    others = [code for code in dict(settings.LANGUAGES) if code != settings.LANGUAGE_CODE]
    is_plain = language_of_path(path) == settings.LANGUAGE_CODE
    return [path, *(f"/{code}{path}" for code in others if is_plain)]


def _views_at(path: str) -> set[str]:
    found = set()
    with translation.override(language_of_path(path)):
        for spelled in {path, f"{path.rstrip('/')}/"}:
            try:
                found.add(resolve(spelled).view_name)
            except Resolver404:
                continue
    return found


def _parent(path: str) -> str:
    return path.rstrip("/").rpartition("/")[0] or "/"
