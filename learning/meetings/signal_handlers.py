"""Sees each publication of a meeting, by whatever way: a button, approval, a schedule, the coordinator's page."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import published

from learning.meetings.models import Meeting
from learning.meetings.services import record_publication


@receiver(published, sender=Meeting)
def tell_members(sender: type[Meeting], instance: Meeting, **kwargs: Any) -> None:
    record_publication(instance)
