"""Lists that go to people with an account, at the address that it has proved, and that nobody asks for by a form."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import User
from subscriptions.models import Subscriber, Subscription


def subscribe(user: User, list_key: str) -> Subscription:
    """One that the address has already is nobody's: that of an account that had the address before."""
    subscriber, _is_new = Subscriber.objects.get_or_create(email=user.email.lower())
    Subscription.objects.filter(subscriber=subscriber, list_key=list_key).delete()
    return Subscription.objects.create(
        subscriber=subscriber, list_key=list_key, language=user.preferred_language, confirmed_at=timezone.now()
    )


def is_reached_at(user: User, address: str) -> bool:
    """Whether this is the address of an open account that has proved it."""
    proved = EmailAddress.objects.filter(user=user, email__iexact=address, verified=True)
    return user.is_active and user.email.lower() == address.lower() and proved.exists()
