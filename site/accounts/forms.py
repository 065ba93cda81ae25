"""allauth's forms in our words, and the forms for a person's own details."""

from __future__ import annotations

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import TOTP
from django import forms
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from accounts.middleware import remember_shared_device
from accounts.models import User

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


def _in_our_words(form: forms.Form, labels: dict[str, object], hints: dict[str, object]) -> None:
    """Labels, hints and sentences of ours; no placeholders, which vanish when one begins to type."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label = labels.get(name, field.label)
        field.help_text = hints.get(name, "")
        if name in REQUIRED:
            field.error_messages["required"] = REQUIRED[name]
        if isinstance(field, forms.EmailField):
            field.error_messages["invalid"] = EMAIL_INVALID
            for validator in field.validators:
                if getattr(validator, "code", "") == "invalid":
                    field.validators = [_reworded(v, EMAIL_INVALID) for v in field.validators]
                    break


def _reworded(validator, message):
    if getattr(validator, "code", "") != "invalid":
        return validator
    return type(validator)(message=message)


class LoginForm(account.LoginForm):
    shared = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        _in_our_words(
            self,
            {
                "login": _("E-mail address"),
                "password": _("Password"),
                "shared": _("This computer or phone is shared"),
            },
            {"shared": _("We then sign you out when you close the browser, or after 20 minutes without a new page.")},
        )

    def clean(self):
        data = super().clean()
        data["remember"] = not data.get("shared")
        return data

    def login(self, request, redirect_url=None):
        response = super().login(request, redirect_url)
        remember_shared_device(request, self.cleaned_data["shared"])
        return response


class SignupForm(account.SignupForm):
    name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["name", "email", "password1"])
        _in_our_words(
            self,
            {"name": _("Your name"), "email": _("E-mail address"), "password1": _("Password")},
            {
                "name": _("As you would like to be addressed."),
                "email": _("We send a letter there with a link that opens your account."),
                "password1": PASSWORD_HELP,
            },
        )

    def try_save(self, request):
        """Takes the same time when the address has an account already, and says the same."""
        if self.account_already_exists:
            get_user_model()().set_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ResetPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, {"email": _("E-mail address")}, {})


class NewPasswordForm(account.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(
            self,
            {"password1": _("New password"), "password2": _("New password again")},
            {"password1": PASSWORD_HELP},
        )


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(
            self,
            {
                "oldpassword": _("The password that you use now"),
                "password1": _("New password"),
                "password2": _("New password again"),
            },
            {"password1": PASSWORD_HELP},
        )


class PasswordAgainForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, {"password": _("Password")}, {})


CODE_LABEL = {"code": _("Code")}
CODE_HINT = {"code": _("Six digits from the app on your phone, or one of your recovery codes.")}


class CodeForm(mfa.AuthenticateForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, CODE_LABEL, CODE_HINT)


class CodeAgainForm(mfa.ReauthenticateForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, CODE_LABEL, CODE_HINT)


class ActivateForm(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, CODE_LABEL, {"code": _("Six digits from the app on your phone.")})

    def clean_code(self) -> str:
        """The code that sets the app up is used by that: it opens nothing a second time."""
        code = super().clean_code()
        unsaved = TOTP(totp_instance(self.user))
        cache.add(unsaved._get_used_cache_key(code), "y", timeout=60)
        return code


def totp_instance(user: User):
    from allauth.mfa.models import Authenticator

    return Authenticator(user=user, type=Authenticator.Type.TOTP)


class DetailsForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "preferred_language"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "preferred_language": forms.RadioSelect,
        }
