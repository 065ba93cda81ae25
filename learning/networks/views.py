"""The public page of a network, and the pages to join it, renew, and leave."""

from __future__ import annotations

import datetime
from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from core.sharing import SharedView
from core.visitors import Visitor
from learning.breadcrumbs import breadcrumbs, hub_page
from learning.networks import joining, services
from learning.networks.actions import Action, own_actions
from learning.networks.enums import State
from learning.networks.forms import ApplicationForm, WorkForm
from learning.networks.map import network_map
from learning.networks.models import Invitation, Membership, Network
from learning.networks.page_contexts import network_context, sign_in_urls, written_before

#: The states in which the form is shown at once; in the others that may apply, "Apply again" shows it.
ASKED_AT_ONCE = {None, State.MORE_ASKED, State.LAPSED}
#: Those in which it is shown even when the network takes no new applications.
ASKED_WHEN_CLOSED = {State.MORE_ASKED, State.LAPSED}


@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """What anybody may know about a network, whether or not it takes applications. Nothing about who is in it."""
    found: Network = get_object_or_404(Network.objects.described(), slug=slug)
    trail = breadcrumbs(request, hub_title=_("Networks and training"))
    title, text = found.page_title, found.translation.description
    context = {
        "network": found,
        "map": network_map([found], None),
        "next_meeting": found.meetings.next_announced(),
        "breadcrumbs": trail,
        "share": SharedView(title, text, found.get_absolute_url(), trail, hub_page()),
    }
    return render(request, "pages/networks/network.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one network for a visitor, an applicant, a member or a former member."""
    network = get_object_or_404(Network.objects.described(), slug=slug)
    user = Visitor(request).user
    if user is None:
        return _for_visitor(request, network)
    membership = Membership.objects.filter(user=user, network=network).first()
    state = membership.state_now if membership else None
    may = set(own_actions(membership))
    invited = Invitation.objects.of(user).open().filter(network=network).first() if Action.ACCEPT in may else None
    if invited and request.method != "POST" and not joining.why_not(invited, user, membership):
        return HttpResponseRedirect(invited.get_absolute_url())
    asks = state in ASKED_AT_ONCE or "again" in request.GET
    if asks and joining.can_join_at_once(user, network, membership):
        return _join_at_once(request, user, network, membership)
    if asks and {Action.APPLY, Action.ANSWER} & may:
        if network.takes_applications or state in ASKED_WHEN_CLOSED:
            return _application_form(request, user, network, membership)
        if request.method == "POST":  # it closed while she wrote
            context = network_context(request, network, membership) | {"form": ApplicationForm(request.POST)}
            return render(request, "pages/networks/apply.html", context | {"closed": True}, status=409)
    return render(request, "pages/networks/membership.html", network_context(request, network, membership))


@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, slug: str) -> HttpResponse:
    """One more term in the last days of this one: she says where she works now, and presses once."""
    network = get_object_or_404(Network.objects.described(), slug=slug)
    membership = _own(request, network, Action.RENEW_OWN)
    if membership is None:
        return HttpResponseRedirect(network.get_apply_url())
    form = WorkForm(request.POST or None, initial=written_before(membership))
    if request.method == "POST" and form.is_valid():
        with suppress(services.AlreadyDone):  # pressed twice: it is renewed
            services.renew_own(membership, **form.written())
        return HttpResponseRedirect(network.get_apply_url())
    context = network_context(request, network, membership) | {"form": form, "until": _next_last_day(membership)}
    return render(request, "pages/networks/renew.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """What leaving means, and the button for it."""
    network = get_object_or_404(Network.objects.described(), slug=slug)
    membership = _own(request, network, Action.LEAVE)
    if membership is None:
        return HttpResponseRedirect(network.get_apply_url())
    if request.method == "POST":
        with suppress(services.AlreadyDone):
            services.leave(membership)
        return HttpResponseRedirect(network.get_apply_url())
    return render(request, "pages/networks/leave.html", network_context(request, network, membership))


def _own(request: HttpRequest, network: Network, action: Action) -> Membership | None:
    """The person's newest membership when she may do this with it now; None leads to the page that says what she may."""
    membership = Membership.objects.of(Visitor(request).user).filter(network=network).first()
    return membership if membership and action in own_actions(membership) else None


def _next_last_day(membership: Membership) -> datetime.date | None:
    return membership.network.term_from(membership.ends_on) if membership.ends_on else None


def _for_visitor(request: HttpRequest, network: Network) -> HttpResponse:
    """The description of the network, with links to sign up or sign in and come back."""
    context = network_context(request, network, None) | sign_in_urls(network.get_apply_url())
    if request.method == "POST" and network.is_open:
        # The session ended while somebody wrote: the form comes back whole, and sign-in opens beside it.
        context |= {"form": ApplicationForm(request.POST), "signed_out": True}
        return render(request, "pages/networks/apply.html", context, status=403)
    return render(request, "pages/networks/join.html", context)


def _application_form(
    request: HttpRequest, user: User, network: Network, membership: Membership | None
) -> HttpResponse:
    """Filled in with what the person wrote before, if anything."""
    form = ApplicationForm(request.POST or None, initial=written_before(membership))
    if request.method == "POST" and form.is_valid():
        services.apply(user, network, **form.written())
        return HttpResponseRedirect(network.get_apply_url())
    return render(request, "pages/networks/apply.html", network_context(request, network, membership) | {"form": form})


def _join_at_once(request: HttpRequest, user: User, network: Network, membership: Membership | None) -> HttpResponse:
    """For somebody with an address of a listed domain: she says where she works, and is a member."""
    form = WorkForm(request.POST or None, initial=written_before(membership))
    if request.method == "POST" and form.is_valid():
        with suppress(joining.CannotJoin):  # the rule changed at this very moment: the page says how one joins now
            joining.join(user, network, **form.written())
        return HttpResponseRedirect(network.get_apply_url())
    context = network_context(request, network, membership) | {"form": form}
    return render(request, "pages/networks/join_at_once.html", context)
