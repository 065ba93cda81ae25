"""What subscribers and publishers do: ask, confirm, leave; schedule, send, take back, send again."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from subscriptions.emails import already_email, confirmation_email
from subscriptions.enums import DeliveryState
from subscriptions.models import Delivery, NewsletterIssue, Sending, Subscriber
from subscriptions.tasks import send_newsletters


@transaction.atomic
def ask(email: str, language: str) -> None:
    """Mails the link that confirms; to an address that is on the list, that it is.

    Whoever asks learns nothing of this. Asking again makes the time to confirm begin anew.
    """
    subscriber, is_new = Subscriber.objects.get_or_create(email=email.lower(), defaults={"language": language})
    if subscriber.confirmed_at:
        already_email(subscriber).send()
        return
    if not is_new:
        subscriber.language, subscriber.asked_at = language, timezone.now()
        subscriber.save(update_fields=["language", "asked_at"])
    confirmation_email(subscriber).send()


def confirm(key: str) -> bool:
    """Puts the address on the list. False when it was not there any more, or there already."""
    return bool(Subscriber.objects.unconfirmed().filter(key=key).update(confirmed_at=timezone.now()))


def leave(key: str) -> None:
    """Deletes the address. It may be gone already: whoever presses twice has left as well."""
    Subscriber.objects.filter(key=key).delete()


@transaction.atomic
def send(issue: NewsletterIssue, by: Any, at: datetime.datetime | None = None) -> bool:
    """Now, or at that moment. False when somebody did it already: nothing is sent twice."""
    sending, is_new = Sending.objects.get_or_create(issue=issue, defaults={"by": by, "send_at": at or timezone.now()})
    if is_new:
        log(issue, "subscriptions.send", user=by, data={"at": str(sending)})
        if at is None:
            send_newsletters.enqueue()
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
def send_again(issue: NewsletterIssue, by: Any) -> int:
    """To those whom the mail server refused for a day, for another day. Returns how many they are."""
    now = timezone.now()
    number = (
        Delivery.objects.not_taken()
        .filter(sending__issue=issue)
        .update(state=DeliveryState.WAITING, failure="", is_logged=False, waits_since=now, try_at=now)
    )
    if number:
        log(issue, "subscriptions.send_again", user=by, data={"emails": number})
        send_newsletters.enqueue()
    return number
