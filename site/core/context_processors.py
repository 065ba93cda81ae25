"""Template variables of all pages."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core.visitors import Visitor


def site_wide(request: HttpRequest) -> dict:
    """Variables of every template. Public pages use `visitor`, not `user`, which would read the session."""
    return {
        "visitor": SimpleLazyObject(lambda: Visitor(request)),
        "exit_url": settings.EXIT_URL,
    }
