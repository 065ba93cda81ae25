"""Writes the emails about memberships. The argument is an id; the task may run twice and writes once."""

from __future__ import annotations

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from learning.networks.emails import emails_about, invitation_email
from learning.networks.models import Invitation, MembershipChange


@task
def send_emails(change_id: int) -> None:
    """Hands the emails about one change to the queue of emails, unless that was done already."""
    with transaction.atomic():
        change = MembershipChange.objects.select_for_update().filter(pk=change_id, emailed_at__isnull=True).first()
        if change is None:
            return
        for email in emails_about(change):
            email.send()
        change.emailed_at = timezone.now()
        change.save(update_fields=["emailed_at"])


@task
def send_invitation(invitation_id: int) -> None:
    """Hands the email of an invitation that is still good to the queue of emails, unless that was done already."""
    with transaction.atomic():
        waiting = Invitation.objects.open().select_for_update(of=("self",)).select_related("network")
        row = waiting.filter(pk=invitation_id, emailed_at__isnull=True).first()
        if row is None:
            return
        invitation_email(row).send()
        row.emailed_at = timezone.now()
        row.save(update_fields=["emailed_at"])
