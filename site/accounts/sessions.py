"""What a session stores about its device, a shared one, the second factor, and how lately she showed who she is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from accounts.device_names import recognised
from core.dates import today

if TYPE_CHECKING:
    from accounts.models import User

#: Session key: what the device is called and its first and last day, which `session_store` writes beside the session.
DEVICE = "device"
#: Session key: the time of the last request on a shared device, in seconds since 1970.
LAST_SEEN = "shared_device_last_seen"
#: How long after giving the password a second factor can be set up: one may have to install an app first.
SETUP_SECONDS = 30 * 60


def remember_shared_device(request: HttpRequest, shared: bool) -> None:
    """Starts the time limit of a shared device, or removes it."""
    if shared:
        request.session[LAST_SEEN] = int(time.time())
    else:
        request.session.pop(LAST_SEEN, None)


def sign_out_idle_shared_device(request: HttpRequest, by_a_person: bool) -> None:
    """Signs out after SHARED_DEVICE_MINUTES without a request `by_a_person` (not by a script)."""
    last_seen = request.session.get(LAST_SEEN)
    if not last_seen:
        return
    seconds = int(time.time()) - last_seen
    if seconds > settings.SHARED_DEVICE_MINUTES * 60:
        logout(request)
    elif by_a_person and seconds >= 60:  # at most one write a minute
        remember_shared_device(request, True)


def record_second_factor_setup(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    """Records in the session that the person has shown a second factor, and need not do so again to see her codes."""
    record_authentication(request, user, "mfa", reauthenticated=True, id=authenticator.pk, type=authenticator.type)


def has_just_given_password(request: HttpRequest) -> bool:
    """Whether the password was given in this session so lately that setting up a second factor need not ask again."""
    records = get_authentication_records(request, request.user)
    latest = max((record["at"] for record in records if record.get("method") == "password"), default=0)
    return time.time() - latest < SETUP_SECONDS


def has_shown_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened, or confirmed later, with a second factor."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def has_just_signed_in(request: HttpRequest) -> bool:
    """Whether she gave her password or a code so lately that what is hers alone is given out, or ended, without asking."""
    records = get_authentication_records(request, request.user)
    latest = max((record["at"] for record in records if record.get("method") in {"password", "mfa"}), default=0)
    return time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT


def remember_device(request: HttpRequest) -> None:
    """What the browser calls itself is read and not stored."""
    browser, system = recognised(request.headers.get("User-Agent", ""))
    day = today().isoformat()
    request.session[DEVICE] = {"browser": browser, "system": system, "first_day": day, "last_day": day}


def note_day_of_device(request: HttpRequest) -> None:
    """One write a day and device."""
    device = request.session.get(DEVICE)
    if device and device["last_day"] != today().isoformat():
        request.session[DEVICE] = {**device, "last_day": today().isoformat()}
