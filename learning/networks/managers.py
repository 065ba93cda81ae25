from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from learning.networks.dates import today
from learning.networks.enums import OPEN, WAITING, State

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.models import Membership, Network  # noqa: F401 (named in strings below)


def _is_person(user: User | None) -> bool:
    return bool(user is not None and user.is_authenticated and user.is_active)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Questions about memberships on a day; today in London when no day is given."""

    def current(self, on: datetime.date | None = None) -> MembershipQuerySet:
        """Those that let a person in on that day: approved, begun, and the last day not over."""
        day = on or today()
        return self.filter(state=State.ACTIVE, starts_on__lte=day, ends_on__gte=day)

    def lapsed(self, on: datetime.date | None = None) -> MembershipQuerySet:
        """Those that ran out before that day, whether or not somebody has applied again since."""
        day = on or today()
        return self.filter(Q(state=State.LAPSED) | Q(state=State.ACTIVE, ends_on__lt=day), ends_on__isnull=False)

    def waiting(self) -> MembershipQuerySet:
        """Applications that nobody has decided yet."""
        return self.filter(state__in=WAITING)

    def open(self) -> MembershipQuerySet:
        return self.filter(state__in=OPEN)

    def of(self, user: User | None) -> MembershipQuerySet:
        """A person's own; nothing for a visitor or somebody whose account is closed."""
        return self.filter(user=user) if _is_person(user) else self.none()

    def decided_by(self, user: User) -> MembershipQuerySet:
        """Those that this person in the office may see and decide: all, or those of their networks; never their own."""
        from learning.networks.permissions import networks_of_staff

        return self.filter(network__in=networks_of_staff(user)).exclude(user=user)


class NetworkQuerySet(models.QuerySet["Network"]):
    def visible_to(self, user: User | None) -> NetworkQuerySet:
        """The existence of a network is public: everyone sees those that take members, members theirs."""
        if not _is_person(user):
            return self.filter(is_open=True)
        return self.filter(Q(is_open=True) | Q(pk__in=self.model.objects.joined_by(user).values("pk")))

    def joined_by(self, user: User | None, on: datetime.date | None = None) -> NetworkQuerySet:
        """Those whose membership lets this person in on that day."""
        from learning.networks.models import Membership

        return self.filter(pk__in=Membership.objects.of(user).current(on).values("network"))

    def coordinated_by(self, user: User | None) -> NetworkQuerySet:
        return self.filter(coordinators=user) if _is_person(user) else self.none()
