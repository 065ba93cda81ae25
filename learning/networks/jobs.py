"""Scheduled jobs of memberships."""

from __future__ import annotations

import datetime

from django.utils import timezone

from core.registry import register_job
from learning.networks.models import MembershipChange
from learning.networks.tasks import send_emails

QUARTER_HOUR = 15 * 60
#: A later email would confuse; the person's own page shows the state of the membership.
GIVE_UP_AFTER = datetime.timedelta(days=3)


@register_job("networks: send waiting emails", QUARTER_HOUR)
def send_waiting_emails() -> int:
    """Tries again the emails that could not be sent, because the mail server was away.

    Returns the number of changes whose emails were waiting.
    """
    now = timezone.now()
    waiting = MembershipChange.objects.filter(
        emailed_at=None, at__lt=now - datetime.timedelta(seconds=QUARTER_HOUR), at__gt=now - GIVE_UP_AFTER
    )
    change_ids = list(waiting.values_list("pk", flat=True))
    for change_id in change_ids:
        send_emails.enqueue(change_id)
    return len(change_ids)
