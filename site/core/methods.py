"""Middleware for methods: what no page knows is a 405, and every 405 is a page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from languages.middleware import LanguageFromPath

GetResponse = Callable[[HttpRequest], HttpResponse]
KNOWN_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class KnownMethods:
    """Answers 405 to methods that no page of ours knows, and lets no cache keep the answer to any but GET and HEAD.

    Every 405 is a page: Django's own is empty.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = request.method in KNOWN_METHODS
        response = self.get_response(request) if known else HttpResponseNotAllowed(KNOWN_METHODS)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response.content = LanguageFromPath(_method_not_allowed)(request).content
            response.headers["Content-Length"] = str(len(response.content))  # that of Django's was set already
        if request.method not in {"GET", "HEAD"}:
            response.headers["Cache-Control"] = "private, no-store"
        return response


def _method_not_allowed(request: HttpRequest) -> HttpResponse:
    """Made without a query: it may come before the session and the database were asked for anything."""
    return render(request, "405.html")
