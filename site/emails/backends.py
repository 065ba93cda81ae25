"""The email backend of every message that the site writes: Wagtail's, allauth's and ours."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from emails.models import WaitingEmail
from emails.tasks import send


class QueueBackend(BaseEmailBackend):
    """Gives each message to the worker, in the transaction of whoever writes it.

    So no request waits for the mail server or fails with it, and what is rolled back sends nothing.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            with transaction.atomic():
                waiting = WaitingEmail.from_message(message)
                waiting.save()
                send.enqueue(waiting.pk)
        return len(email_messages)
