"""What the addresses of a person are subscribed to: for the copy that she takes with her, and ended with her account.

Only addresses that she has proved are hers.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.closing import proved_addresses
from accounts.models import User
from core.account_registry import PersonalData, register_forgetter, register_personal_data
from subscriptions.models import Subscription
from subscriptions.services import delete_all


@register_personal_data
def subscriptions_of(user: User) -> Iterator[PersonalData]:
    mine = Subscription.objects.filter(subscriber__email__in=proved_addresses(user)).select_related("subscriber")
    rows = [
        {
            _("E-mail address"): row.subscriber.email,
            _("List"): str(row.list or row.list_key),
            _("Language"): row.get_language_display(),
            _("Asked"): row.asked_at,
            _("Confirmed"): row.confirmed_at,
        }
        for row in mine.order_by("pk")
    ]
    yield PersonalData("subscriptions", _("Subscriptions of your e-mail address"), rows)


@register_forgetter
def end_subscriptions(user: User, addresses: set[str]) -> None:
    delete_all(Subscription.objects.filter(subscriber__email__in=addresses))
