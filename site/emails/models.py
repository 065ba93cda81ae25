"""The emails that the mail server has not taken yet."""

from __future__ import annotations

import datetime

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import models
from django.utils import timezone

SHORTEST_PAUSE = datetime.timedelta(minutes=1)
LONGEST_PAUSE = datetime.timedelta(minutes=15)
GIVE_UP_AFTER = datetime.timedelta(days=1)


class WaitingEmail(models.Model):
    """It is deleted when the mail server has taken it, or has not for a day: it names a person, and may hold a link."""

    #: The arguments of `EmailMultiAlternatives`.
    content = models.JSONField()
    written_at = models.DateTimeField(default=timezone.now)
    #: When the clock asks the worker to send it again.
    try_at = models.DateTimeField(db_index=True)
    #: Whether the server refused it for now, which is in the log.
    was_put_off = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Email {self.pk}"

    @classmethod
    def from_message(cls, message: EmailMessage) -> WaitingEmail:
        """Raises ValueError for what no mail server would take, and for attachments, which nothing here sends."""
        if message.attachments:
            raise ValueError("An email with an attachment cannot wait in the database.")
        message.message()
        content = {name: getattr(message, name) for name in ("from_email", "to", "cc", "bcc", "reply_to")}
        content |= {"subject": str(message.subject), "body": str(message.body), "headers": message.extra_headers}
        content["alternatives"] = [list(alternative) for alternative in getattr(message, "alternatives", [])]
        return cls(content=content, try_at=timezone.now() + LONGEST_PAUSE)

    @property
    def message(self) -> EmailMultiAlternatives:
        return EmailMultiAlternatives(**self.content)

    def wait(self) -> None:
        """The pause grows with the age, so that it doubles, up to a quarter of an hour."""
        now = timezone.now()
        self.try_at = now + min(max(now - self.written_at, SHORTEST_PAUSE), LONGEST_PAUSE)
        self.save(update_fields=["try_at", "was_put_off"])
