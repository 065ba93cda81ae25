"""Middleware of accounts: admin for staff only, second factor, shared and known devices."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.devices import set_known_device
from accounts.sessions import has_shown_second_factor, note_day_of_device, sign_out_idle_shared_device
from core.visitors import has_session

GetResponse = Callable[[HttpRequest], HttpResponse]
#: Paths of the admin that are open to every signed-in person: they redirect, or sign out.
OPEN_ADMIN_PATHS = ("/admin/logout/", "/admin/login/", "/admin/password_reset/")
#: Requested by the scripts of an open edit page, whether or not somebody is still there.
BACKGROUND_PATHS = ("/admin/editing-sessions/", "/admin/session/")


class SharedDeviceTimeout:
    """On a device that its owner marked as shared, the session ends some minutes after the last page.

    The browser forgets the cookie when it closes; this is for browsers that restore it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if has_session(request):
            by_a_person = not request.path_info.startswith(BACKGROUND_PATHS)
            sign_out_idle_shared_device(request, by_a_person=by_a_person)
            if by_a_person:
                note_day_of_device(request)
        return self.get_response(request)


class KnownDevices:
    """Lets the browser of a colleague who has just signed in be known the next time."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        set_known_device(request, response)
        return response


class StaffOnlyAdmin:
    """403 in the admin for signed-in people without permission for it.

    Wagtail would redirect them to sign in again and again. Their role may have ended while a page was open.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_signed_in_at_admin(request) and not request.user.has_perm("wagtailadmin.access_admin"):
            context = {"written": _texts_in(request)}
            return render(request, "pages/accounts/not_staff.html", context, status=HTTPStatus.FORBIDDEN)
        return self.get_response(request)


def _texts_in(request: HttpRequest) -> list[str]:
    """What somebody wrote on a page of the admin whose role ended while it was open: nothing of it is lost."""
    if request.method != "POST" or request.content_type != "application/x-www-form-urlencoded":
        return []
    return [text for text in request.POST.values() if isinstance(text, str) and " " in text.strip()]


class RequireSecondFactor:
    """Requires a second factor for the admin, once a session.

    The session is checked at each request, not at sign-in, so that no way of signing in avoids it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = ask_for_second_factor(request) if is_signed_in_at_admin(request) else None
        return asked or self.get_response(request)


def ask_for_second_factor(request: HttpRequest) -> HttpResponse | None:
    """Where a signed-in person shows her second factor and comes back; None when she need not. Also for work on the site."""
    if not settings.STAFF_SECOND_FACTOR_REQUIRED or has_shown_second_factor(request):
        return None
    return HttpResponseRedirect(
        f"{reverse(_page_of_second_factor(request))}?{urlencode({'next': request.get_full_path()})}"
    )


def _page_of_second_factor(request: HttpRequest) -> str:
    is_enabled = get_adapter().is_mfa_enabled
    if is_enabled(request.user, [Authenticator.Type.WEBAUTHN]):
        return "mfa_reauthenticate_webauthn"
    return "mfa_reauthenticate" if is_enabled(request.user) else "mfa_activate_totp"


def is_signed_in_at_admin(request: HttpRequest) -> bool:
    """Whether a signed-in person requests a path of the admin that is for staff only."""
    path = request.path_info
    return (
        path.startswith("/admin/")
        and not path.startswith(OPEN_ADMIN_PATHS)
        and has_session(request)
        and request.user.is_authenticated
    )
