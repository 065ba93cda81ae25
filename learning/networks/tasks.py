"""Letters about memberships. Arguments are ids; each may run twice and is sent once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from smtplib import SMTPRecipientsRefused
from typing import TYPE_CHECKING

from django.db import transaction
from django.tasks import task
from django.utils import timezone

if TYPE_CHECKING:
    from django.core.mail import EmailMessage

logger = logging.getLogger("learning.networks")


@task
def send_letters(change_id: int) -> None:
    """Tells those whom a change concerns, unless they were told already."""
    from learning.networks.emails import letters_about
    from learning.networks.models import MembershipChange

    with transaction.atomic():
        change = MembershipChange.objects.select_for_update().filter(pk=change_id, told_at__isnull=True).first()
        if change is None:
            return
        _send(letters_about(change))
        change.told_at = timezone.now()
        change.save(update_fields=["told_at"])


def _send(letters: Iterable[EmailMessage]) -> None:
    """All of them. A mail server that is away before the first raises, and `jobs` tries again.

    After the first, nothing is tried again, since whoever has a letter would get it twice.
    """
    begun = False
    for letter in list(letters):
        try:
            letter.send()
        except SMTPRecipientsRefused:
            logger.error("The mail server refuses %s: write “%s” by another way.", letter.to[0], letter.subject)
        except OSError:
            if not begun:
                logger.error("The mail server is away: letters are tried again. Check EMAIL_URL.")
                raise
            logger.exception("No letter reached %s: write “%s” by hand.", letter.to[0], letter.subject)
        begun = True
