"""The email backend of every message that the site writes, Wagtail's and allauth's too, and the one behind it."""

from __future__ import annotations

from collections.abc import Sequence
from smtplib import SMTP, SMTP_SSL, SMTPServerDisconnected
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp
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


#: The code with which a server says that it ends the call.
CLOSING = 421


class HungUpEarly(SMTPServerDisconnected):
    """The mail server ended the call when an email began, before it heard to whom: nothing has left."""


class _TellsWhen:
    """Some servers end the call after each email, or after twenty, with a word (421) or without one.

    smtplib does not say then whether the next email had left.
    """

    def mail(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        try:
            code, reply = super().mail(*args, **kwargs)  # type: ignore[misc]
        except SMTPServerDisconnected as error:
            raise HungUpEarly(*error.args) from error
        if code == CLOSING:
            raise HungUpEarly(reply.decode(errors="replace"))
        return code, reply


class _Connection(_TellsWhen, SMTP):
    pass


class _SecureConnection(_TellsWhen, SMTP_SSL):
    pass


class SMTPBackend(smtp.EmailBackend):
    """Speaks with the mail server. Raises HungUpEarly where that is known."""

    @property
    def connection_class(self) -> type[SMTP]:
        return _SecureConnection if self.use_ssl else _Connection
