"""A person's own page and what lies below it: her lists, devices, the copy of her data, the end of her account."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe

from accounts.closing import LastAdministrator, close_account, is_last_administrator
from accounts.devices import devices_of, end_device, end_other_devices, handle_of
from accounts.forms import DetailsForm
from accounts.personal_archive import archive_of
from accounts.sessions import has_just_signed_in
from core.account_registry import (
    AccountLine,
    AccountList,
    account_list,
    account_lists,
    account_memberships,
    personal_data,
)
from core.dates import today
from core.pagination import listing
from core.signed_out import sign_in_first
from core.visitors import forget_session

if TYPE_CHECKING:
    from accounts.models import User

#: So many of a list stand on the account page.
NEWEST = 20


@dataclass(frozen=True)
class Newest:
    source: AccountList
    lines: list[AccountLine]
    count: int


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Name, language of emails, how she signs in, memberships, what she did, and the ways to all else that is hers."""
    form = DetailsForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect(f"{reverse('account_details')}?saved=1")
    factors = Authenticator.objects.filter(user=_person(request)).order_by("pk")
    context = {
        "form": form,
        "saved": request.GET.get("saved") == "1" and not form.errors,
        "second_step_on": bool(factors),
        "passkeys": [factor for factor in factors if factor.type == Authenticator.Type.WEBAUTHN],
        "memberships": account_memberships(request.user),
        "lists": _newest(request),
        "device_count": len(devices_of(_person(request))),
    }
    return render(request, "pages/accounts/account.html", context)


def _newest(request: HttpRequest) -> list[Newest]:
    """Of each list that has something."""
    found = []
    for each in account_lists():
        rows = each.rows(request.user)
        if count := rows.count():
            found.append(Newest(each, each.lines(request.user, list(rows[:NEWEST])), count))
    return found


@require_safe
def list_of(request: HttpRequest, name: str) -> HttpResponse:
    """All of one list, in parts."""
    found = account_list(name)
    if found is None:
        raise Http404
    if not request.user.is_authenticated:
        return sign_in_first(request)
    part = listing(found.rows(request.user), request)
    context = {"list": found, "listing": part, "lines": found.lines(request.user, list(part))}
    return render(request, "pages/accounts/list.html", context)


@login_required
def devices(request: HttpRequest) -> HttpResponse:
    """Where she is signed in. One press ends one device, or all but this one; a second press changes nothing more."""
    user, this_one = _person(request), request.session.session_key
    if request.method == "POST":
        if request.POST.get("end") == "others":
            end_other_devices(user, this_one)
        else:
            end_device(user, request.POST.get("end", ""))
        return redirect(f"{reverse('account_devices')}?ended=1")
    here_first = sorted(devices_of(user), key=lambda row: row.pk != this_one)
    rows = [(row, handle_of(row), row.pk == this_one) for row in here_first]
    context = {"devices": rows, "ended": request.GET.get("ended") == "1"}
    return render(request, "pages/accounts/devices.html", context)


@login_required
def your_data(request: HttpRequest) -> HttpResponse:
    """The copy of her data, for whoever has just shown who she is."""
    is_fresh = has_just_signed_in(request)
    if request.method != "POST":
        parts = [part for part in personal_data(request.user) if part.rows]
        context = {"parts": parts, "is_fresh": is_fresh, "again_url": _again_url(request)}
        return render(request, "pages/accounts/data.html", context)
    if not is_fresh:
        return HttpResponseRedirect(_again_url(request))
    name = f"my-data-{today():%Y-%m-%d}.zip"
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(archive_of(_person(request)), content_type="application/zip", headers=headers)


def close(request: HttpRequest) -> HttpResponse:
    """Says what goes and what stays; one press, by whoever has just shown who she is, deletes it all for good."""
    if not request.user.is_authenticated:
        if request.method == "POST":  # pressed twice
            return redirect("account_closed")
        return sign_in_first(request)
    is_fresh = has_just_signed_in(request)
    if request.method == "POST":
        if not is_fresh:
            return HttpResponseRedirect(_again_url(request))
        try:
            close_account(_person(request))
        except LastAdministrator:
            return _ask_to_close(request, is_fresh, status=HTTPStatus.CONFLICT)
        logout(request)
        response = redirect("account_closed")
        forget_session(request, response)
        return response
    return _ask_to_close(request, is_fresh)


def _ask_to_close(request: HttpRequest, is_fresh: bool, status: int = HTTPStatus.OK) -> HttpResponse:
    context = {
        "parts": [part for part in personal_data(request.user) if part.rows],
        "is_last_administrator": is_last_administrator(_person(request)),
        "is_staff": request.user.has_perm("wagtailadmin.access_admin"),
        "is_fresh": is_fresh,
        "again_url": _again_url(request),
    }
    return render(request, "pages/accounts/close.html", context, status=status)


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Where closing an account ends: a page for nobody in particular."""
    return render(request, "pages/accounts/closed.html")


def _again_url(request: HttpRequest) -> str:
    """Where she shows once more who she is, and comes back to the page that asks."""
    return f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}"


def _person(request: HttpRequest) -> User:
    return cast("User", request.user)
