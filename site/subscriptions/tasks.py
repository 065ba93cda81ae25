"""Sends what is due, a slice at a time. It has no argument, and may run twice or beside itself without harm."""

from __future__ import annotations

from django.tasks import task

from subscriptions import outbox


@task(priority=-10)  # a long list must not hold up what readers see
def send_to_lists() -> None:
    if outbox.send_slice():
        send_to_lists.enqueue()
