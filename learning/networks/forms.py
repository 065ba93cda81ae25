"""What an applicant writes, and what the office decides with."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.networks.models import Membership
from learning.networks.services import Answers


class ApplicationForm(forms.ModelForm):
    agreed = forms.BooleanField(
        label=_("I have read how we work together, and I will keep to it."),
        error_messages={"required": _("Tick the box if you agree to how we work together.")},
    )

    class Meta:
        model = Membership
        fields = ["organisation_name", "role", "why"]
        labels = {
            "organisation_name": _("Where do you work?"),
            "role": _("What do you do there?"),
            "why": _("Why would you like to join?"),
        }
        help_texts = {
            "organisation_name": _("The name of the organisation, as it writes it itself."),
            "role": _("For example “probation officer” or “manager of a women’s centre”."),
            "why": _("A few words are enough. Please do not write anything about your own or another person’s trauma."),
        }
        error_messages = {
            "organisation_name": {"required": _("Enter where you work.")},
            "role": {"required": _("Enter what you do there.")},
            "why": {
                "required": _("Write a few words about why you would like to join."),
                "max_length": _("Use at most 1,000 characters to say why you would like to join."),
            },
        }
        widgets = {"why": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in self._meta.fields:
            self.fields[name].required = True
        self.fields["organisation_name"].widget.attrs["autocomplete"] = "organization"
        self.fields["role"].widget.attrs["autocomplete"] = "organization-title"
        # The server counts and says so; the browser would cut a pasted text short without a word.
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def answers(self) -> Answers:
        return Answers(**{name: self.cleaned_data[name] for name in self._meta.fields})


class DecisionForm(forms.Form):
    """A reason, with one of the buttons. A refusal and a question need words; the person reads them."""

    why = forms.CharField(label=_("Reason"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    action = forms.ChoiceField(choices=[(a, a) for a in ("approve", "ask_more", "refuse", "renew", "remove")])
    seen = forms.IntegerField(required=False)

    def clean(self):
        data = super().clean()
        if data.get("action") in {"ask_more", "refuse", "remove"} and not data.get("why", "").strip():
            self.add_error("why", _("Write the reason: the person will read it."))
        return data
