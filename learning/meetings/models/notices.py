"""Whether a person is mailed of new meetings."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingNotices(models.Model):
    """That a member is mailed of new meetings of her networks, at the address of this subscription; or, without one, is not.

    She is until she says no. Her row is made with the first that she gets, and stays when its subscription ends: that is
    how she says no, and why it needs no session.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="meeting_notices")
    subscription = models.OneToOneField(
        "subscriptions.Subscription", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("e-mails about new meetings")
        verbose_name_plural = _("e-mails about new meetings")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
