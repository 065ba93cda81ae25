"""Whether a request has a session, and who is signed in."""

from __future__ import annotations

from typing import Any, TypeGuard

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

from core.account_registry import OwnLink, own_links


def has_session(request: HttpRequest) -> bool:
    """Whether the request has a session cookie; without one, the response is the same for everybody."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def forget_session(request: HttpRequest, response: HttpResponse) -> None:
    """Makes the browser forget its session, also where the database could not end it."""
    request.session = type(request.session)()
    response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'


def private[Response: HttpResponseBase](response: Response) -> Response:
    """Sets headers for one person's page: no cache, no search engine, no referrer to other sites."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response


def is_person(user: Any) -> TypeGuard[Any]:
    """Whether the user is signed in with an active account."""
    return bool(user is not None and user.is_authenticated and user.is_active)


class Visitor:
    """The reader of a page. Without a session cookie the session is not read, so that the page can be cached."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def user(self) -> Any | None:
        """The signed-in person, or None."""
        if not has_session(self._request):
            return None
        user = getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def own_links(self) -> list[OwnLink]:
        return own_links(self.user) if self.user else []

    @property
    def is_signed_in(self) -> bool:
        return self.user is not None
