"""Caches rendered pages for everybody who is nobody in particular.

Served and cached are only GET and HEAD without a cookie, authorisation or range, of pages that say they are public. The
key is scheme, host, path, the number of a part of a list, and whether the reader takes gzip. A request with any other
parameter passes by and leaves nothing, and so does the number of a part that is not there. A page is good for one generation (`core.generations`). Each process has its own
pages, within bounds, and begins empty.
"""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus
from typing import NamedTuple

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils.cache import get_conditional_response

from core import generations
from core.generations import Generation
from core.middleware import public_rule

GetResponse = Callable[[HttpRequest], HttpResponse]

#: Redirects and pages that are not found: anybody can ask for any number of addresses.
SECONDS_OF_OTHERS = 5
MAX_BYTES, MAX_PAGES, MAX_OTHERS = 32 * 1024 * 1024, 1_000, 200
#: Never cached, after the prefix of a language: what is personal, and files, which are streamed.
_PERSONAL = re.compile(
    r"^/(?:[a-z]{2}(?:-[a-z]+)?/)?(?:admin|accounts|search|documents|health|exit|static|media)(?:/|$)"
)
#: No parameter, or the number of a page of a list, written in one way.
_QUERY = re.compile(r"(?:page=[1-9][0-9]{0,3})?")
_GZIP = re.compile(r"\bgzip\b")  # as Django's GZipMiddleware asks
_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")

Key = tuple[str, ...]


class CachedPage(NamedTuple):
    generation: Generation
    status: int
    headers: dict[str, str]
    content: bytes


class PageCache:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        generation = generations.of_request(request) if key else None
        if key is None or generation is None:
            return self.get_response(request)
        cached = _store.get(key, generation.token)
        if cached is not None:
            response = HttpResponse(cached.content, status=cached.status, headers=cached.headers)
            return _conditional(request, response)
        conditions = {name: request.META.pop(name) for name in _CONDITIONS if name in request.META}
        response = self.get_response(request)
        request.META.update(conditions)
        if request.method == "GET" and _is_cacheable(request, response):
            _store.put(key, _cached(generation, response))
        return _conditional(request, response)


def _key(request: HttpRequest) -> Key | None:
    """None for a request whose answer is not cached."""
    meta = request.META
    if request.method not in {"GET", "HEAD"} or meta.get("HTTP_COOKIE"):
        return None
    if "HTTP_AUTHORIZATION" in meta or "HTTP_RANGE" in meta or _PERSONAL.match(request.path_info):
        return None
    query = meta.get("QUERY_STRING", "")
    if not _QUERY.fullmatch(query):
        return None
    try:
        host, _port = split_domain_port(request.get_host())  # in lower case and without a dot at its end
    except DisallowedHost:
        return None
    gzip = "gzip" if _GZIP.search(meta.get("HTTP_ACCEPT_ENCODING", "")) else ""
    return request.scheme or "", host, request.path_info, query, gzip


def _is_cacheable(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        (not request.META.get("QUERY_STRING") or getattr(request, "shows_part", False))
        and response.status_code in {HTTPStatus.OK, HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.NOT_FOUND}
        and not response.streaming
        and not response.cookies
        and response.headers.get("Cache-Control") == public_rule(response)
        and response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    )


def _cached(generation: Generation, response: HttpResponse) -> CachedPage:
    if response.status_code != HTTPStatus.OK:
        generation = generation._replace(until=min(generation.until, time.monotonic() + SECONDS_OF_OTHERS))
    return CachedPage(generation, response.status_code, dict(response.headers), response.content)


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 where the reader has the page already."""
    etag = response.headers.get("ETag")
    if response.status_code != HTTPStatus.OK or not etag:
        return response
    return get_conditional_response(request, etag=etag, response=response) or response


class Store:
    """The pages of one process, those that were asked for last.

    They are bounded in bytes and in number, since a small one costs too.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: OrderedDict[Key, CachedPage] = OrderedDict()
        self._others: OrderedDict[Key, CachedPage] = OrderedDict()
        self._bytes = 0

    def get(self, key: Key, token: str) -> CachedPage | None:
        with self._lock:
            cached = self._pages.get(key) or self._others.get(key)
            if cached is None or cached.generation.token != token or cached.generation.is_over:
                return None
            if key in self._pages:
                self._pages.move_to_end(key)
            return cached

    def put(self, key: Key, page: CachedPage) -> None:
        with self._lock:
            self._drop(key)
            if page.status != HTTPStatus.OK:
                self._others[key] = page
                if len(self._others) > MAX_OTHERS:
                    self._others.popitem(last=False)
                return
            self._pages[key] = page
            self._bytes += len(page.content)
            while self._bytes > MAX_BYTES or len(self._pages) > MAX_PAGES:
                self._drop(next(iter(self._pages)))

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._others.clear()
            self._bytes = 0

    def _drop(self, key: Key) -> None:
        if page := self._pages.pop(key, None):
            self._bytes -= len(page.content)


_store = Store()


def clear() -> None:
    """Forgets what this process has cached."""
    _store.clear()
