"""Template variables of the pages of a network."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from learning.breadcrumbs import Breadcrumb, breadcrumbs, hub_url
from learning.networks.actions import OFFICE, Action, own_actions
from learning.networks.forms import ApplicationForm
from learning.networks.models import Membership, Network
from learning.networks.timeline import timeline_of


def network_context(request: HttpRequest, network: Network, membership: Membership | None) -> dict[str, Any]:
    """For a page of one network; `membership` is the reader's newest one."""
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
    return context | {
        "state": membership.state_now.value,
        "may": [action.value for action in own_actions(membership)],
        "why": _reason_for_state(membership),
        "timeline": timeline_of(membership),
    }


def manage_context(request: HttpRequest, network: Network, heading: str, *above: Breadcrumb) -> dict[str, Any]:
    """For a page from which a network is run; `above` are the pages between it and the overview."""
    public = Breadcrumb(network.page_title, network.get_absolute_url())
    overview = Breadcrumb(_("Coordinate"), network.get_manage_url())
    return {"network": network, "heading": heading, "breadcrumbs": breadcrumbs(request, public, overview, *above)}


def sign_in_urls(path: str) -> dict[str, str]:
    """The addresses to make an account or to sign in, and to come back."""
    query = urlencode({"next": path})
    return {
        "sign_up_url": f"{reverse('account_signup')}?{query}",
        "sign_in_url": f"{reverse('account_login')}?{query}",
    }


def written_before(membership: Membership | None) -> dict[str, str]:
    if membership is None:
        return {}
    return {name: getattr(membership, name) for name in ApplicationForm.Meta.fields}


def _reason_for_state(membership: Membership) -> str:
    """What was written when it came to where it stands."""
    last = membership.changes.exclude(action__in=[*OFFICE, Action.REMIND]).last()
    return last.why if last else ""
