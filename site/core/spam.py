"""Keeps robots out without a cookie, a puzzle or another company: a field that stays empty, and the time since the page was made.

The moment is signed and stands in the page, which is the same for everybody while it is cached: so a page can be older
than a reader's visit to it, and the trap catches what posts without the page, or with one from yesterday, or at once
after it was made. Whoever falls into it by mistake loses nothing: the form comes back as it was typed, with a sentence,
and pressing the button again sends it.
"""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: Nobody reads and answers a form in less; and no page is open for longer.
SHORTEST, LONGEST = datetime.timedelta(seconds=3), datetime.timedelta(days=1)
_SALT = "core.spam"


def signed_moment() -> str:
    """Now, for a form that is made."""
    return signing.dumps(int(timezone.now().timestamp()), salt=_SALT)


def age_of(signed: str) -> datetime.timedelta | None:
    """Since when that form stands; None for what is not ours, or older than a form can be."""
    try:
        made = signing.loads(signed, salt=_SALT, max_age=LONGEST)
    except signing.BadSignature:
        return None
    return timezone.now() - datetime.datetime.fromtimestamp(made, tz=datetime.UTC)


class RobotTraps(forms.Form):
    """The two fields that no person fills in. The template shows `made`, and hides `website` (`components/traps.html`)."""

    data: Any
    website = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    made = forms.CharField(required=False, initial=signed_moment, widget=forms.HiddenInput)

    def shown(self) -> list[forms.BoundField]:
        """The fields that a reader sees, in order."""
        return [self[name] for name in self.fields if name not in {"website", "made"}]

    def clean(self) -> dict[str, Any]:
        """What a robot does is said last, when nothing else is wrong: until then time passes."""
        cleaned = super().clean() or {}
        if not self.errors and (sentence := self._trapped(cleaned)):
            raise ValidationError(sentence)
        return cleaned

    def _trapped(self, cleaned: dict[str, Any]) -> str:
        self.data = self.data.copy()  # what is wrong with it is put right for the next press
        if cleaned["website"]:
            self.data["website"] = ""
            return _(
                "A field that should stay empty was filled in, perhaps by your browser. It is empty again: press the button once more."
            )
        age = age_of(cleaned["made"])
        if age is None:
            self.data["made"] = signed_moment()
            return _("This form was open for a long time. What you wrote is all here: press the button once more.")
        if age < SHORTEST:
            return _("That was very fast, as robots are. What you wrote is all here: press the button once more.")
        return ""
