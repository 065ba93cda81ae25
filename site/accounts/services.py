"""Changes to a person that write more than one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.db import transaction

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
def change_email(user: User, email: str) -> None:
    """Sets an email address that staff entered: it must be verified before the person can sign in again."""
    user.email = email.lower()
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, verified=False, primary=True)
