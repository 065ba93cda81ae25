"""Scheduled jobs: what is due is sent, what failed is logged, what nobody confirmed is deleted."""

from __future__ import annotations

import datetime
import logging

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.registry import register_job
from subscriptions import outbox, services
from subscriptions.enums import Failure
from subscriptions.lists import kind_of
from subscriptions.models import Delivery, Sending, Subscription
from subscriptions.tasks import send_to_lists

logger = logging.getLogger(__name__)
MINUTE, HOUR = 60, 60 * 60
DIGESTS_KEPT = datetime.timedelta(days=365)


@register_job("subscriptions: send what is due", MINUTE)
def send_what_is_due() -> None:
    """At most one task waits for it. One that runs is no reason: its worker may be dead."""
    outbox.close_lost()
    outbox.give_up()
    _log_failures()
    waiting = DBTaskResult.objects.ready().filter(task_path=send_to_lists.module_path)
    if (Sending.objects.due().exists() or Delivery.objects.due().exists()) and not waiting.exists():
        send_to_lists.enqueue()


def _log_failures() -> None:
    """From the database, so that no kill keeps one out of the log: each once, one line a sending and reason."""
    with transaction.atomic():
        ids = list(Delivery.objects.failed().filter(is_logged=False).values_list("pk", flat=True))
        new = Delivery.objects.filter(pk__in=ids)
        groups = new.values_list("sending", "failure").annotate(number=Count("pk")).order_by("sending", "failure")
        for sending_id, failure, number in groups:
            title, address = _title_and_address(Sending.objects.get(pk=sending_id))
            reason = Failure(failure).label
            logger.error("Emails of “%s” that were not sent: %s. %s See %s", title, number, reason, address)
        new.update(is_logged=True)


def _title_and_address(sending: Sending) -> tuple[str, str]:
    kind = kind_of(sending.list_key)
    return (kind.title_of(sending), kind.admin_url(sending)) if kind else (sending.list_key, "")


@register_job("subscriptions: end what has ended", MINUTE)
def end_lists() -> None:
    """When the last email to a list is on its way to everybody, or given up, its subscriptions go."""
    for sending in Sending.objects.over().filter(is_last=True):
        on_list = Subscription.objects.confirmed().filter(list_key=sending.list_key)
        services.delete_all(on_list.filter(confirmed_at__lte=sending.prepared_at))


@register_job("subscriptions: forget old digests", HOUR)
def forget_digests() -> None:
    """Who got them is told for a year. The issues of the newsletter stay, as what the charity has published."""
    Sending.objects.filter(issue=None, prepared_at__lt=timezone.now() - DIGESTS_KEPT).delete()


@register_job("subscriptions: delete what nobody confirmed", HOUR)
def delete_unconfirmed() -> int:
    return services.delete_all(Subscription.objects.too_late())
