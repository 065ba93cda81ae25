from learning.meetings.models.attendance import Attendance, CalendarAddress
from learning.meetings.models.changes import MeetingChange
from learning.meetings.models.meeting import Meeting, MeetingMaterial, MeetingTranslation
from learning.meetings.models.notices import MeetingNotices

__all__ = [
    "Attendance",
    "CalendarAddress",
    "Meeting",
    "MeetingChange",
    "MeetingMaterial",
    "MeetingNotices",
    "MeetingTranslation",
]
