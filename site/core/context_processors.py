"""Template variables of all pages."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from core.visitors import Visitor, has_session


def site_wide(request: HttpRequest) -> dict:
    """Variables of every template. Public pages use `visitor`, not `user`, which would read the session.

    The exit asks for the cookie alone: pages that are made before the session, or without a database, have one too.
    """
    return {
        "visitor": SimpleLazyObject(lambda: Visitor(request)),
        "exit_url": reverse("core:exit") if has_session(request) else settings.EXIT_URL,
    }
