"""Opens the admin to coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.backends import BaseBackend

from learning.networks.models import Network

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


class CoordinatorsBackend(BaseBackend):
    """Whom a network names as coordinator may open the admin, at this moment; what is in it for her `decided_by` says.

    No group and no role gives it: to name her in the network is all, and to take her off ends it.
    """

    def has_perm(self, user_obj: User | AnonymousUser, perm: str, obj: object = None) -> bool:
        if perm != "wagtailadmin.access_admin" or obj is not None:
            return False
        return Network.objects.coordinated_by(user_obj).exists()
