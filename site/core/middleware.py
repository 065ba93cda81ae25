"""Middleware for security headers, cross-site requests and caching: docs/decisions.md, 6."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from core.body_limits import longest_body
from core.visitors import has_session

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


def in_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith("/admin/")


def signs_out(request: HttpRequest) -> bool:
    """Whether this is a request to sign out, which must work in every browser, whatever headers a proxy leaves.

    It is taken from everywhere: a forged one tells nobody anything and changes nothing but the session, which a
    link to `core.views.exit_page` can end as well.
    """
    return request.path in {reverse("account_logout"), reverse("wagtailadmin_logout")}


class KnownHost:
    """Refuses a `Host` that is not in ALLOWED_HOSTS, or has another port than BASE_URL, before anything reads it.

    Django's own refusal is a traceback in the log for each such request; this is one line.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        base = urlsplit(settings.BASE_URL)
        self.port = str(base.port or {"http": 80, "https": 443}.get(base.scheme, ""))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            port = split_domain_port(request.get_host())[1]
        except DisallowedHost:
            return self.refuse(request)
        return self.get_response(request) if port in {"", self.port} else self.refuse(request)

    @staticmethod
    def refuse(request: HttpRequest) -> HttpResponse:
        asked = request.META.get("HTTP_HOST", "")[:100]
        logger.warning("Refused a request for the host %r: see ALLOWED_HOSTS, and the port of BASE_URL.", asked)
        headers = {"Cache-Control": "no-store"}
        return HttpResponseBadRequest("Bad Request (400)", content_type="text/plain", headers=headers)


class CrossOriginProtection:
    """Protects against cross-site request forgery without tokens.

    The rule is that of Go's http.CrossOriginProtection, widened for browsers of before 2020: safe methods are
    allowed; else `Sec-Fetch-Site` must be `same-origin` or `none`; without it `Origin` must be ours; without both
    `Referer` must be ours. A request with none of the three is refused if it has a session. Not checked are
    signing out (see `signs_out`) and views marked `csrf_exempt`.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: tuple, kwargs: dict) -> HttpResponse | None:
        if getattr(view, "csrf_exempt", False) or signs_out(request) or self.is_ours(request):
            return None
        return render(request, "cross_origin.html", {"is_silent": not _names_its_site(request)}, status=403)

    @staticmethod
    def is_ours(request: HttpRequest) -> bool:
        if request.method in SAFE_METHODS:
            return True
        site = request.headers.get("Sec-Fetch-Site")
        if site is not None:
            return site in {"same-origin", "none"}
        address = request.headers.get("Origin") or request.headers.get("Referer")
        if address:
            return _is_our_address(request, address)
        return not has_session(request)


def _names_its_site(request: HttpRequest) -> bool:
    """Whether the browser says from which site a request comes."""
    return any(request.headers.get(name) for name in ("Sec-Fetch-Site", "Origin", "Referer"))


def _is_our_address(request: HttpRequest, address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


class BodyLimit:
    """Refuses a request whose body is too long, before anything reads it. It comes after the session: who signs out is."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = str(request.META.get("CONTENT_LENGTH", ""))
        longest = longest_body(request.META.get("CONTENT_TYPE", ""))
        if length.isdecimal() and int(length) > longest:
            if signs_out(request):
                logout(request)
            page = "413_admin.html" if in_admin(request) else "413.html"
            request.user = AnonymousUser()  # nobody is known yet, and Wagtail's templates ask
            context = {"megabytes": round(longest / 1024 / 1024, 1)}
            return render(request, page, context, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return self.get_response(request)


class AdminCsrfProtection(CsrfViewMiddleware):
    """Django's CSRF check for the admin only: public forms have no token, so that they can be cached.

    Nor is it asked for to sign out (see `signs_out`): Django would refuse whoever sends no `Origin` or a foreign one.
    """

    def process_request(self, request):
        return super().process_request(request) if in_admin(request) else None

    def process_view(self, request, callback, callback_args, callback_kwargs):
        if not in_admin(request):
            return None
        if signs_out(request):
            request.csrf_processing_done = True  # for the decorator of Django's own view
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)


class SecurityHeaders:
    """Sets headers that Django does not set itself, on every response, errors included.

    It comes after Django's CSP middleware in `MIDDLEWARE`, which writes the policy that is set here.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if in_admin(request):
            response._csp_config = settings.ADMIN_CSP  # type: ignore[attr-defined]  # what django.views.decorators.csp sets
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class CompressPages(GZipMiddleware):
    """Compresses pages, but not files: a part of a file has a place only in the file as it is stored."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if isinstance(response, FileResponse) else super().process_response(request, response)


def public_rule(response: HttpResponse) -> str:
    """That of an answer that is the same for everybody: a browser asks each time whether it still stands.

    A cache in front may send pages without asking, but neither what is missing, which may be there in a moment, nor
    a fault.
    """
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "no-store"
    is_page = response.status_code == HTTPStatus.OK and settings.SHARED_CACHE_SECONDS
    shared = f", s-maxage={settings.SHARED_CACHE_SECONDS}" if is_page else ""
    return f"public, max-age=0{shared}, must-revalidate"


class CacheRules:
    """Sets Cache-Control: public responses may be cached and revalidated, others are `private, no-store`.

    Not public are responses to a request with a session, and those that set a cookie. Others keep a
    Cache-Control that their view has set.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        personal = has_session(request) or bool(response.cookies)
        if personal and not request.path_info.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = "private, no-store"
            patch_vary_headers(response, ["Cookie"])
        elif not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = public_rule(response)
        return response
