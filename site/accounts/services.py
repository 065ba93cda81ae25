"""What changes more than one row of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import User


@transaction.atomic
def prove_address(user: User) -> None:
    """Marks the person's address as proved. Only after a mailed link, or in the demonstration."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email.lower()).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def change_address(user: User, email: str) -> None:
    """A new address given by the office: it must be proved before the account opens again."""
    user.email = email.lower()
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, verified=False, primary=True)


def record_second_factor(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
