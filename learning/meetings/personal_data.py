"""What we hold about a person's meetings, for the copy that she takes with her."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from core.account_registry import PersonalData, register_personal_data
from learning.meetings import notice_choices
from learning.meetings.models import Attendance, CalendarAddress, MeetingNotices


@register_personal_data
def meetings_of(user: User) -> Iterator[PersonalData]:
    mine = Attendance.objects.filter(user=user).select_related("meeting__network").order_by("meeting__starts_on", "pk")
    yield PersonalData("meetings", _("Meetings"), [_attendance(row) for row in mine])
    addresses = CalendarAddress.objects.filter(user=user)
    yield PersonalData("calendar-address", _("Calendar address"), [{_("Made"): row.made_at} for row in addresses])
    said = MeetingNotices.objects.filter(user=user).exists()
    wanted = _("Yes") if notice_choices.wants(user) else _("No")
    yield PersonalData(
        "meeting-notices", _("E-mails about new meetings"), [{_("You get them"): wanted}] if said else []
    )


def _attendance(row: Attendance) -> dict[str, object]:
    """Without the title of the meeting: her membership may have ended."""
    return {
        _("Network"): row.meeting.network.name,
        _("Day"): row.meeting.starts_on,
        _("Your answer"): row.get_answer_display(),
        _("Answered"): row.answered_at,
        _("You came"): _("Yes") if row.came else _("No"),
    }
