"""What members were told of a meeting, each time that it changed."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.timetables import Timed
from learning.meetings.enums import Change
from learning.meetings.models.meeting import Meeting


class MeetingChange(Timed, models.Model):
    """When and where it was to be, from this publication on. Written once, by `services.record_publication`."""

    #: What decides that something has changed.
    compared = ("starts_on", "starts_at", "ends_on", "ends_at", "town", "address", "online_link", "is_cancelled")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("when"), default=timezone.now)
    what = models.CharField(_("what"), max_length=10, choices=Change)
    emailed_at = models.DateTimeField(null=True, editable=False)
    starts_on = models.DateField()
    starts_at = models.TimeField()
    ends_on = models.DateField(null=True)
    ends_at = models.TimeField()
    town = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=300, blank=True)
    online_link = models.CharField(max_length=500, blank=True)
    is_cancelled = models.BooleanField()

    class Meta:
        verbose_name = _("change of a meeting")
        verbose_name_plural = _("changes of meetings")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.meeting_id} · {self.get_what_display()}"
