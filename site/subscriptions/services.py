"""What subscribers and publishers do: ask, confirm, leave; schedule, send, take back, send again."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from subscriptions.emails import already_email, confirmation_email
from subscriptions.enums import DeliveryState
from subscriptions.models import Delivery, NewsletterIssue, Sending, Subscriber, Subscription
from subscriptions.tasks import send_to_lists


@transaction.atomic
def ask(email: str, language: str, list_key: str) -> None:
    """Mails the link that confirms; to an address that is on the list, that it is.

    Whoever asks learns nothing of this. Asking again makes the time to confirm begin anew.
    """
    # Locked, so that whoever leaves at this moment does not take the new subscription with her.
    subscriber, _is_new = Subscriber.objects.select_for_update().get_or_create(email=email.lower())
    subscription, is_new = subscriber.subscriptions.get_or_create(list_key=list_key, defaults={"language": language})
    if subscription.confirmed_at:
        already_email(subscription).send()
        return
    if not is_new:
        subscription.language, subscription.asked_at = language, timezone.now()
        subscription.save(update_fields=["language", "asked_at"])
    confirmation_email(subscription).send()


def confirm(key: str, number: int) -> bool:
    """Puts her on the list. False when the subscription was not there any more, or confirmed already."""
    waiting = Subscription.objects.unconfirmed().filter(subscriber__key=key, pk=number)
    return bool(waiting.update(confirmed_at=timezone.now()))


def leave(key: str, number: int | None = None) -> None:
    """One list, or all of them. She may have left before: whoever presses twice has left as well."""
    left = Subscription.objects.filter(subscriber__key=key)
    delete_all(left if number is None else left.filter(pk=number))


def delete_all(subscriptions: QuerySet[Subscription]) -> int:
    """Deletes them, and each subscriber who has none left. Returns how many subscriptions they were."""
    deleted = 0
    for person in set(subscriptions.values_list("subscriber", flat=True)):
        with transaction.atomic():
            subscriber = Subscriber.objects.select_for_update().filter(pk=person).first()
            if subscriber is None:
                continue
            number, _models = subscriptions.filter(subscriber=subscriber).delete()
            deleted += number
            if not subscriber.subscriptions.exists():
                subscriber.delete()
    return deleted


@transaction.atomic
def send(issue: NewsletterIssue, by: Any, at: datetime.datetime | None = None) -> bool:
    """Now, or at that moment. False when somebody did it already: nothing is sent twice."""
    sending, is_new = Sending.objects.get_or_create(issue=issue, defaults={"by": by, "send_at": at or timezone.now()})
    if is_new:
        log(issue, "subscriptions.send", user=by, data={"at": str(sending)})
        if at is None:
            send_to_lists.enqueue()
    return is_new


@transaction.atomic
def take_back(issue: NewsletterIssue, by: Any) -> bool:
    """False when it is too late, since its emails are laid out."""
    sending = Sending.objects.select_for_update().filter(issue=issue, prepared_at=None).first()
    if sending is None:
        return False
    sending.delete()
    log(issue, "subscriptions.take_back", user=by)
    return True


@transaction.atomic
def send_again(sending: Sending, by: Any) -> int:
    """To those whom the mail server refused for a day, for another day. Returns how many they are."""
    now = timezone.now()
    number = (
        Delivery.objects.not_taken()
        .filter(sending=sending)
        .update(state=DeliveryState.WAITING, failure="", is_logged=False, waits_since=now, try_at=now)
    )
    if number:
        if sending.issue:
            log(sending.issue, "subscriptions.send_again", user=by, data={"emails": number})
        send_to_lists.enqueue()
    return number


def send_digest(list_key: str, day: datetime.date, **details: Any) -> Sending | None:
    """To a list, once a day at most. None when the day has its digest already."""
    moment = timezone.now()
    sending, is_new = Sending.objects.get_or_create(list_key=list_key, day=day, defaults={"send_at": moment, **details})
    if not is_new:
        return None
    send_to_lists.enqueue()
    return sending


def send_notice(list_key: str, **details: Any) -> None:
    """To a list, now. The caller sees to it that it happens once, in a transaction."""
    Sending.objects.create(list_key=list_key, send_at=timezone.now(), **details)
    send_to_lists.enqueue()


def lists_followed(prefix: str) -> set[str]:
    """The keys of the lists that somebody is on and that have not had their last email."""
    told = Sending.objects.filter(list_key=OuterRef("list_key"), is_last=True).filter(
        Q(prepared_at=None) | Q(prepared_at__gte=OuterRef("confirmed_at"))
    )
    found = Subscription.objects.confirmed().filter(list_key__startswith=prefix).exclude(Exists(told))
    return set(found.values_list("list_key", flat=True))
