"""allauth's forms for passkeys with our labels, our messages, and two rules that it leaves open.

A passkey opens an account on its own only when its owner chose that as she added it, whatever her device made of it,
and only when the device asked for her finger, face or PIN at that moment.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn.internal.auth import parse_authentication_response, parse_registration_response
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms import DeviceForm, OurLabelsMixin

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator

NOT_RIGHT = _("This passkey did not work here. Try again, or choose another way.")
SECOND_STEP_ONLY = _("This passkey is a second step only. Sign in with your password, then use it.")
LONGEST_NAME = 60
#: What the parsers of `fido2` raise for what no browser sends.
MALFORMED = (AttributeError, LookupError, NotImplementedError, TypeError, ValueError, struct.error)


@contextmanager
def refusing_malformed() -> Iterator[None]:
    try:
        yield
    except MALFORMED as error:
        raise ValidationError(NOT_RIGHT, code="incorrect_code") from error


class PasskeyFormMixin(OurLabelsMixin):
    def add_error(self, field: str | None, error: Any) -> None:
        """Above the form, since nobody sees the field that the script fills; not in words about a code."""
        if getattr(error, "code", "") in {"required", "invalid", "incorrect_code"} and field in {None, "credential"}:
            error = ValidationError(NOT_RIGHT, code="incorrect_passkey")
        super().add_error(None if field == "credential" else field, error)  # type: ignore[misc]  # forms.Form has it


class AddForm(PasskeyFormMixin, webauthn.AddWebAuthnForm):
    labels = {"name": _("What you call it"), "passwordless": _("It opens my account on its own")}
    help_texts = {
        "name": _("So that you know it again, like “My phone”."),
        "passwordless": _("You then sign in without a password. Otherwise it is asked for after your password."),
    }

    passwordless = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["maxlength"] = LONGEST_NAME

    def clean_name(self) -> str:
        """Cut, not refused: the device has made the passkey by now."""
        return super().clean_name()[:LONGEST_NAME]

    def clean(self) -> dict[str, Any]:
        with refusing_malformed():
            data = super().clean()
            if credential := data.get("credential"):
                data["credential"] = kept(credential, opens_alone=data["passwordless"])
        return data


def kept(credential: dict[str, Any], opens_alone: bool) -> dict[str, Any]:
    """What is stored of an answer of the browser; her choice stands where `is_passwordless` of allauth looks for it."""
    answer = parse_registration_response(credential)
    return {
        "rawId": answer["rawId"],
        "response": dict(answer.response),
        "clientExtensionResults": {"credProps": {"rk": opens_alone}},
    }


class _UseForm(PasskeyFormMixin):
    def clean_credential(self) -> Authenticator:
        with refusing_malformed():
            return super().clean_credential()  # type: ignore[misc]  # stands before a form that has it


class SecondStepForm(_UseForm, webauthn.AuthenticateWebAuthnForm):
    pass


class AgainForm(_UseForm, webauthn.ReauthenticateWebAuthnForm):
    pass


class SignInForm(_UseForm, DeviceForm, webauthn.LoginWebAuthnForm):
    labels = DeviceForm.labels
    help_texts = DeviceForm.help_texts

    def clean_credential(self) -> Authenticator:
        """Asked for by a page of the second step, the answer need not say that the device knew its owner."""
        sent = self.cleaned_data["credential"]
        authenticator = super().clean_credential()
        if not parse_authentication_response(sent).response.authenticator_data.is_user_verified():
            raise ValidationError(NOT_RIGHT, code="not_verified")
        if not authenticator.wrap().is_passwordless:
            raise ValidationError(SECOND_STEP_ONLY, code="second_step_only")
        return authenticator


class RenameForm(OurLabelsMixin, webauthn.EditWebAuthnForm):
    labels = {"name": AddForm.labels["name"]}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(max_length=LONGEST_NAME, label=self.labels["name"])
