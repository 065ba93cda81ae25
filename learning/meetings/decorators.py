"""Access control of the pages below /learning/networks/<slug>/meetings/."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from core.signed_out import sign_in_first
from core.visitors import Visitor, is_person, private
from learning.access import AccessDecision, decide_network
from learning.library.decorators import refuse
from learning.networks.models import Membership, Network

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
            return sign_in_first(request)
        network = get_object_or_404(Network.objects.described(), slug=slug)
        decision = decide_network(user, network)
        return private(view(request, network, **kwargs) if decision else _refuse(request, user, network, decision))

    return guarded


def _refuse(request: HttpRequest, user: User, network: Network, decision: AccessDecision) -> HttpResponse:
    waiting = Membership.objects.of(user).filter(network=network).waiting().first()
    title = _("The meetings of the %(network)s network are for its members.") % {"network": network}
    return refuse(request, user, decision, title=title, networks=[network], application=waiting)
