"""Sends the emails about memberships. The argument is an id; the task may run twice and sends once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from learning.networks.emails import emails_about
from learning.networks.models import MembershipChange

logger = logging.getLogger("learning.networks")


@task
def send_emails(change_id: int) -> None:
    """Sends the emails about one change, unless they were sent already."""
    with transaction.atomic():
        change = MembershipChange.objects.select_for_update().filter(pk=change_id, emailed_at__isnull=True).first()
        if change is None:
            return
        _send(emails_about(change), change.pk)
        change.emailed_at = timezone.now()
        change.save(update_fields=["emailed_at"])


def _send(emails: Iterable[EmailMessage], change_id: int) -> None:
    """Sends all. If the mail server is down before the first, this raises, and `jobs` tries again.

    After the first nothing is tried again, since its recipient would get the email twice.
    """
    begun = False
    for email in list(emails):
        try:
            email.send()
        except SMTPRecipientsRefused:
            logger.error("The mail server refuses an address: write by another way about change %s.", change_id)
        except OSError:
            if not begun:
                logger.error("The mail server is away: emails are tried again. Check EMAIL_URL.")
                raise
            logger.exception("An email was not sent: write by hand about change %s of a membership.", change_id)
        begun = True
