"""What stands around requests: a shared device, the door of the office, a mail server that is away."""

from __future__ import annotations

import time
from collections.abc import Callable
from http import HTTPStatus

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from accounts.adapters import MailServerAway
from core.visitors import has_session

GetResponse = Callable[[HttpRequest], HttpResponse]
#: These lead out, whoever asks.
OPEN_TO_ALL = ("/admin/logout/", "/admin/login/", "/admin/password_reset/")
#: An editor's open page asks these by itself, whether or not somebody still sits there.
BY_ITSELF = "/admin/editing-sessions/"
LAST_SEEN = "shared_device_last_seen"


class SharedDevice:
    """On a device that somebody shares, the session ends some minutes after the last page.

    The browser forgets the cookie when it closes; this answers for browsers that restore it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if has_session(request) and (seen := request.session.get(LAST_SEEN)):
            now = int(time.time())
            if now - seen > settings.SHARED_DEVICE_MINUTES * 60:
                logout(request)
            elif now - seen >= 60 and not request.path_info.startswith(BY_ITSELF):  # not a write for each page
                request.session[LAST_SEEN] = now
        return self.get_response(request)


class AdminDoor:
    """Who comes to /admin/ signed in works here, and has shown a second factor in this session.

    The rule is asked of the session on each request, never at a form, so no other way of signing in
    goes round it. Wagtail would send a member without rights to sign in again, and again.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/admin/") and has_session(request):
            return self.stop(request) or self.get_response(request)
        return self.get_response(request)

    def stop(self, request: HttpRequest) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or request.path_info.startswith(OPEN_TO_ALL):
            return None
        if not user.has_perm("wagtailadmin.access_admin"):
            return render(request, "pages/accounts/not_staff.html", status=403)
        if not settings.STAFF_SECOND_FACTOR_REQUIRED or has_shown_second_factor(request):
            return None
        enabled = get_adapter().is_mfa_enabled(user)
        step = reverse("mfa_reauthenticate" if enabled else "mfa_activate_totp")
        return HttpResponseRedirect(f"{step}?{urlencode({'next': request.get_full_path()})}")


class MailServer:
    """Whoever waits for a letter that could not be sent is told so, and what to do."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, MailServerAway):
            return None
        response = render(request, "pages/accounts/email_not_sent.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        response.headers["Retry-After"] = "300"
        add_never_cache_headers(response)
        return response


def has_shown_second_factor(request: HttpRequest) -> bool:
    """Whether this very session was opened, or confirmed, with a second factor."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def remember_shared_device(request: HttpRequest, shared: bool) -> None:
    """Starts the clock of a shared device, or stops it."""
    if shared:
        request.session[LAST_SEEN] = int(time.time())
    else:
        request.session.pop(LAST_SEEN, None)
