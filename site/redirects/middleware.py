"""Wagtail's redirects, matched without regard to case and spelling, and checked for loops."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.encoding import escape_uri_path, iri_to_uri, uri_to_iri
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from languages.links import localized, localized_address
from redirects.addresses import LONGEST, Parameters, comparable, without_language


class RedirectMiddleware:
    """Turns a 404 into a redirect, if there is one for the path with a live target.

    A path whose letters are decomposed (`y` and a circumflex for `ŷ`, as some phones send it) leads to the
    composed one first: addresses are stored like that.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        path = uri_to_iri(request.path)
        if response.status_code != 404 or "\0" in path or len(path) > LONGEST:
            return response
        composed = unicodedata.normalize("NFC", path)
        if composed != path:
            return HttpResponsePermanentRedirect(_full_path(composed, request))
        asked = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
        site = Site.find_for_request(request)
        redirect = _redirect_for(site, path, asked) or _redirect_for(
            site, without_language(path, get_language()), asked
        )
        target = _target_of(redirect, asked) if redirect else None
        if redirect is None or not target or _is_circular(site, path, redirect, target):
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        return kind(target)


def _full_path(path: str, request: HttpRequest) -> str:
    query = iri_to_uri(request.META.get("QUERY_STRING", ""))
    return escape_leading_slashes(escape_uri_path(path)) + (f"?{query}" if query else "")


def _redirect_for(site: Site | None, path: str, asked: Parameters) -> Redirect | None:
    """The redirect for this path in any case, and of several the one that shares most parameters with the request.

    An old site may have had thousands of pages at one path, `/index.php?id=123`: of those the addresses alone are read.
    """
    spelled = Q()
    for spelling in _spellings(path):
        spelled |= Q(old_path__iexact=spelling) | Q(old_path__istartswith=f"{spelling}?")
    found = Redirect.objects.filter(Q(site=site) | Q(site=None)).filter(spelled)
    stored = found.order_by(F("site").asc(nulls_last=True), "pk").values_list("pk", "old_path")
    parameters = {pk: _parameters_of(old_path) for pk, old_path in stored}
    fitting = [pk for pk, own in parameters.items() if set(own) <= set(asked)]
    best = max(fitting, key=lambda pk: len(parameters[pk]), default=None)
    return Redirect.objects.select_related("redirect_page").filter(pk=best).first() if best else None


def _spellings(path: str) -> set[str]:
    """How `old_path` may hold a path: as it reads, or as a browser, a document or a program copies it (`%20`, `%28`)."""
    forms = [unicodedata.normalize(form, path) for form in ("NFC", "NFD")]
    return {
        Redirect.normalise_path(spelling) for form in forms for spelling in (form, escape_uri_path(form), quote(form))
    }


def _parameters_of(old_path: str) -> Parameters:
    return parse_qsl(urlsplit(old_path).query, keep_blank_values=True)


def _target_of(redirect: Redirect, asked: Parameters) -> str | None:
    """The URL to redirect to, with the parameters that `old_path` lacks; None for a page that is not live."""
    if redirect.redirect_page_id:
        page = localized(redirect.redirect_page)
        link = page.url and page.url.rstrip("/") + (redirect.redirect_page_route_path or "/") if page else None
    else:
        link = localized_address(redirect.redirect_link)
    carried = [pair for pair in asked if pair not in _parameters_of(redirect.old_path)]
    if not link or not carried:
        return link or None
    base, hash_sign, fragment = link.partition("#")
    return f"{base}{'&' if '?' in base else '?'}{urlencode(carried)}{hash_sign}{fragment}"


def _is_circular(site: Site | None, path: str, redirect: Redirect | None, target: str) -> bool:
    """Whether following the redirects leads back to a path that was passed already. At a live page nobody follows any."""
    passed = {comparable(path)}
    if redirect and redirect.redirect_page_id:
        return comparable(urlsplit(target).path) in passed
    for _step in range(10):
        parts = urlsplit(target)
        if parts.netloc:
            return False
        here = comparable(parts.path)
        if here in passed:
            return True
        passed.add(here)
        redirect = _redirect_for(site, unquote(parts.path).replace("\0", ""), [])
        if redirect is None or redirect.redirect_page_id:
            return False
        target = redirect.redirect_link
    return True
