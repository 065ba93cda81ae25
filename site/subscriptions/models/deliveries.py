"""The outbox: the sending of an issue, and one row for each email of it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from subscriptions.enums import DeliveryState, Failure
from subscriptions.models.issues import NewsletterIssue
from subscriptions.models.subscribers import Subscriber


class SendingQuerySet(models.QuerySet):
    def due(self) -> Self:
        """Those whose emails have not been laid out yet and whose time has come."""
        return self.filter(prepared_at=None, send_at__lte=timezone.now())


class Sending(models.Model):
    """Somebody said that an issue goes out. One row an issue, so that pressing twice is pressing once."""

    wagtail_reference_index_ignore = True

    issue = models.OneToOneField(NewsletterIssue, on_delete=models.PROTECT, related_name="sending")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    send_at = models.DateTimeField(editable=False, db_index=True)
    #: When the rows of its emails were made. From here on it cannot be taken back.
    prepared_at = models.DateTimeField(null=True, editable=False)

    objects = SendingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sending")
        default_permissions = ()

    def __str__(self) -> str:
        return date_format(timezone.localtime(self.send_at), "j F Y, H:i")


class DeliveryQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(state=DeliveryState.WAITING, subscriber__isnull=False)

    def due(self) -> Self:
        return self.waiting().filter(try_at__lte=timezone.now())

    def failed(self) -> Self:
        return self.filter(state=DeliveryState.FAILED)

    def not_taken(self) -> Self:
        """Those that surely never left and might now: they alone may be sent again."""
        return self.failed().filter(failure=Failure.NOT_TAKEN, subscriber__isnull=False)


class Delivery(models.Model):
    """One issue for one subscriber. It says who has got what only while she is on the list."""

    wagtail_reference_index_ignore = True

    sending = models.ForeignKey(Sending, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    failure = models.CharField(max_length=10, choices=Failure, blank=True)
    is_logged = models.BooleanField(default=False)
    waits_since = models.DateTimeField(default=timezone.now, editable=False)
    try_at = models.DateTimeField(default=timezone.now, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["sending", "subscriber"], name="subscriptions_one_email_a_subscriber")
        ]
        indexes = [models.Index(fields=["state", "try_at"])]

    def __str__(self) -> str:
        return f"Delivery {self.pk}"
