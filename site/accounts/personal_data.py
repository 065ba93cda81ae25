"""What we hold about a person's account, for the copy that she takes with her."""

from __future__ import annotations

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from accounts.devices import devices_of
from accounts.models import User
from core.account_registry import PersonalData, register_personal_data


@register_personal_data
def account_of(user: User) -> Iterator[PersonalData]:
    yield PersonalData("profile", _("Your account"), [_profile(user)])
    addresses = EmailAddress.objects.filter(user=user).order_by("pk")
    yield PersonalData("e-mail-addresses", _("E-mail addresses"), [_address(row) for row in addresses])
    factors = Authenticator.objects.filter(user=user).order_by("pk")
    yield PersonalData("second-step", _("Your second step"), [_factor(row) for row in factors])
    yield PersonalData("devices", _("Devices on which you are signed in"), [_device(row) for row in devices_of(user)])


def _profile(user: User) -> dict[str, object]:
    return {
        _("Your name"): user.name,
        _("E-mail address"): user.email,
        _("Language for e-mails"): user.get_preferred_language_display(),
        _("Account since"): user.date_joined,
        _("Last sign-in"): user.last_login,
        _("Last visit to the hub"): user.last_hub_visit,
        _("Roles"): ", ".join(user.groups.order_by("name").values_list("name", flat=True)),
    }


def _address(row: EmailAddress) -> dict[str, object]:
    return {_("E-mail address"): row.email, _("Confirmed"): _("Yes") if row.verified else _("No")}


def _factor(row: Authenticator) -> dict[str, object]:
    """Never the secret. A passkey is called what she called it."""
    kinds = {Authenticator.Type.TOTP: _("Codes from an app"), Authenticator.Type.RECOVERY_CODES: _("Recovery codes")}
    return {
        _("What"): kinds.get(row.type) or _("Passkey: %(name)s") % {"name": row},
        _("Switched on"): row.created_at,
        _("Last used"): row.last_used_at,
    }


def _device(row: object) -> dict[str, object]:
    return {
        _("Device"): str(row),
        _("First day"): getattr(row, "first_day", None),
        _("Last day"): getattr(row, "last_day", None),
    }
