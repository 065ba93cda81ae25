"""Who in the office may see and decide which applications."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.permission_policies import BasePermissionPolicy

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.managers import MembershipQuerySet, NetworkQuerySet
    from learning.networks.models import Membership


def networks_of_staff(user: User) -> NetworkQuerySet:
    """All networks for those who may decide any application; a coordinator's own for the rest."""
    from learning.networks.models import Network

    if not user.is_authenticated or not user.is_active:
        return Network.objects.none()
    if user.has_perm("networks.decide_membership"):
        return Network.objects.all()
    return Network.objects.coordinated_by(user)


class MembershipPolicy(BasePermissionPolicy):
    """A membership is only looked at in the admin, by whoever may decide it. Services change it.

    No Django permission on the model helps here: it would open every network's people at once.
    """

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "view" and networks_of_staff(user).exists()

    def user_has_permission_for_instance(self, user: User, action: str, instance: Membership) -> bool:
        return action == "view" and networks_of_staff(user).filter(pk=instance.network_id).exists()

    def instances_user_has_any_permission_for(self, user: User, actions: Collection[str]) -> MembershipQuerySet:
        from learning.networks.models import Membership

        return Membership.objects.decided_by(user) if "view" in actions else Membership.objects.none()

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[User]:
        people = get_user_model().objects.filter(is_active=True)
        if "view" not in actions:
            return people.none()
        return people.filter(Q(is_superuser=True) | Q(coordinated_networks__isnull=False)).distinct()
