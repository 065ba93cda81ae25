"""Has people mailed of a new or changed meeting. The argument is an id; each task may run twice and writes once."""

from __future__ import annotations

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from learning.meetings import notice_choices
from learning.meetings.emails import emails_about
from learning.meetings.enums import Change
from learning.meetings.models import MeetingChange
from subscriptions.services import send_notice


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
        if not later.exclude(what__in=[Change.MOVED, Change.WITHDRAWN], is_cancelled=True).exists():
            for email in emails_about(change):
                email.send()
        change.emailed_at = timezone.now()
        change.save(update_fields=["emailed_at"])


@task
def announce(change_id: int) -> None:
    """Has the members of the network mailed of a new meeting, once. Who they are is found at this moment.

    Whether each may read it is asked again when her email is written (`notices`).
    """
    change = MeetingChange.objects.filter(pk=change_id, emailed_at__isnull=True).select_related("meeting").first()
    if change is None:
        return
    notice_choices.subscribe_members(change.meeting.network_id)
    with transaction.atomic():
        if MeetingChange.objects.filter(pk=change_id, emailed_at__isnull=True).update(emailed_at=timezone.now()):
            send_notice(notice_choices.LIST, content={"meeting": change.meeting_id})
