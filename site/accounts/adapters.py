"""allauth's adapters: client IP, redirects, emails, and encrypted secrets of second factors."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import MultiFernet
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accounts.encryption import fernet

if TYPE_CHECKING:  # allauth asks its adapter for settings while its models load
    from allauth.account.models import EmailConfirmationHMAC
    from allauth.mfa.models import Authenticator
    from django.db.models import QuerySet

    from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address and the password do not match. Try again."),
        "too_many_login_attempts": _("There were too many tries. Wait five minutes, then try again."),
        "enter_current_password": _("Enter the password that you use now."),
        "incorrect_password": _("This is not your password. Try again."),
        "incorrect_code": _("This code is not right, or it was used before. Wait for the next one."),
        "invalid_password_reset": _("This link does not work any more."),
        "duplicate_email": _("This is the address that you use now."),
        "rate_limited": _("There were too many tries. Wait five minutes, then try again."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's IP address, as our own outermost proxy saw it.

        Of `X-Forwarded-For` only the last TRUSTED_PROXY_COUNT entries are trusted; a visitor can forge those
        before them. With fewer entries the request did not pass our proxies, and the address of the connection
        is used. "unknown" for what is not an IP address.
        """
        count = max(settings.TRUSTED_PROXY_COUNT, 0)
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        candidate = hops[-count] if count and len(hops) >= count else request.META.get("REMOTE_ADDR", "")
        try:
            return str(ip_address(candidate))
        except ValueError:
            return "unknown"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Counts wrong passwords for each account and IP address, so that nobody can lock another person out."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{get_ip(request)}"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Setting up the first second factor does not ask for a password that was given just now, to sign in."""
        from accounts.sessions import has_just_given_password  # it loads models, which ask this adapter

        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        first = app == "allauth.mfa" and not is_mfa_enabled(self.request.user)
        return not (first and has_just_given_password(self.request))

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: allauth would answer with JSON."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Redirects by `next` go to this site only."""
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def save_user(self, request: HttpRequest, user: User, form: forms.Form, commit: bool = True) -> User:
        user.name = form.cleaned_data.get("name", "")
        user.preferred_language = get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Links come from BASE_URL, never from the `Host` of the request that causes the email."""
        links = {name: _at_base_url(link) for name, link in context.items() if name.endswith("_url")}
        super().send_mail(template_prefix, email, context | links)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict | None = None, email: str | None = None
    ) -> None:
        """What changed in how she signs in, in her language. From where is neither kept nor mailed."""
        with translation.override(user.preferred_language):
            links = {"reset_url": reverse("account_reset_password")}
            self.send_mail(template_prefix, email or user.email, {"user": user} | links | (context or {}))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: EmailConfirmationHMAC) -> str:
        """The mailed link contains `next`, so that it works in any browser."""
        url = super().get_email_confirmation_url(request, emailconfirmation)
        target = request.POST.get("next") or request.GET.get("next") or ""
        if target and self.is_safe_url(target):
            url = f"{url}?{urlencode({'next': target})}"
        return url

    def login(self, request: HttpRequest, user: User) -> None:
        """Whether it is her very first time is known only before."""
        request._is_first_sign_in = user.last_login is None  # type: ignore[attr-defined]  # for `tell_of_new_device`
        super().login(request, user)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff go to the admin, everybody else to the members' hub."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The home page in the language of the path."""
        return reverse("wagtail_serve", args=[""])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return f"{reverse('account_details')}?saved=1"

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No messages: each page shows what happened, and no message can be cached by mistake."""


def _at_base_url(address: str) -> str:
    return settings.BASE_URL + urlsplit(address)._replace(scheme="", netloc="").geturl()


class SecondFactorAdapter(DefaultMFAAdapter):
    """Encrypts the secrets of second factors with keys from the environment."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _("Your work here needs a second step. You cannot switch it off."),
    }

    def encrypt(self, text: str) -> str:
        return second_factor_fernet().encrypt(text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """The QR code on white, so that a phone reads it in dark mode too; without the XML declaration."""
        svg = super().build_totp_svg(url)
        start = svg.index("<svg")
        inside = svg.index(">", start) + 1
        return f'{svg[start:inside]}<rect width="100%" height="100%" fill="#fff"/>{svg[inside:]}'

    def decrypt(self, encrypted_text: str) -> str:
        return second_factor_fernet().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff may not switch off the last second factor where one is required. Recovery codes go with it."""
        user = authenticator.user
        if not settings.STAFF_SECOND_FACTOR_REQUIRED or not user.has_perm("wagtailadmin.access_admin"):
            return True
        others = _factors_of(user).exclude(pk=authenticator.pk)
        return others.exclude(type=authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """What a new passkey is called until she says otherwise."""
        return gettext("Passkey %(number)s") % {"number": _factors_of(user).filter(type=type).count() + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the host; the name is what a device may show beside it."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.MFA_TOTP_ISSUER}


def _factors_of(user: User) -> QuerySet[Authenticator]:
    from allauth.mfa.models import Authenticator  # it asks for settings while models load

    return Authenticator.objects.filter(user=user)


def second_factor_fernet() -> MultiFernet:
    """Encrypts and decrypts the secrets of second factors."""
    return fernet("second-factor", settings.SECOND_FACTOR_KEYS)
