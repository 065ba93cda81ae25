"""Querysets of memberships, networks, organisations and invitations. Today is the date in London."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from core.dates import today
from core.visitors import is_person
from learning.networks.enums import LAPSING, OPEN, WAITING, JoiningRule, State

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

    # Named in strings below; the models import this module.
    from learning.networks.models import Invitation, Membership, Network, Organisation  # noqa: F401


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> MembershipQuerySet:
        """Memberships that give access: approved, begun, and not past their last day."""
        day = today()
        return self.filter(state=State.ACTIVE, starts_on__lte=day, ends_on__gte=day)

    def lapsing(self) -> MembershipQuerySet:
        """Those that give access and end soon."""
        return self.current().filter(ends_on__lt=today() + LAPSING)

    def lapsed(self) -> MembershipQuerySet:
        """Those whose last day is over, whether or not somebody has applied again since."""
        over = Q(state=State.LAPSED) | Q(state=State.ACTIVE, ends_on__lt=today())
        return self.filter(over, ends_on__isnull=False)

    def waiting(self) -> MembershipQuerySet:
        """Applications that nobody has decided yet."""
        return self.filter(state__in=WAITING)

    def open(self) -> MembershipQuerySet:
        """Waiting, or approved and not closed since: at most one for each person and network."""
        return self.filter(state__in=OPEN)

    def of(self, user: User | AnonymousUser | None) -> MembershipQuerySet:
        """A person's own memberships; none for a visitor or an inactive account."""
        return self.filter(user=user) if is_person(user) else self.none()

    def decided_by(self, user: User | AnonymousUser | None) -> MembershipQuerySet:
        """Memberships that this person may see and decide: all in networks that they decide for, except their own."""
        if not is_person(user):
            return self.none()
        network_model: Any = self.model._meta.get_field("network").related_model
        return self.filter(network__in=network_model.objects.decided_by(user)).exclude(user=user)


class NetworkQuerySet(models.QuerySet["Network"]):
    def taking_applications(self) -> NetworkQuerySet:
        """Networks that anybody may apply to join."""
        return self.filter(is_open=True).exclude(joining=JoiningRule.INVITATION)

    def described(self) -> NetworkQuerySet:
        """Every network, as its public pages and the map show it: that it exists is public."""
        return self.prefetch_related("translations")

    def decided_by(self, user: User | AnonymousUser | None) -> NetworkQuerySet:
        """Networks whose applications this person decides: all with the permission, else those they coordinate."""
        if not is_person(user):
            return self.none()
        if user.has_perm("networks.decide_membership"):
            return self.all()
        return self.coordinated_by(user)

    def coordinated_by(self, user: User | AnonymousUser | None) -> NetworkQuerySet:
        """Networks that name this person as coordinator: to be named is all that it takes, and ends with the name."""
        return self.filter(coordinators=user) if is_person(user) else self.none()

    def without_coordinator(self) -> NetworkQuerySet:
        """Networks whose applications fall to the office: nobody is named who can sign in."""
        acting = self.filter(coordinators__is_active=True)
        return self.exclude(pk__in=acting.values("pk"))


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def listed(self) -> OrganisationQuerySet:
        """Those that the office offers to everybody who applies."""
        return self.filter(is_listed=True)

    def named(self, name: str) -> Organisation | None:
        """The one that has this name, or had it before its merger."""
        return self.filter(name__iexact=name).first() or self.filter(former_names__name__iexact=name).first()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def unanswered(self) -> InvitationQuerySet:
        """Neither accepted nor taken back, in time or not: at most one for each network and address."""
        return self.filter(accepted_at__isnull=True, taken_back_at__isnull=True)

    def open(self) -> InvitationQuerySet:
        """Those that can be accepted today."""
        return self.unanswered().filter(ends_on__gte=today())

    def of(self, user: User | AnonymousUser | None) -> InvitationQuerySet:
        """Those to the address that this person has proved; none without one."""
        email = user.verified_email if is_person(user) else ""
        return self.filter(email=email) if email else self.none()
