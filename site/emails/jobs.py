"""The scheduled job of emails."""

from __future__ import annotations

import logging

from django.utils import timezone

from core.registry import register_job
from emails.models import GIVE_UP_AFTER, LONGEST_PAUSE, WaitingEmail
from emails.tasks import described, send

logger = logging.getLogger(__name__)
MINUTE = 60


@register_job("emails: send what waits", MINUTE)
def send_waiting_emails() -> int:
    """Asks the worker to try again what is due, and gives up what has waited for a day. Returns the number of tries."""
    now = timezone.now()
    for waiting in WaitingEmail.objects.filter(written_at__lt=now - GIVE_UP_AFTER):
        logger.error(
            "The mail server did not take %s for a day, so it is given up: check EMAIL_URL, and write by another way.",
            described(waiting),
        )
        waiting.delete()
    due = list(WaitingEmail.objects.filter(try_at__lte=now).values_list("pk", flat=True))
    WaitingEmail.objects.filter(pk__in=due).update(try_at=now + LONGEST_PAUSE)  # else each minute would ask again
    for email_id in due:
        send.enqueue(email_id)
    return len(due)
