"""Who gets the weekly digest: one subscription a person, tied to her account and to the address that she has proved."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Lower

from accounts.models import User
from learning.library.models import DigestChoice
from learning.library.reading.forms import DigestForm
from learning.networks.models import Membership, Network
from subscriptions.for_accounts import is_reached_at, subscribe
from subscriptions.models import Subscription
from subscriptions.services import delete_all

#: The key of the one list: what each gets of it is her own.
LIST = "resources"


def networks_of(user: User) -> QuerySet[Network]:
    """Those of which she is a member now."""
    mine = Membership.objects.of(user).current()
    return Network.objects.described().filter(pk__in=mine.values("network")).order_by("name")


def chosen_by(user: User) -> dict[str, Any]:
    """What `DigestForm` shows."""
    choice = DigestChoice.objects.filter(user=user).first()
    if choice is None:
        return {"what": DigestForm.NEVER}
    networks = list(choice.of_networks.all())
    return {"what": DigestForm.NETWORKS if networks else DigestForm.ALL, "networks": networks}


@transaction.atomic
def choose(user: User, what: str, networks: Any) -> None:
    User.objects.select_for_update().get(pk=user.pk)  # pressed twice at once, the second finds what the first did
    choice = DigestChoice.objects.select_related("subscription").filter(user=user).first()
    if what == DigestForm.NEVER:
        end(user)
        return
    if choice is None:
        choice = DigestChoice.objects.create(user=user, subscription=subscribe(user, LIST))
    choice.of_networks.set(networks if what == DigestForm.NETWORKS else [])


def end(user: User) -> None:
    """Nothing of the subscription is kept."""
    delete_all(Subscription.objects.filter(pk__in=DigestChoice.objects.filter(user=user).values("subscription")))


def follow_addresses() -> None:
    """Whoever has another address now gets the digest there, once she has proved it."""
    moved = DigestChoice.objects.annotate(address=Lower("user__email")).exclude(
        address=F("subscription__subscriber__email")
    )
    for choice in moved.select_related("user", "subscription__subscriber"):
        if is_reached_at(choice.user, choice.user.email):
            _follow(choice)


@transaction.atomic
def _follow(choice: DigestChoice) -> None:
    old, networks = choice.subscription, list(choice.of_networks.all())
    since = old.confirmed_at
    delete_all(Subscription.objects.filter(pk=old.pk))  # with the choice, which is made anew
    new = subscribe(choice.user, LIST)
    Subscription.objects.filter(pk=new.pk).update(confirmed_at=since)
    DigestChoice.objects.create(user=choice.user, subscription=new).of_networks.set(networks)
