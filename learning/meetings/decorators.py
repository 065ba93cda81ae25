"""Access control of the pages below /learning/networks/<slug>/meetings/."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.visitors import Visitor, is_person, private
from learning.access import AccessDecision, Reason, decide_network
from learning.breadcrumbs import breadcrumbs, hub_url
from learning.networks.models import Membership, Network
from learning.networks.timeline import timeline_of
from learning.signed_in import membership_sentence

if TYPE_CHECKING:
    from accounts.models import User

View = Callable[..., HttpResponse]


def network_members_only(view: View) -> View:
    """Calls the view with the network, for people whose membership of it counts now.

    Signed out, every path redirects to sign-in and back. Signed in, every path of a network of which she is no member gets
    one and the same 403, whether or not there is such a meeting. That a network exists is public: an unknown one is a 404.
    """

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        user = Visitor(request).user
        if not is_person(user):
            return private(redirect_to_login(request.get_full_path(), reverse("account_login")))
        network = get_object_or_404(Network.objects.described(), slug=slug)
        decision = decide_network(user, network)
        return private(view(request, network, **kwargs) if decision else _refuse(request, user, network, decision))

    return guarded


def _refuse(request: HttpRequest, user: User, network: Network, decision: AccessDecision) -> HttpResponse:
    """403: whom the page is for, why this person may not see it, how to join or renew."""
    waiting = Membership.objects.of(user).filter(network=network).waiting().first()
    title = _("The meetings of the %(network)s network are for its members.") % {"network": network}
    context = {
        "decision": decision,
        "audience_title": title,
        "networks": [network],
        "renew": network if decision.reason is Reason.LAPSED else None,
        "waiting": waiting,
        "timeline": timeline_of(waiting) if waiting else [],
        "breadcrumbs": breadcrumbs(request),
        "hub_url": hub_url(request),
        "membership_sentence": membership_sentence(user),
    }
    return render(request, "pages/library/refused.html", context, status=403)
