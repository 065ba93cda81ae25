"""The answer to a request that the web process refused because all slots for slow clients are taken."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from config.slow_clients import REFUSED
from languages.middleware import LanguageFromPath

RETRY_AFTER_SECONDS = "30"

GetResponse = Callable[[HttpRequest], HttpResponse]


class RefusedRequests:
    """Renders `503.html` without a query. It comes before WhiteNoise, which would send the file after all."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.refuse = LanguageFromPath(_render)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.refuse(request) if REFUSED in request.META else self.get_response(request)


def _render(request: HttpRequest) -> HttpResponse:
    response = render(request, "503.html", status=503)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = RETRY_AFTER_SECONDS
    return response
