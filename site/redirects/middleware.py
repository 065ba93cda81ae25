"""Old addresses: only those that were once public lead on, in any case of letters, never in a ring."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.encoding import uri_to_iri
from django.utils.translation import get_language
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from languages.links import localized

LONGEST = 255  # of a stored path
Pairs = list[tuple[str, str]]


class RedirectMiddleware:
    """Answers a 404 with the address that an old one leads to, if that is somewhere to be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        path = uri_to_iri(request.path)
        if response.status_code != 404 or "\0" in path or len(path) > LONGEST:
            return response
        asked = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
        site = Site.find_for_request(request)
        row = _row_for(site, path, asked) or _row_for(site, _without_language(path), asked)
        target = _address(row, asked) if row else None
        if row is None or not target or _comes_back(site, path, target):
            return response
        kind = HttpResponsePermanentRedirect if row.is_permanent else HttpResponseRedirect
        return kind(target)


def _without_language(path: str) -> str:
    """`/cy/old` as `/old`: an editor writes one rule and both languages follow it."""
    prefix = f"/{get_language()}/"
    return path.removeprefix(prefix[:-1]) if path.startswith(prefix) else path


def _row_for(site: Site | None, path: str, asked: Pairs) -> Redirect | None:
    """The row of this path, in any case of letters. One whose own parameters are all asked for goes first."""
    path = Redirect.normalise_path(path)
    rows = (
        Redirect.objects.filter(Q(site=site) | Q(site=None))
        .filter(Q(old_path__iexact=path) | Q(old_path__istartswith=f"{path}?"))
        .select_related("redirect_page")
        .order_by(F("site").asc(nulls_last=True), "pk")[:50]
    )
    fitting = [row for row in rows if set(_own_parameters(row)) <= set(asked)]
    return max(fitting, key=lambda row: len(_own_parameters(row)), default=None)


def _own_parameters(row: Redirect) -> Pairs:
    return parse_qsl(urlsplit(row.old_path).query, keep_blank_values=True)


def _address(row: Redirect, asked: Pairs) -> str | None:
    """Where the row leads, with the parameters that it does not stand for; None for a page that is not live."""
    if row.redirect_page_id:
        page = localized(row.redirect_page)
        link = page.url and page.url.rstrip("/") + (row.redirect_page_route_path or "/") if page else None
    else:
        link = row.redirect_link
    carried = [pair for pair in asked if pair not in _own_parameters(row)]
    if not link or not carried:
        return link or None
    base, hash_sign, fragment = link.partition("#")
    return f"{base}{'&' if '?' in base else '?'}{urlencode(carried)}{hash_sign}{fragment}"


def _comes_back(site: Site | None, path: str, target: str) -> bool:
    """Whether following the rows from here leads back to a path that was passed."""
    passed = {_same(path)}
    for _step in range(10):
        parts = urlsplit(target)
        if parts.netloc:
            return False
        here = _same(parts.path)
        if here in passed:
            return True
        passed.add(here)
        row = _row_for(site, parts.path, [])
        if row is None or row.redirect_page_id:
            return False
        target = row.redirect_link
    return True


def _same(path: str) -> str:
    return Redirect.normalise_path(path).casefold()
