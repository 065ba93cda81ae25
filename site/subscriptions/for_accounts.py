"""Lists that go to people with an account, at the address that it has proved, and that nobody asks for by a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from subscriptions.lists import ListKind, SubscriberList
from subscriptions.models import Sending, Subscriber, Subscription

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class ListForAccounts(ListKind):
    """The one list of its kind, which each chooses on a page of her own."""

    heading: ClassVar[StrOrPromise]
    rhythm: ClassVar[StrOrPromise]
    #: The name of that page's address.
    url_name: ClassVar[str]

    def find(self, list_key: str) -> SubscriberList | None:
        if list_key != self.name:
            return None
        url = reverse(self.url_name)
        return SubscriberList(
            key=list_key, label=self.heading, rhythm=self.rhythm, url=url, form_url=url, is_for_accounts=True
        )

    def title_of(self, sending: Sending) -> str:
        return f"{self.label}, {date_format(sending.day or sending.send_at, 'j F Y')}"

    def admin_url(self, sending: Sending) -> str:
        return f"{reverse('subscribers:index')}?kind={self.name}"


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
