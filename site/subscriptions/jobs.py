"""Scheduled jobs: what is due is sent, what failed is logged, what nobody confirmed is deleted."""

from __future__ import annotations

import logging

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from core.registry import register_job
from subscriptions import outbox
from subscriptions.enums import Failure
from subscriptions.models import Delivery, NewsletterIssue, Sending, Subscriber
from subscriptions.tasks import send_newsletters

logger = logging.getLogger(__name__)
MINUTE, HOUR = 60, 60 * 60


@register_job("subscriptions: send what is due", MINUTE)
def send_due_newsletters() -> None:
    """At most one task waits for it. One that runs is no reason: its worker may be dead."""
    outbox.close_lost()
    outbox.give_up()
    _log_failures()
    waiting = DBTaskResult.objects.ready().filter(task_path=send_newsletters.module_path)
    if (Sending.objects.due().exists() or Delivery.objects.due().exists()) and not waiting.exists():
        send_newsletters.enqueue()


def _log_failures() -> None:
    """From the database, so that no kill keeps one out of the log: each once, one line an issue and reason."""
    with transaction.atomic():
        ids = list(Delivery.objects.failed().filter(is_logged=False).values_list("pk", flat=True))
        new = Delivery.objects.filter(pk__in=ids)
        groups = (
            new.values_list("sending__issue", "failure")
            .annotate(number=Count("pk"))
            .order_by("sending__issue", "failure")
        )
        for issue_id, failure, number in groups:
            logger.error(
                "Emails of “%s” that were not sent: %s. %s See %s",
                NewsletterIssue.objects.get(pk=issue_id),
                number,
                Failure(failure).label,
                reverse("wagtailsnippets_subscriptions_newsletterissue:sending", args=[issue_id]),
            )
        new.update(is_logged=True)


@register_job("subscriptions: delete addresses that nobody confirmed", HOUR)
def delete_unconfirmed() -> int:
    return Subscriber.objects.too_late().delete()[0]
