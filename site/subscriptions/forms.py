"""The form to sign up, the edit form of an issue, and the moment at which one is sent."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from core.names import clean_name
from core.spam import RobotTraps
from languages.forms import TranslatedRecordForm

WRITE_ADDRESS = gettext_lazy("Write your e-mail address, for example name@example.org.")


class AddressField(forms.EmailField):
    def to_python(self, value: Any) -> str:
        return clean_name(super().to_python(value) or "").lower()


class SignUpForm(RobotTraps):
    """One address, and nothing else: neither a name nor why somebody reads it."""

    email = AddressField(
        max_length=254,
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("If you share a phone or an inbox, think about who may see it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": WRITE_ADDRESS, "invalid": WRITE_ADDRESS},
    )


class IssueForm(TranslatedRecordForm):
    """Takes no change to what somebody has sent or scheduled, and keeps what was typed."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk and hasattr(self.instance, "sending"):
            raise ValidationError(
                _(
                    "This issue is scheduled or sent, so its words stand still. Copy what you changed, for another issue."
                )
            )
        return cleaned


class ScheduleForm(forms.Form):
    send_at = forms.DateTimeField(
        label=gettext_lazy("Day and time"),
        help_text=gettext_lazy("In London, for example 01/07/2027 09:00."),
        widget=AdminDateTimeInput,
    )

    def clean_send_at(self) -> datetime.datetime:
        typed = self.cleaned_data["send_at"]
        if typed <= timezone.now():
            raise ValidationError(_("This moment has passed. Write a later one, or press “Send now”."))
        return typed
