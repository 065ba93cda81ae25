"""One page to join a network: what it is, the form, and what happens next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.visitors import Visitor
from learning.networks import services
from learning.networks.enums import State
from learning.networks.forms import ApplicationForm
from learning.networks.models import Membership, Network
from learning.networks.timeline import timeline_of

#: From these somebody may ask; a refused person presses "apply again" first.
MAY_APPLY = {None, State.MORE_ASKED, State.LAPSED, State.LEFT}


def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one network for whoever comes: a visitor, an applicant, a member, a former one."""
    network = get_object_or_404(Network, slug=slug)
    user = Visitor(request).user
    if user is None:
        if request.method == "POST" and network.is_open:
            return _signed_out(request, network)
        return render(request, "pages/networks/join.html", _for_visitors(network))
    membership = Membership.objects.filter(user=user, network=network).first()
    state = membership.state_now if membership else None
    asks = state in MAY_APPLY or (state == State.REFUSED and "again" in request.GET)
    if asks and (network.is_open or state in (State.MORE_ASKED, State.LAPSED)):
        return _form(request, network, membership, state)
    return render(request, "pages/networks/standing.html", _context(network, membership, state))


def _form(request: HttpRequest, network: Network, membership: Membership | None, state: State | None) -> HttpResponse:
    """Keeps everything typed; what was written before stands in it already."""
    form = ApplicationForm(request.POST or None, initial=_before(membership))
    if request.method == "POST" and form.is_valid():
        services.apply(Visitor(request).user, network, form.answers())
        return HttpResponseRedirect(network.get_apply_url())
    return render(request, "pages/networks/apply.html", _context(network, membership, state) | {"form": form})


def _signed_out(request: HttpRequest, network: Network) -> HttpResponse:
    """The session ended while somebody wrote: the form comes back whole, and sign-in opens beside it."""
    context = _for_visitors(network) | {"form": ApplicationForm(request.POST), "signed_out": True}
    return render(request, "pages/networks/apply.html", context, status=403)


def _before(membership: Membership | None) -> dict:
    if membership is None:
        return {}
    return {name: getattr(membership, name) for name in ApplicationForm.Meta.fields}


def _for_visitors(network: Network) -> dict:
    query = urlencode({"next": network.get_apply_url()})
    return _context(network, None, None) | {
        "sign_up_url": f"{reverse('account_signup')}?{query}",
        "sign_in_url": f"{reverse('account_login')}?{query}",
    }


def _context(network: Network, membership: Membership | None, state: State | None) -> dict:
    last = membership.changes.last() if membership else None
    return {
        "network": network,
        "membership": membership,
        "state": state.value if state else "",
        "why": last.why if last else "",
        "steps": timeline_of(membership) if membership else [],
        "crumbs": [
            {"title": _("Home"), "url": reverse("wagtail_serve", args=[""])},
            {"title": _("Networks and training"), "url": reverse("wagtail_serve", args=["learning/"])},
        ],
    }
