"""The forms that members fill in: how they used a resource, and which digest they want."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import without_maxlength
from learning.library.models import Feedback
from learning.networks.models import Network

WRITE_SOMETHING = gettext_lazy("Write a few words about how you used it.")


class FeedbackForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("How I used this"),
        help_text=gettext_lazy(
            "With whom, what worked, what did not. At most 1,000 characters. Please do not write about your own or another "
            "person’s trauma, and name nobody."
        ),
        max_length=Feedback.MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": WRITE_SOMETHING,
            "max_length": gettext_lazy("Use at most 1,000 characters."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_maxlength(self)


class NetworksField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Network) -> str:
        return _("%(network)s network") % {"network": obj.name}


class DigestForm(forms.Form):
    """Never, or each week of all that she may see, or of some of her networks."""

    NEVER, ALL, NETWORKS = "never", "all", "networks"
    what = forms.ChoiceField(
        label=gettext_lazy("What is new in your libraries, by e-mail"),
        choices=[
            (NEVER, gettext_lazy("Never")),
            (ALL, gettext_lazy("Every Monday, of all that is open to you")),
            (NETWORKS, gettext_lazy("Every Monday, of the networks that you tick")),
        ],
        widget=forms.RadioSelect,
    )
    networks = NetworksField(
        label=gettext_lazy("Networks"),
        queryset=Network.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, networks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["networks"].queryset = networks  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("what") == self.NETWORKS and not self.cleaned_data.get("networks"):
            self.add_error("networks", _("Tick at least one network."))
        return self.cleaned_data
