"""Invitations to join a network."""

from __future__ import annotations

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dates import today
from languages.locales import language_choices
from learning.networks.enums import InvitationState
from learning.networks.managers import InvitationQuerySet
from learning.networks.models.membership import Membership
from learning.networks.models.network import Network

#: How long an invitation is good after the day on which it was sent.
GOOD_FOR = datetime.timedelta(days=30)
#: How long to wait before it can be sent again.
SENT_AGAIN_AFTER = datetime.timedelta(days=1)


def last_day() -> datetime.date:
    """Of an invitation that is sent today."""
    return today() + GOOD_FOR


class Invitation(models.Model):
    """That whoever has this e-mail address may become a member without an application.

    It gives nothing by itself: she has to sign in with an account that has proved the address, and press the button.
    Its key is an address and no secret. Changed only by `invitations` and `joining`.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    #: Of the email, for somebody without an account.
    language = models.CharField(max_length=10, choices=language_choices, default=settings.LANGUAGE_CODE)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("invited by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("invited"), default=timezone.now)
    ends_on = models.DateField(_("last day"), default=last_day)
    emailed_at = models.DateTimeField(null=True, editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, editable=False)
    #: What came of it. With the membership goes the address of the person.
    membership = models.ForeignKey(Membership, null=True, on_delete=models.CASCADE, related_name="invitations")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "email"],
                condition=Q(accepted_at__isnull=True, taken_back_at__isnull=True),
                name="networks_invitation_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.network}"

    def get_absolute_url(self) -> str:
        return reverse("learning:invitation", args=[self.network.slug, self.key])

    @property
    def state(self) -> InvitationState:
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.taken_back_at:
            return InvitationState.TAKEN_BACK
        return InvitationState.OPEN if today() <= self.ends_on else InvitationState.ENDED

    @property
    def can_be_sent_again(self) -> bool:
        open_or_ended = self.state in (InvitationState.OPEN, InvitationState.ENDED)
        return open_or_ended and timezone.now() >= self.at + SENT_AGAIN_AFTER
