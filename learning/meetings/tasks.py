"""Writes the emails about a changed meeting. The argument is an id; the task may run twice and writes once."""

from __future__ import annotations

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from learning.meetings.emails import emails_about
from learning.meetings.enums import Change
from learning.meetings.models import MeetingChange


@task
def tell_who_comes(change_id: int) -> None:
    """Hands the emails to the queue of emails, once. A change that another one has followed is told with that one.

    What changes in a meeting that stays cancelled is told to nobody, so it says nothing of the cancelling either.
    """
    with transaction.atomic():
        change = MeetingChange.objects.select_for_update().filter(pk=change_id, emailed_at__isnull=True).first()
        if change is None:
            return
        later = MeetingChange.objects.filter(meeting=change.meeting_id, pk__gt=change.pk)
        if not later.exclude(what=Change.MOVED, is_cancelled=True).exists():
            for email in emails_about(change):
                email.send()
        change.emailed_at = timezone.now()
        change.save(update_fields=["emailed_at"])
