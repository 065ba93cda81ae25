"""The public page of a network, and the page to join it: its description, the form, and what happens next."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from core.sharing import SharedView
from core.visitors import Visitor
from learning.breadcrumbs import Breadcrumb, breadcrumbs, hub_page, hub_url
from learning.networks import services
from learning.networks.enums import State
from learning.networks.forms import ApplicationForm
from learning.networks.map import network_map
from learning.networks.models import Membership, Network
from learning.networks.timeline import timeline_of

#: The states of the last membership in which the form is shown; after a refusal, "Apply again" shows it.
MAY_APPLY = {None, State.MORE_ASKED, State.LAPSED, State.LEFT}
#: Those of them in which it is shown even when the network takes no new applications.
MAY_APPLY_WHEN_CLOSED = {State.MORE_ASKED, State.LAPSED}


@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """What anybody may know about a network, whether or not it takes applications. Nothing about who is in it."""
    found: Network = get_object_or_404(Network.objects.described(), slug=slug)
    trail = breadcrumbs(request, hub_title=_("Networks and training"))
    title, text = found.page_title, found.translation.description
    context = {
        "network": found,
        "map": network_map([found], None),
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
    wants_form = state in MAY_APPLY or (state == State.REFUSED and "again" in request.GET)
    if wants_form and (network.is_open or state in MAY_APPLY_WHEN_CLOSED):
        return _application_form(request, user, network, membership)
    return render(request, "pages/networks/membership.html", _context(request, network, membership))


def _for_visitor(request: HttpRequest, network: Network) -> HttpResponse:
    """The description of the network, with links to sign up or sign in and come back."""
    query = urlencode({"next": network.get_apply_url()})
    context = _context(request, network, None) | {
        "sign_up_url": f"{reverse('account_signup')}?{query}",
        "sign_in_url": f"{reverse('account_login')}?{query}",
    }
    if request.method == "POST" and network.is_open:
        # The session ended while somebody wrote: the form comes back whole, and sign-in opens beside it.
        context |= {"form": ApplicationForm(request.POST), "signed_out": True}
        return render(request, "pages/networks/apply.html", context, status=403)
    return render(request, "pages/networks/join.html", context)


def _application_form(
    request: HttpRequest, user: User, network: Network, membership: Membership | None
) -> HttpResponse:
    """Filled in with what the person wrote before, if anything."""
    form = ApplicationForm(request.POST or None, initial=_written_before(membership))
    if request.method == "POST" and form.is_valid():
        services.apply(user, network, **form.application())
        return HttpResponseRedirect(network.get_apply_url())
    return render(request, "pages/networks/apply.html", _context(request, network, membership) | {"form": form})


def _written_before(membership: Membership | None) -> dict[str, str]:
    if membership is None:
        return {}
    return {name: getattr(membership, name) for name in ApplicationForm.Meta.fields}


def _context(request: HttpRequest, network: Network, membership: Membership | None) -> dict[str, Any]:
    context: dict[str, Any] = {
        "network": network,
        "membership": membership,
        "hub_url": hub_url(request),
        "breadcrumbs": breadcrumbs(
            request,
            Breadcrumb(network.page_title, network.get_absolute_url()),
            hub_title=_("Networks and training"),
        ),
    }
    if membership is None:
        return context | {"state": "", "why": "", "timeline": []}
    last_change = membership.changes.last()
    return context | {
        "state": membership.state_now.value,
        "why": last_change.why if last_change else "",
        "timeline": timeline_of(membership),
    }
