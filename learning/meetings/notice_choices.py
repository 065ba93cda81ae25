"""Who is mailed of new meetings: members who did not say no, one subscription a person, at the address that she has proved."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from accounts.models import User
from learning.meetings.models import MeetingNotices
from learning.networks.models import Membership
from subscriptions.for_accounts import subscribe
from subscriptions.models import Subscription
from subscriptions.services import delete_all

#: The key of the one list. Of it, each sending is for the members of one network.
LIST = "meetings"


def wants(user: User) -> bool:
    """Whether she gets them, as soon as she has proved her address."""
    return not MeetingNotices.objects.filter(user=user, subscription=None).exists()


@transaction.atomic
def choose(user: User, wanted: bool) -> None:
    User.objects.select_for_update().get(pk=user.pk)  # pressed twice at once, the second finds what the first did
    if not wanted:
        MeetingNotices.objects.get_or_create(user=user)
        end(user)
    elif not wants(user):
        MeetingNotices.objects.filter(user=user).delete()  # she is subscribed with the next meeting


def end(user: User) -> None:
    """Nothing of the subscription is kept."""
    delete_all(Subscription.objects.filter(pk__in=MeetingNotices.objects.filter(user=user).values("subscription")))


def members(network_id: int) -> QuerySet[User]:
    """Those whose membership counts now."""
    theirs = Membership.objects.current().filter(network=network_id)
    return User.objects.filter(pk__in=theirs.values("user"), is_active=True)


def subscribe_members(network_id: int) -> None:
    """Whoever gets her first, or has another address than before. Each by herself, so that nobody waits for all of them."""
    proved = EmailAddress.objects.filter(user=OuterRef("pk"), email__iexact=OuterRef("email"), verified=True)
    address = F("meeting_notices__subscription__subscriber__email")
    has_none = Q(meeting_notices=None)
    has_another = Q(meeting_notices__subscription__isnull=False) & ~Q(address=address)
    due = members(network_id).alias(address=Lower("email")).filter(has_none | has_another).filter(Exists(proved))
    for user in due.order_by("pk"):
        _subscribe(user)


@transaction.atomic
def _subscribe(user: User) -> None:
    User.objects.select_for_update().get(pk=user.pk)
    if not wants(user):  # she has said so meanwhile
        return
    end(user)
    MeetingNotices.objects.update_or_create(user=user, defaults={"subscription": subscribe(user, LIST)})
