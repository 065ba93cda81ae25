"""The plain forms in which a coordinator plans a meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import NameFormField
from core.forms import without_maxlength
from forms.fields import DayField
from learning.meetings.models import Meeting, MeetingTranslation

TIMES = ["%H:%M", "%H.%M", "%H:%M:%S"]
A_DAY = gettext_lazy("Write the day in numbers, and one that exists, for example 4 3 2027.")
A_TIME = gettext_lazy("Write the time with hours and minutes, for example 10:00.")


class PlanForm(forms.ModelForm):
    """When and where. A day that has passed is taken: notes are written afterwards."""

    starts_on = DayField(
        label=gettext_lazy("Date"),
        error_messages={"required": gettext_lazy("Write on which day it is."), "invalid": A_DAY},
    )
    ends_on = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Only when it ends on another day."),
        error_messages={"invalid": A_DAY},
    )
    #: The version that the page showed.
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    field_order = ["starts_on", "starts_at", "ends_at", "ends_on"]

    class Meta:
        model = Meeting
        fields = ["starts_on", "starts_at", "ends_at", "ends_on", "town", "address", "online_link"]
        error_messages = {
            "starts_at": {"required": gettext_lazy("Write when it begins."), "invalid": A_TIME},
            "ends_at": {"required": gettext_lazy("Write when it ends."), "invalid": A_TIME},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts_at", "ends_at"):
            self.fields[name].widget = forms.TimeInput(format="%H:%M", attrs={"size": "5"})
            self.fields[name].input_formats = TIMES  # type: ignore[attr-defined]
        without_maxlength(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("town") and not cleaned.get("online_link") and not self.errors:
            self.add_error("town", _("Say where: write a town, or a link to take part online."))
        return cleaned

    def plan(self) -> dict[str, Any]:
        """When and where, as `services.save_plan` takes it."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class WordsForm(forms.ModelForm):
    """The words in one language. Those in English are needed, others only when some are written."""

    class Meta:
        model = MeetingTranslation
        fields = ["title", "summary", "notes"]
        error_messages = {
            "summary": {"max_length": gettext_lazy("Use at most %(limit_value)s characters to say what it is about.")},
            "notes": {"max_length": gettext_lazy("The notes take at most %(limit_value)s characters.")},
        }
        widgets = {"summary": forms.Textarea(attrs={"rows": 5}), "notes": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, data: Any, *, language: str, name: str, instance: MeetingTranslation) -> None:
        super().__init__(data, prefix=language, instance=instance)
        self.language, self.name = language, name
        is_main = language == settings.LANGUAGE_CODE
        title = self.fields["title"]
        title.required = is_main
        title.error_messages["required"] = _("Write a title, for example “What we changed this year”.")
        without_maxlength(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("title") and any(cleaned.values()) and "title" not in self.errors:
            self.add_error("title", _("Write the title in this language too, or leave all of it empty."))
        return cleaned

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def words_forms(meeting: Meeting, data: Any = None) -> list[WordsForm]:
    """One form for each language of the site."""
    rows = {row.language: row for row in meeting.translations.all()} if meeting.pk else {}
    return [
        WordsForm(data, language=code, name=str(name), instance=rows.get(code) or MeetingTranslation(language=code))
        for code, name in settings.LANGUAGES
    ]


class CancelForm(forms.Form):
    """Why, in each language in which the meeting has words."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        written = {row.language for row in meeting.translations.all()} | {settings.LANGUAGE_CODE}
        self.languages = [(code, name) for code, name in settings.LANGUAGES if code in written]
        for code, name in self.languages:
            is_main, label = code == settings.LANGUAGE_CODE, _("Why it is cancelled")
            self.fields[code] = NameFormField(
                label=label if is_main else f"{label}: {name}",
                max_length=250,
                required=is_main,
                help_text=_("For example “The trainer is ill. A new date will follow.” Members read it."),
                error_messages={"required": _("Say why it is cancelled. People have made plans.")},
            )

    def reasons(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code, _name in self.languages}
