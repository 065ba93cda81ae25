"""Sends the emails that wait. The argument is an id; the task may run twice and sends once."""

from __future__ import annotations

import logging
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.contrib.auth import get_user_model
from django.core.mail import mailers
from django.db import transaction
from django.tasks import task

from core.logs import Outage
from emails.models import WaitingEmail

logger = logging.getLogger(__name__)

#: The mailer that speaks with the mail server; the default one is `emails.backends.QueueBackend`.
SERVER = "server"
#: From this code on, SMTP says that another try would be in vain.
PERMANENT = 500
outage = Outage(
    logger,
    "The mail server takes no emails (EMAIL_URL). They wait, and are tried again for a day: %s",
    "The mail server takes emails again.",
)


@task(priority=-10)  # a mail server that is silent must not hold up what readers see
def send(email_id: int) -> None:
    """Sends one email, unless it was sent. While the mail server does not take it, it waits for `emails.jobs`."""
    with transaction.atomic():
        waiting = WaitingEmail.objects.select_for_update(skip_locked=True).filter(pk=email_id).first()
        if waiting is None:
            return
        try:
            mailers[SERVER].send_messages([waiting.message])
        except SMTPRecipientsRefused as error:
            if all(code >= PERMANENT for code, _reason in error.recipients.values()):
                logger.error("The mail server refuses the address of %s: write by another way.", described(waiting))
                waiting.delete()
            else:
                _put_off(waiting, error)
        except SMTPDataError as error:
            _put_off(waiting, error)  # it takes others
        except OSError as error:
            outage.begins(error)
            waiting.wait()
        else:
            outage.ends()
            waiting.delete()


def _put_off(waiting: WaitingEmail, error: OSError) -> None:
    """Said once for each email: with a quota, or a server that asks to come back, everybody's would wait in silence."""
    if not waiting.was_put_off:
        logger.warning("The mail server puts off %s, which is tried again for a day: %s", described(waiting), error)
    waiting.was_put_off = True
    waiting.wait()


def described(waiting: WaitingEmail) -> str:
    """For the log, which names no address: to whom it goes, as the admin's address of that person says it."""
    people = get_user_model().objects.filter(email__in=waiting.content["to"]).values_list("pk", flat=True)
    to = ", ".join(f"/admin/users/edit/{pk}/" for pk in people) or "somebody without an account"
    return f"the email “{waiting.content['subject']}” to {to}"
