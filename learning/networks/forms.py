"""The forms to apply to a network and to renew, and the form to decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.networks.actions import OFFICE, STAFF, WITH_A_REASON, Action
from learning.networks.models import Membership


class WorkForm(forms.ModelForm):
    """Where she works, and the agreement to the code of conduct."""

    agreed = forms.BooleanField(
        label=_("I have read how we work together, and I will keep to it."),
        error_messages={"required": _("Tick the box if you agree to how we work together.")},
    )

    class Meta:
        model = Membership
        fields = ["organisation_name", "role"]
        labels = {
            "organisation_name": _("Where do you work?"),
            "role": _("What do you do there?"),
        }
        help_texts = {
            "organisation_name": _("The name of the organisation, as it writes it itself."),
            "role": _("For example “probation officer” or “manager of a women’s centre”."),
        }
        error_messages = {
            "organisation_name": {"required": _("Enter where you work.")},
            "role": {"required": _("Enter what you do there.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.Meta.fields:
            self.fields[name].required = True
        self.fields["organisation_name"].widget.attrs["autocomplete"] = "organization"
        self.fields["role"].widget.attrs["autocomplete"] = "organization-title"
        # The server reports a text that is too long; the browser would cut a pasted text silently.
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def written(self) -> dict[str, str]:
        """What was written, as `services` takes it."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class RenewalForm(WorkForm):
    """What a member looks at again when she renews."""


class ApplicationForm(WorkForm):
    """What the coordinator reads."""

    class Meta(WorkForm.Meta):
        fields = [*WorkForm.Meta.fields, "why"]
        labels = WorkForm.Meta.labels | {"why": _("Why would you like to join?")}
        help_texts = WorkForm.Meta.help_texts | {
            "why": _("A few words are enough. Please do not write anything about your own or another person’s trauma."),
        }
        error_messages = WorkForm.Meta.error_messages | {
            "why": {
                "required": _("Write a few words about why you would like to join."),
                "max_length": _("Use at most 1,000 characters to say why you would like to join."),
            },
        }
        widgets = {"why": forms.Textarea(attrs={"rows": 5})}


class DecisionForm(forms.Form):
    """A reason, with one of the buttons. `seen` is the id of the newest change that the page showed."""

    why = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The person reads it. Needed for a question, a refusal, a suspension or an end."),
    )
    action = forms.TypedChoiceField(choices=[(action.value, action.label) for action in STAFF | OFFICE], coerce=Action)
    seen = forms.IntegerField(required=False)

    def clean(self) -> dict[str, Any]:
        """A question, a refusal, a suspension and an end need words: the person reads them."""
        super().clean()
        needs_reason = self.cleaned_data.get("action") in WITH_A_REASON
        if needs_reason and not self.cleaned_data.get("why", "").strip():
            self.add_error("why", _("Write the reason: the person will read it."))
        return self.cleaned_data
