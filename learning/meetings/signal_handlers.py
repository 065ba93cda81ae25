"""Sees each publication of a meeting and its end, by whatever way: a button, approval, a schedule, the bin; keeps search up."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from modelsearch.tasks import insert_or_update_object_task
from wagtail.signals import published, unpublished

from accounts.models import User
from core.registry import register_after_restoration, register_before_deletion
from learning.meetings import notice_choices
from learning.meetings.models import Meeting, MeetingTranslation
from learning.meetings.services import record_publication, record_withdrawal


@receiver(published, sender=Meeting)
def tell_members(sender: type[Meeting], instance: Meeting, **kwargs: Any) -> None:
    record_publication(instance)


@receiver(unpublished, sender=Meeting)
def tell_that_it_is_taken_back(sender: type[Meeting], instance: Meeting, **kwargs: Any) -> None:
    record_withdrawal(instance)


@register_before_deletion
def tell_that_it_is_deleted(record: Any) -> None:
    if isinstance(record, Meeting):
        record_withdrawal(record, is_deleted=True)


@register_after_restoration
def tell_that_it_is_back(record: Any) -> None:
    """What was not live when it was deleted was told before, and stays as it was."""
    if isinstance(record, Meeting) and record.live:
        record_publication(record)


@receiver(post_save, sender=MeetingTranslation)
def index_again(sender: type[MeetingTranslation], instance: MeetingTranslation, **kwargs: Any) -> None:
    """A translation is saved after its meeting, which may have been indexed already."""
    if not kwargs.get("raw"):
        insert_or_update_object_task.enqueue("meetings", "meeting", str(instance.record_id))


@receiver(pre_delete, sender=User)
def end_notices(sender: type[User], instance: User, **kwargs: Any) -> None:
    """The subscription holds her address, and no foreign key leads from it to her account."""
    notice_choices.end(instance)
