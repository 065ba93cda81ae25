"""The page of an invitation, and the page from which a coordinator invites."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from core.pagination import listing
from core.visitors import Visitor, private
from learning.networks import joining
from learning.networks.actions import RUNNING
from learning.networks.decorators import coordinators_only
from learning.networks.enums import InvitationState
from learning.networks.forms import InviteForm, WorkForm
from learning.networks.invitations import MOST_AT_ONCE, invite_lines, send_again, take_back
from learning.networks.models import Invitation, Membership, Network
from learning.networks.page_contexts import manage_context, network_context, sign_in_urls, written_before


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """What somebody sees who opens the link of an invitation. To look changes nothing: programs open links in emails too."""
    invitations = Invitation.objects.select_related("network").prefetch_related("network__translations")
    found = get_object_or_404(invitations, network__slug=slug, key=key)
    return private(_answer(request, found, Visitor(request).user))


def _answer(request: HttpRequest, found: Invitation, user: User | None) -> HttpResponse:
    network = found.network
    membership = Membership.objects.of(user).filter(network=network).first()
    context = network_context(request, network, membership) | {"invitation": found}
    if user is None:
        return _for_visitor(request, found, context)
    if user.verified_email != found.email:
        status = 403 if request.method == "POST" else 200
        return _page(request, context | {"another_address": True, "account": user}, status)
    if membership and membership.state_now in RUNNING:
        return HttpResponseRedirect(network.get_apply_url())
    if sentence := joining.why_not(found, user, membership):
        return _page(request, context | {"why_not": sentence}, 409 if request.method == "POST" else 200)
    form = WorkForm(request.POST or None, initial=written_before(membership))
    if request.method == "POST" and form.is_valid():
        try:
            joining.accept(found, user, **form.written())
        except (joining.CannotJoin, PermissionDenied):  # it changed at this very moment: the page says how
            return _page(request, context | {"why_not": joining.why_not(found, user, membership)}, 409)
        return HttpResponseRedirect(network.get_apply_url())
    return _page(request, context | {"form": form})


def _for_visitor(request: HttpRequest, found: Invitation, context: dict[str, Any]) -> HttpResponse:
    context |= sign_in_urls(found.get_absolute_url())
    if found.state != InvitationState.OPEN:
        return _page(request, context | {"why_not": joining.why_not(found, None, None)})
    if request.method == "POST":
        # The session ended while somebody wrote: the form comes back whole, and sign-in opens beside it.
        return _page(request, context | {"form": WorkForm(request.POST), "signed_out": True}, 403)
    return _page(request, context | {"sign_in_first": True})


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "pages/networks/invitation.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def invitations(request: HttpRequest, network: Network) -> HttpResponse:
    """Who is invited, with a form to invite more. After a list was sent, what became of each of its lines."""
    if request.method == "POST" and "invitation" in request.POST:
        return _change(request, network)
    form = InviteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        lines = invite_lines(network, form.lines, cast("User", request.user))
        return _list(request, network, form=InviteForm(), lines=lines)
    return _list(request, network, status=400 if form.errors else 200, form=form)


def _change(request: HttpRequest, network: Network) -> HttpResponse:
    """Takes one back, or sends it again. A second press finds nothing to do."""
    key = request.POST["invitation"]
    found = get_object_or_404(network.invitations, pk=key if key.isdecimal() and len(key) < 16 else 0)
    if "again" in request.POST:
        send_again(found, cast("User", request.user))
    elif "take-back" in request.POST:
        take_back(found)
    return HttpResponseRedirect(network.get_invitations_url())


def _list(request: HttpRequest, network: Network, *, status: int = 200, **more: Any) -> HttpResponse:
    rows = network.invitations.select_related("by")
    context = manage_context(request, network, _("Invitations")) | {
        "listing": listing(rows, request),
        "most": MOST_AT_ONCE,
    }
    return render(request, "pages/networks/invitations.html", context | more, status=status)
