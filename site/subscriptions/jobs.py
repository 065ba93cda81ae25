"""Scheduled jobs: what is due is sent, what nobody confirmed is deleted."""

from __future__ import annotations

from django_tasks_db.models import DBTaskResult

from core.registry import register_job
from subscriptions import outbox
from subscriptions.models import Delivery, Sending, Subscriber
from subscriptions.tasks import send_newsletters

MINUTE, HOUR = 60, 60 * 60


@register_job("subscriptions: send what is due", MINUTE)
def send_due_newsletters() -> None:
    """At most one task waits for it. One that runs is no reason: its worker may be dead."""
    outbox.close_lost()
    outbox.give_up()
    waiting = DBTaskResult.objects.ready().filter(task_path=send_newsletters.module_path)
    if (Sending.objects.due().exists() or Delivery.objects.due().exists()) and not waiting.exists():
        send_newsletters.enqueue()


@register_job("subscriptions: delete addresses that nobody confirmed", HOUR)
def delete_unconfirmed() -> int:
    return Subscriber.objects.too_late().delete()[0]
