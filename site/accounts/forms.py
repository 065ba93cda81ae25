"""allauth's forms with our labels and messages, and the form for a person's own details."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import encrypt
from allauth.utils import get_request_param
from django import forms
from django.contrib.auth import REDIRECT_FIELD_NAME, get_user_model
from django.core.validators import EmailValidator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sessions import remember_shared_device

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

PASSWORD_HELP = _("At least 10 characters. Three words that do not belong together are good.")
REQUIRED = {
    "login": _("Enter your e-mail address."),
    "email": _("Enter your e-mail address."),
    "name": _("Enter your name."),
    "password": _("Enter your password."),
    "oldpassword": _("Enter the password that you use now."),
    "password1": _("Enter a password."),
    "password2": _("Enter the same password again."),
    "code": _("Enter the code."),
}
EMAIL_INVALID = _("Enter an e-mail address with an @, like name@charity.org.uk")


class OurLabelsMixin:
    """Our own labels, help texts and messages; no placeholders, which vanish when one begins to type.

    To be put before a form of allauth, which sets its labels in `__init__` and does not let a subclass declare others.
    """

    labels: ClassVar[Mapping[str, _StrOrPromise]] = {}
    help_texts: ClassVar[Mapping[str, _StrOrPromise]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")
            if name in REQUIRED:
                field.error_messages["required"] = REQUIRED[name]
            if isinstance(field, forms.EmailField):
                _explain_invalid_email(field)


def _explain_invalid_email(field: forms.EmailField) -> None:
    field.error_messages["invalid"] = EMAIL_INVALID
    field.validators = [
        EmailValidator(message=EMAIL_INVALID) if isinstance(validator, EmailValidator) else validator
        for validator in field.validators
    ]


class DeviceForm(forms.Form):
    """Asks whose the device is. On a shared one, as which it counts at first, a sign-in ends with the browser."""

    labels: ClassVar[Mapping[str, _StrOrPromise]] = {
        "shared": _("This computer or phone is shared"),
        "mine": _("This device is mine"),
    }
    help_texts: ClassVar[Mapping[str, _StrOrPromise]] = {
        "shared": _("We then sign you out when you close the browser, or after 20 minutes without a new page."),
        "mine": _("Otherwise we sign you out when you close the browser, or after 20 minutes without a new page."),
    }

    shared = forms.BooleanField(required=False, initial=True)
    #: What staff are asked instead, on their way to the admin: they write for longer than 20 minutes.
    mine = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        target = get_request_param(context.request, REDIRECT_FIELD_NAME) or ""
        self.fields.pop("shared" if target.startswith("/admin/") else "mine")

    @property
    def is_shared(self) -> bool:
        return not self.cleaned_data["mine"] if "mine" in self.fields else self.cleaned_data["shared"]


class LoginForm(OurLabelsMixin, DeviceForm, account.LoginForm):
    labels = {"login": _("E-mail address"), "password": _("Password"), **DeviceForm.labels}
    help_texts = DeviceForm.help_texts

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        self.fields["login"].widget.attrs["autocomplete"] = "username"

    def clean(self) -> dict[str, Any]:
        super().clean()
        return self.cleaned_data | {"remember": not self.is_shared}

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        response = super().login(request, redirect_url)
        remember_shared_device(request, self.is_shared)
        return response


class SignupForm(OurLabelsMixin, account.SignupForm):
    labels = {"name": _("Your name"), "email": _("E-mail address"), "password1": _("Password")}
    help_texts = {
        "name": _("As you would like to be addressed."),
        "email": _("We send an e-mail there with a link that opens your account."),
        "password1": PASSWORD_HELP,
    }

    name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["name", "email", "password1"])

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Takes as long when the email address has an account already, so that nobody can find out."""
        if self.account_already_exists:
            get_user_model()().set_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ResetPasswordForm(OurLabelsMixin, account.ResetPasswordForm):
    labels = {"email": _("E-mail address")}


class NewPasswordForm(OurLabelsMixin, account.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password again")}
    help_texts = {"password1": PASSWORD_HELP}


class ChangePasswordForm(OurLabelsMixin, account.ChangePasswordForm):
    labels = {"oldpassword": _("The password that you use now"), **NewPasswordForm.labels}
    help_texts = {"password1": PASSWORD_HELP}


class NewAddressForm(OurLabelsMixin, account.AddEmailForm):
    labels = {"email": _("New e-mail address")}
    help_texts = {
        "email": _("We send an e-mail there with a link. Until you press the button that it leads to, nothing changes.")
    }

    def save(self, request: HttpRequest) -> EmailAddress:
        """To an address that has an account only that is said, there; whoever asked sees no difference."""
        email = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exists():
            get_adapter().send_account_already_exists_mail(email)
            return EmailAddress(user=self.user, email=email)
        return super().save(request)


class PasswordAgainForm(OurLabelsMixin, account.ReauthenticateForm):
    labels = {"password": _("Password")}


class CodeForm(OurLabelsMixin, mfa.AuthenticateForm):
    labels = {"code": _("Code")}
    help_texts = {"code": _("Six digits from the app on your phone, or one of your recovery codes.")}


class CodeAgainForm(OurLabelsMixin, mfa.ReauthenticateForm):
    labels = CodeForm.labels
    help_texts = CodeForm.help_texts


class ActivateForm(OurLabelsMixin, totp.ActivateTOTPForm):
    labels = CodeForm.labels
    help_texts = {"code": _("Six digits from the app on your phone.")}

    def clean_code(self) -> str:
        """Marks the code as used, so that it cannot be used again to sign in."""
        code = super().clean_code()
        data = {"secret": encrypt(self.secret)}
        TOTP(Authenticator(user=self.user, type=Authenticator.Type.TOTP, data=data)).validate_code(code)
        return code


class DetailsForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "preferred_language"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "preferred_language": forms.RadioSelect,
        }
