"""The form by which the office enters and corrects a completion."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.models import User
from core.dates import validate_has_come
from learning.training.models import Completion
from learning.training.services import correct_completion


class CompletionForm(WagtailAdminModelForm):
    """A completion as the office enters and corrects it: the person by her address, since a list of all would be endless."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the person"),
        help_text=gettext_lazy(
            "The address of her account here. Many at once, or people without an account: “Imports”."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.person:
            self.initial["email"] = self.instance.person.email
        elif self.instance.pk:
            self.fields["email"].disabled, self.fields["email"].required = True, False

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if not self.fields["email"].disabled:
            self.instance.person = User.objects.filter(email__iexact=email).first()
            if self.instance.person is None:
                raise forms.ValidationError(_("There is no account with this e-mail address."))
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("completed_on"), cleaned.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The last day that counts is before the day of completion."))
        return cleaned

    def clean_completed_on(self) -> Any:
        day = self.cleaned_data["completed_on"]
        validate_has_come(day)
        return day

    def validate_unique(self) -> None:
        """The person is no field of the form, so Django would leave her out."""
        same = Completion.objects.filter(
            person=self.instance.person,
            programme=self.cleaned_data.get("programme"),
            completed_on=self.cleaned_data.get("completed_on"),
        ).exclude(pk=self.instance.pk)
        if self.instance.person and not self.errors and same.exists():
            self.add_error("completed_on", _("This completion is there already."))

    def save(self, commit: bool = True) -> Completion:
        """A correction goes through the service, which keeps what stood there before."""
        if self.instance.pk is None:
            self.instance.entered_by = self.for_user
            return super().save(commit)
        names = ("person", "programme", "completed_on", "valid_until")
        return correct_completion(self.instance, by=self.for_user, **{n: getattr(self.instance, n) for n in names})
