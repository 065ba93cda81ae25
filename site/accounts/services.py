"""Changes to a person that write more than one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.apps import apps
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from wagtail.models import LockableMixin, PageSubscription

from core.addresses import absolute

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def mark_email_verified(user: User) -> None:
    """Marks the person's email address as verified. Only after a mailed link, or in the demonstration."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email.lower()).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def change_email(user: User, email: str, before: str = "") -> None:
    """Sets an email address that staff entered: it must be verified before the person can sign in again.

    Whoever reads at the address `before` is told of it.
    """
    user.email = email.lower()
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, verified=False, primary=True)
    if before and before.lower() != user.email:
        get_adapter().send_notification_mail(
            "account/email/email_changed", user, {"from_email": before, "to_email": user.email}, email=before
        )


def invite(user: User) -> None:
    """Mails a link to choose a password, which proves the address as well. Also outside a request."""
    with translation.override(user.preferred_language):
        key = {
            "uidb36": user_pk_to_url_str(user),
            "key": app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user),
        }
        addresses = {
            "password_url": absolute(reverse("account_reset_password_from_key", kwargs=key)),
            "forgotten_url": absolute(reverse("account_reset_password")),
        }
        get_adapter().render_mail("pages/accounts/emails/invited", user.email, addresses).send()


@transaction.atomic
def end_work(user: User) -> None:
    """Ends all that a colleague had who leaves: sessions, roles, what she coordinates, locks and mails about pages.

    Her password goes too, so no session lives again when she comes back: she is then invited anew.
    """
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
    given = [field.name for field in user._meta.many_to_many]
    given += [str(relation.get_accessor_name()) for relation in user._meta.related_objects if relation.many_to_many]
    for name in given:
        getattr(user, name).clear()
    for model in apps.get_models():
        if issubclass(model, LockableMixin):
            unlocked = {"locked": False, "locked_by": None, "locked_at": None}
            model._default_manager.filter(locked_by=user).update(**unlocked)
    PageSubscription.objects.filter(user=user).delete()
