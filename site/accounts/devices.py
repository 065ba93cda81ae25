"""The devices on which a person is signed in, and those on which a colleague has been.

A device is a row of `Session`; ended, it is out at its next request. That a colleague has signed in on a browser before
is known by a signed cookie there, of a year, which names nobody.
"""

from __future__ import annotations

import datetime
import secrets

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from accounts.device_names import device_name, recognised
from accounts.models import Session, User
from accounts.sessions import LAST_SEEN
from core.dates import LONDON

KNOWN_FOR = datetime.timedelta(days=365)
#: So many colleagues are known on one browser.
KNOWN_PEOPLE = 5


def handle_of(session: Session) -> str:
    """By which a form names it: its key would open it."""
    return salted_hmac("accounts.device", session.session_key, algorithm="sha256").hexdigest()[:32]


def devices_of(user: User) -> list[Session]:
    """Those that would still be let in, the last used first."""
    rows = Session.objects.filter(user=user, expire_date__gt=timezone.now()).order_by("-last_day", "-first_day", "pk")
    return [row for row in rows if _is_let_in(row, user)]


def _is_let_in(session: Session, user: User) -> bool:
    """Not after the password changed, nor on a shared device that was left alone."""
    data = session.get_decoded()
    last_seen = data.get(LAST_SEEN)
    if last_seen and timezone.now().timestamp() - last_seen > settings.SHARED_DEVICE_MINUTES * 60:
        return False
    return secrets.compare_digest(data.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())


def end_device(user: User, handle: str) -> None:
    for session in devices_of(user):
        if secrets.compare_digest(handle_of(session), handle):
            session.delete()


def end_other_devices(user: User, this_one: str | None) -> None:
    """All sessions of hers but the one with this key."""
    Session.objects.filter(user=user).exclude(pk=this_one or "").delete()


# --- new devices of colleagues ---------------------------------------------------------


def tell_of_new_device(request: HttpRequest, user: User) -> None:
    """An email to a colleague who has not signed in on this browser before, or not for a year.

    None at her very first sign-in, to which a mailed link has led her.
    """
    if not user.has_perm("wagtailadmin.access_admin"):
        return
    known, mark = _known_people(request), _mark(user)
    if mark not in known and not getattr(request, "_is_first_sign_in", False):
        with translation.override(user.preferred_language):
            device = device_name(*recognised(request.headers.get("User-Agent", "")))
        context = {"device": device, "at": timezone.localtime(timezone.now(), LONDON)}
        get_adapter().send_notification_mail("pages/accounts/emails/new_device", user, context)
    others = [one for one in known if one != mark]
    request._known_device = [mark, *others][:KNOWN_PEOPLE]  # type: ignore[attr-defined]  # for `set_known_device`


def set_known_device(request: HttpRequest, response: HttpResponse) -> None:
    if people := getattr(request, "_known_device", None):
        response.set_cookie(
            settings.KNOWN_DEVICE_COOKIE,
            signing.dumps(people, salt="accounts.device"),
            max_age=KNOWN_FOR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _mark(user: User) -> str:
    return salted_hmac("accounts.known_device", str(user.pk), algorithm="sha256").hexdigest()[:16]


def _known_people(request: HttpRequest) -> list[str]:
    try:
        return signing.loads(
            request.COOKIES.get(settings.KNOWN_DEVICE_COOKIE, ""), salt="accounts.device", max_age=KNOWN_FOR
        )
    except signing.BadSignature:
        return []
