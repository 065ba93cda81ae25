"""The outbox: what is sent to a list, and one row for each email of it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from subscriptions.enums import DeliveryState, Failure
from subscriptions.models.counts import counts_of, waits
from subscriptions.models.issues import NewsletterIssue
from subscriptions.models.subscribers import Subscription

#: The key of the list that the issues go to.
NEWSLETTER = "newsletter"


class SendingQuerySet(models.QuerySet):
    def due(self) -> Self:
        """Those whose emails have not been laid out yet and whose time has come."""
        return self.filter(prepared_at=None, send_at__lte=timezone.now())

    def counted(self) -> Self:
        """With the number of emails that wait, are sent and failed."""
        return self.annotate(**counts_of("deliveries"))

    def over(self) -> Self:
        """Those of which nothing waits any more."""
        unsettled = Delivery.objects.filter(waits(), sending=models.OuterRef("pk"))
        return self.exclude(prepared_at=None).exclude(models.Exists(unsettled))


class Sending(models.Model):
    """Something goes out to a list. One row an issue, and one a day of a digest: doing it twice is doing it once."""

    wagtail_reference_index_ignore = True

    list_key = models.CharField(max_length=60, editable=False, default=NEWSLETTER)
    #: For the newsletter.
    issue = models.OneToOneField(NewsletterIssue, null=True, on_delete=models.PROTECT, related_name="sending")
    #: For a digest, of which a list gets one a day.
    day = models.DateField(null=True, editable=False)
    #: Codes of the languages that it has something in; empty for all.
    languages = models.JSONField(default=list, editable=False)
    #: Whether the list has ended, so that its subscriptions end when this is sent.
    is_last = models.BooleanField(default=False, editable=False)
    #: What the kind of list needs to write it, as JSON types.
    content = models.JSONField(default=dict, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    send_at = models.DateTimeField(editable=False, db_index=True)
    #: When the rows of its emails were made. From here on it cannot be taken back.
    prepared_at = models.DateTimeField(null=True, editable=False)

    objects = SendingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sending")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["list_key", "day"], name="subscriptions_one_digest_a_day")]

    def __str__(self) -> str:
        return date_format(timezone.localtime(self.send_at), "j F Y, H:i")


class DeliveryQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(state=DeliveryState.WAITING, subscription__isnull=False)

    def due(self) -> Self:
        return self.waiting().filter(try_at__lte=timezone.now())

    def failed(self) -> Self:
        return self.filter(state=DeliveryState.FAILED)

    def not_taken(self) -> Self:
        """Those that surely never left and might now: they alone may be sent again."""
        return self.failed().filter(failure=Failure.NOT_TAKEN, subscription__isnull=False)


class Delivery(models.Model):
    """One email of a sending. It says who has got what only while she is on the list."""

    wagtail_reference_index_ignore = True

    sending = models.ForeignKey(Sending, on_delete=models.CASCADE, related_name="deliveries")
    subscription = models.ForeignKey(Subscription, null=True, on_delete=models.SET_NULL, related_name="+")
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
            models.UniqueConstraint(fields=["sending", "subscription"], name="subscriptions_one_email_a_subscription")
        ]
        indexes = [models.Index(fields=["state", "try_at"])]

    def __str__(self) -> str:
        return f"Delivery {self.pk}"
