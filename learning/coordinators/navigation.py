"""Where coordinators find their pages: from one to the other, in the bar at the top, and on the account page."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.account_registry import AccountMembership, OwnLink, register_account_memberships, register_own_links
from learning.networks.coordinator_pages import register_coordinator_page
from learning.networks.models import Network

#: More of them would fill the bar; the hub names all.
LINKS_IN_BAR = 3

register_coordinator_page(gettext_lazy("Overview"), "manage", 10)
register_coordinator_page(gettext_lazy("Members"), "manage_members", 20)
register_coordinator_page(gettext_lazy("Invitations"), "invitations", 30)
register_coordinator_page(gettext_lazy("Libraries"), "manage_libraries", 50)
register_coordinator_page(gettext_lazy("How resources were used"), "manage_feedback", 60)


@register_own_links
def links_to_networks(user: User) -> Iterator[OwnLink]:
    for network in Network.objects.coordinated_by(user)[:LINKS_IN_BAR]:
        yield OwnLink(_("Coordinate %(network)s") % {"network": network.name}, network.get_manage_url())


@register_account_memberships
def coordinated_networks(user: User) -> Iterator[AccountMembership]:
    for network in Network.objects.coordinated_by(user):
        # A member finds the name of her network on this page already, with another address.
        title = _("Coordinate %(network)s") % {"network": network.name}
        yield AccountMembership(title, _("You coordinate it."), network.get_manage_url())
