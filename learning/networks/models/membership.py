"""Memberships with their history."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dates import today
from learning.networks.actions import Action
from learning.networks.enums import BETWEEN_REMINDERS, LAPSING, OPEN, REMINDERS, STORED, State
from learning.networks.managers import MembershipQuerySet
from learning.networks.models.network import Network
from learning.networks.models.organisation import Organisation


class Membership(models.Model):
    """One person's membership of one network, from the application to the last day.

    Access depends on this row alone, at the moment of asking. `state` is what somebody decided; what the calendar adds
    (begun, ends soon, ended) is asked with `state_on`. Changed only by `services`, which log it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    network = models.ForeignKey(
        Network, verbose_name=_("network"), on_delete=models.PROTECT, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    #: What she writes is a claim. The libraries of an organisation open to her when the office has confirmed it.
    organisation_confirmed_at = models.DateTimeField(_("place of work confirmed"), null=True, editable=False)
    organisation_name = models.CharField(_("where you work"), max_length=150, blank=True)
    role = models.CharField(_("your role"), max_length=120, blank=True)
    why = models.TextField(_("why you would like to join"), max_length=1000, blank=True)
    agreed_at = models.DateTimeField(_("agreed to the code of conduct"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.APPLIED, editable=False)
    applied_at = models.DateTimeField(_("applied"), default=timezone.now, editable=False)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("The last day that counts."))
    #: How many reminders of this last day she has had.
    reminders = models.PositiveSmallIntegerField(default=0, editable=False)
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["-applied_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "network"],
                condition=Q(state__in=OPEN),
                name="networks_membership_one_open",
                violation_error_message=_("This person already has a membership of this network."),
            ),
            models.CheckConstraint(condition=Q(state__in=STORED), name="networks_membership_state_stored"),
            models.CheckConstraint(
                condition=~Q(state=State.ACTIVE) | Q(starts_on__isnull=False, ends_on__isnull=False),
                name="networks_membership_active_has_dates",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="networks_membership_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["user", "state", "ends_on"], name="networks_membership_current")]
        permissions = [("decide_membership", "Can decide applications to any network")]

    def __str__(self) -> str:
        return f"{self.user} · {self.network}"

    def state_on(self, day: datetime.date) -> State:
        """Where it stands on that day."""
        if self.state != State.ACTIVE or not self.starts_on or not self.ends_on:
            return State(self.state)
        if day < self.starts_on:
            return State.APPROVED
        if day > self.ends_on:
            return State.LAPSED
        return State.LAPSING if self.ends_on - day < LAPSING else State.ACTIVE

    @property
    def state_now(self) -> State:
        return self.state_on(today())

    @property
    def last_day(self) -> datetime.date | None:
        """None once somebody has left or was removed: the day until which it would have lasted says nothing then."""
        return None if self.state in {State.LEFT, State.REMOVED} else self.ends_on

    @property
    def is_current(self) -> bool:
        return self.state_now in {State.ACTIVE, State.LAPSING}

    @property
    def reminders_by_now(self) -> int:
        """How many reminders of this last day the clock has sent by today, when it runs as it should."""
        return sum(self.ends_on < today() + before for before in REMINDERS) if self.ends_on else 0

    @property
    def was_reminded_lately(self) -> bool:
        """Whether another reminder would be too much, by whomever the last one was sent."""
        return self.reminded_at is not None and timezone.now() - self.reminded_at < BETWEEN_REMINDERS

    @property
    def has_more_than_a_term(self) -> bool:
        """Whether it was renewed already: one more press would give years that nobody meant to give."""
        return self.ends_on is not None and self.ends_on > self.network.term_from(today())

    @property
    def is_followed(self) -> bool:
        """Whether the person has asked again since: then this row is history, and the newer one is decided."""
        newer = Membership.objects.filter(user_id=self.user_id, network_id=self.network_id, pk__gt=self.pk)
        return newer.exists()


class MembershipChange(models.Model):
    """Who changed a membership, when, from what to what, and why. Written once, never edited."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    action = models.CharField(_("what"), max_length=12, choices=Action)
    from_state = models.CharField(_("from"), max_length=12, choices=State, blank=True)
    to_state = models.CharField(_("to"), max_length=12, choices=State)
    ends_on = models.DateField(_("last day"), null=True)
    emailed_at = models.DateTimeField(_("e-mails sent"), null=True, editable=False)
    why = models.TextField(_("why"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("change of a membership")
        verbose_name_plural = _("changes of memberships")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_from_state_display()} → {self.get_to_state_display()}"
