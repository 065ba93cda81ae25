"""The forms to apply to a network, to join and to renew, the form to decide, and the form to invite."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.forms import without_maxlength
from learning.networks.actions import OFFICE, STAFF, WITH_A_REASON, Action
from learning.networks.invitations import MOST_AT_ONCE
from learning.networks.models import Membership, Organisation
from learning.networks.pasted_lists import LARGEST, NotAList, lines_of, lines_pasted

#: A longer list would make the page heavy; what is missing in it is typed.
MOST_OFFERED = 500


class DatalistInput(forms.TextInput):
    """A field for any text that offers some, without a script."""

    def __init__(self, offered: Callable[[], Iterable[str]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.offered = offered

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        list_id = f"{(attrs or {}).get('id', name)}_offered"
        field = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((text,) for text in self.offered()))
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, options)


def listed_organisations() -> Iterable[str]:
    """Names of those alone that the office offers to everybody: the others would tell where members work."""
    return Organisation.objects.listed().order_by("name").values_list("name", flat=True)[:MOST_OFFERED]


class WorkForm(forms.ModelForm):
    """Where she works, and the agreement to the code of conduct: for who becomes a member at once, and who renews."""

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
            "organisation_name": _("Choose it when it is offered, or write its name as the organisation does."),
            "role": _("For example “probation officer” or “manager of a women’s centre”."),
        }
        error_messages = {
            "organisation_name": {"required": _("Enter where you work.")},
            "role": {"required": _("Enter what you do there.")},
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {"organisation_name": DatalistInput(listed_organisations)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.Meta.fields:
            self.fields[name].required = True
        self.fields["organisation_name"].widget.attrs["autocomplete"] = "organization"
        self.fields["role"].widget.attrs["autocomplete"] = "organization-title"
        without_maxlength(self)

    def written(self) -> dict[str, str]:
        """What was written, as `services` takes it."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


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
        widgets = WorkForm.Meta.widgets | {"why": forms.Textarea(attrs={"rows": 5})}


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


class InviteForm(forms.Form):
    """One address, or a list of them: pasted, or as a file."""

    addresses = forms.CharField(
        label=_("E-mail addresses"),
        help_text=_("One a line, or pasted from a spreadsheet or from the “To” of an e-mail."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Or a CSV file"),
        help_text=_("Of each line we take the first thing with an @, wherever it stands."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
        error_messages={"max_length": _("The name of the file is too long.")},
    )
    lines: list[str]

    def clean_file(self) -> UploadedFile | None:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("The file is too large for a list of addresses."))
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.lines = lines_pasted(cleaned.get("addresses", ""))
        if file := cleaned.get("file"):
            try:
                self.lines += lines_of(file.read())
            except NotAList as error:
                self.add_error("file", error.sentence)
        written = sum(bool(line.strip()) for line in self.lines)
        if written > MOST_AT_ONCE:
            sentence = _("There are %(found)d lines, and at most %(most)d go at once. Nobody was invited.")
            raise forms.ValidationError(sentence, params={"found": written, "most": MOST_AT_ONCE})
        if not written and not self.errors:
            self.add_error("addresses", _("Enter at least one e-mail address."))
        return cleaned
