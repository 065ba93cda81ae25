"""The permission policy of memberships in the admin."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.permission_policies import BasePermissionPolicy

from learning.networks.models import Membership, Network

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.managers import MembershipQuerySet


class MembershipPolicy(BasePermissionPolicy):
    """A membership can only be viewed in the admin, by those who may decide it. `services` changes it.

    Django's permissions on the model are not used: they would show the members of every network at once.
    """

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "view" and Network.objects.decided_by(user).exists()

    def user_has_permission_for_instance(self, user: User, action: str, instance: Membership) -> bool:
        return action == "view" and Network.objects.decided_by(user).filter(pk=instance.network_id).exists()

    def instances_user_has_any_permission_for(self, user: User, actions: Collection[str]) -> MembershipQuerySet:
        return Membership.objects.decided_by(user) if "view" in actions else Membership.objects.none()

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[User]:
        people = get_user_model().objects.filter(is_active=True)
        if "view" not in actions:
            return people.none()
        return people.filter(Q(is_superuser=True) | Q(coordinated_networks__isnull=False)).distinct()
