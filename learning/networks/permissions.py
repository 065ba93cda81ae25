"""Who in the office may see and decide which applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.managers import NetworkQuerySet


def networks_of_office(user: User) -> NetworkQuerySet:
    """All networks for those who may decide any application; a coordinator's own for the rest."""
    from learning.networks.models import Network

    if user.is_active and user.has_perm("networks.decide_membership"):
        return Network.objects.all()
    return Network.objects.coordinated_by(user)
