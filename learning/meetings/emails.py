"""The emails about a changed meeting. None says its title, its place or its link: those stand on its page alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from core.addresses import absolute
from core.emails import plain_email
from core.timetables import Timed
from learning.meetings.enums import Change
from learning.meetings.models import Attendance, Meeting, MeetingChange

if TYPE_CHECKING:
    from accounts.models import User

TEMPLATE_NAMES = {
    Change.MOVED: "moved",
    Change.CANCELLED: "cancelled",
    Change.RESTORED: "restored",
    Change.WITHDRAWN: "cancelled",
}


def emails_about(change: MeetingChange) -> Iterator[EmailMessage]:
    """One to each member who said that she comes and whose membership counts at this moment."""
    name = TEMPLATE_NAMES.get(Change(change.what))
    stays_cancelled = change.what == Change.MOVED and change.is_cancelled
    can_be_read = Meeting.objects.published().filter(pk=change.meeting_id).exists()
    is_off = change.what in (Change.CANCELLED, Change.WITHDRAWN)
    if name is None or stays_cancelled or not (can_be_read or is_off):
        return
    coming = Attendance.objects.filter(meeting=change.meeting_id).coming().select_related("user")
    for row in coming.order_by("pk"):
        if row.user:
            yield _email(name, row.user, change, can_be_read=can_be_read)


def when(event: Timed) -> str:
    return " ".join(render_to_string("components/event_when.html", {"event": event}).split())


def _email(name: str, to: User, change: MeetingChange, *, can_be_read: bool) -> EmailMessage:
    """In the language that she chose."""
    meeting = change.meeting
    with translation.override(to.preferred_language):
        page_url = absolute(meeting.get_absolute_url()) if can_be_read and change.what != Change.WITHDRAWN else ""
        context = {"network": meeting.network, "when": when(change), "page_url": page_url}
        return plain_email(f"pages/meetings/emails/{name}.txt", to.email, context)
