"""Who comes and who came, and the address of a person's own calendar."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.meetings.enums import Answer
from learning.meetings.managers import AttendanceQuerySet
from learning.meetings.models.meeting import Meeting


class Attendance(models.Model):
    """What one person said about coming, and whether she came. Coordinators see the names, members a number.

    When the person is gone the row stays, as that of a former member: how many came does not change.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="attendance",
    )
    answer = models.CharField(_("answer"), max_length=12, choices=Answer, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    came = models.BooleanField(_("came"), default=False)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="meetings_attendance_once")]

    def __str__(self) -> str:
        return f"{self.meeting_id} · {self.user_id}"


class CalendarAddress(models.Model):
    """The secret in the address of a person's calendar, as a hash: what was shown once cannot be shown again."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_address", verbose_name=_("person")
    )
    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self) -> str:
        return f"{self.user_id}"
