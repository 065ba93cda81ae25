"""Reminds members that the last day of their membership is near, and forgets old invitations."""

from __future__ import annotations

import datetime
import logging

from allauth.account.models import EmailAddress
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone

from core.dates import today
from core.registry import register_job
from learning.networks.emails import reminder
from learning.networks.enums import REMINDERS
from learning.networks.managers import MembershipQuerySet
from learning.networks.models import Invitation, Membership

logger = logging.getLogger("learning.networks")
HOUR = 60 * 60
AT_ONCE = 200
DAY = 24 * HOUR
#: How long the address of somebody who did not answer is kept after the invitation was sent.
FORGOTTEN_AFTER = datetime.timedelta(days=90)


@register_job("networks: remind members of their last day", HOUR)
def remind_members() -> int:
    """Hands each reminder that is due to the queue of emails, once. Returns how many."""
    sent = 0
    for pk in due_for_reminder().values_list("pk", flat=True)[:AT_ONCE]:
        try:
            sent += _remind(pk)
        except DatabaseError:
            raise
        except Exception:  # one email must not stop the others
            logger.exception("The reminder of membership %s could not be written; it is tried again in an hour.", pk)
    return sent


def due_for_reminder() -> MembershipQuerySet:
    """Current memberships, of people who can sign in, that have had fewer reminders than their days ask for.

    An imported address that nobody has proved gets none: it may be another person's.
    """
    due = Q()
    proved = EmailAddress.objects.filter(verified=True).values("user")
    for had, before in enumerate(REMINDERS):
        due |= Q(ends_on__lt=today() + before, reminders__lte=had)
    return Membership.objects.current().filter(due, user__is_active=True, user__in=proved).order_by("ends_on", "pk")


def _remind(pk: int) -> int:
    with transaction.atomic():
        row = due_for_reminder().select_for_update().filter(pk=pk).first()
        if row is None or row.ends_on is None:
            return 0
        reminder(row).send()
        row.reminders, row.reminded_at = row.reminders_by_now, timezone.now()
        row.save(update_fields=["reminders", "reminded_at"])
        return 1


@register_job("networks: forget invitations that nobody accepted", DAY)
def forget_invitations() -> int:
    """Those of members stay with their membership, since they say who let her in."""
    old = Invitation.objects.filter(accepted_at__isnull=True, at__lt=timezone.now() - FORGOTTEN_AFTER)
    return old.delete()[0]
