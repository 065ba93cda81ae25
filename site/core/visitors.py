from __future__ import annotations

from typing import Any, TypeGuard

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property


def has_session(request: HttpRequest) -> bool:
    """Whether the request brings a session cookie; without one the page is for nobody in particular."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_person(user: Any) -> TypeGuard[Any]:
    """Somebody signed in whose account is open."""
    return bool(user is not None and user.is_authenticated and user.is_active)


class Visitor:
    """Who is reading. Looks at the session only when the request brings one.

    So a page for nobody in particular is the same bytes for everyone and may be cached.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def user(self) -> Any | None:
        """The signed-in person, or None."""
        if not has_session(self._request):
            return None
        user = getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @property
    def is_signed_in(self) -> bool:
        return self.user is not None
