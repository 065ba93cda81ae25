"""Sends the emails of an issue: each at most once, whatever ends, runs twice or is pressed twice.

A worker first writes down that it has an email in hand, and commits; then it speaks with the mail server; then it writes
what came of it. If it is killed in between, nobody knows whether the email left: it is listed as such and not sent again.
A mail server has no way to be asked, so it is either perhaps never or perhaps twice, and a reader minds the second more.
"""

from __future__ import annotations

import datetime
import logging
from contextlib import suppress
from smtplib import (
    SMTPDataError,
    SMTPHeloError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)

from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from emails.tasks import PERMANENT, SERVER, outage
from subscriptions.emails import newsletter_email
from subscriptions.enums import DeliveryState, Failure
from subscriptions.models import Delivery, Sending, Subscriber

logger = logging.getLogger(__name__)

#: Emails that one run of the task sends; then other tasks have their turn.
SLICE = 50
ROWS_AT_ONCE = 1000
#: After each try that failed for this address alone; after the last one it is given up.
PAUSES = [datetime.timedelta(minutes=minutes) for minutes in (5, 30, 120, 360)]
#: While nobody knows what the mail server does with what it gets, nothing more is risked.
REST = datetime.timedelta(minutes=15)
LOST_AFTER = datetime.timedelta(minutes=15)
GIVE_UP_AFTER = datetime.timedelta(days=1)
#: Said before the server has taken anything: the fault is not this address's, and nothing has left.
NOTHING_LEFT = (SMTPSenderRefused, SMTPHeloError, SMTPNotSupportedError)


class ServerAway(Exception):
    """The rest of the slice waits."""


def send_slice() -> bool:
    """True while more is due and the mail server takes it."""
    _prepare_due()
    ids = list(Delivery.objects.due().order_by("pk").values_list("pk", flat=True)[:SLICE])
    if not ids:
        return False
    server = mailers[SERVER]
    try:
        for pk in ids:
            server.open()  # unless it is; before anything is in hand
            _deliver(pk, server)
    except (OSError, ServerAway) as error:
        outage.begins(error)
        return False
    finally:
        _close(server)
    outage.ends()
    return Delivery.objects.due().exists()


def _prepare_due() -> None:
    """Lays out one email for everybody who is on the list at this moment."""
    for pk in Sending.objects.due().values_list("pk", flat=True):
        with transaction.atomic():
            sending = Sending.objects.due().select_for_update().filter(pk=pk).first()
            if sending is None:
                continue
            subscribers = Subscriber.objects.confirmed().order_by("pk").values_list("pk", flat=True)
            rows = [Delivery(sending=sending, subscriber_id=subscriber) for subscriber in subscribers]
            Delivery.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
            sending.prepared_at = timezone.now()
            sending.save(update_fields=["prepared_at"])


def _deliver(pk: int, server: BaseEmailBackend) -> None:
    """Sends one email, unless another worker has it. Raises ServerAway."""
    # By columns of this one row: of two workers that ask at the same moment, the database lets one change it.
    mine = Delivery.objects.waiting().filter(pk=pk).update(state=DeliveryState.CLAIMED, claimed_at=timezone.now())
    if not mine:
        return
    delivery = Delivery.objects.select_related("subscriber", "sending__issue").get(pk=pk)
    if delivery.subscriber is None:
        delivery.delete()
        return
    try:
        email = newsletter_email(delivery.sending.issue, delivery.subscriber)
        server.send_messages([email])
    except NOTHING_LEFT as error:
        _settle(pk, DeliveryState.WAITING)
        raise ServerAway(error) from error
    except SMTPRecipientsRefused as error:
        _close(server)
        if all(code >= PERMANENT for code, _reason in error.recipients.values()):
            _fail(pk, Failure.REFUSED)
        else:
            _try_later(delivery)
    except SMTPDataError:
        _close(server)
        _try_later(delivery)
    except OSError as error:
        _fail(pk, Failure.UNKNOWN)
        Delivery.objects.due().update(try_at=timezone.now() + REST)
        raise ServerAway(error) from error
    except Exception:  # one email must not stop the others
        logger.exception("The email of delivery %s could not be written.", pk)
        _fail(pk, Failure.FAULT)
    else:
        _settle(pk, DeliveryState.SENT)


def _close(server: BaseEmailBackend) -> None:
    """After a refusal too: the server may have hung up with it, and the next email would seem to be lost."""
    with suppress(OSError):
        server.close()


def _try_later(delivery: Delivery) -> None:
    if delivery.tries == len(PAUSES):
        _fail(delivery.pk, Failure.NOT_TAKEN)
        return
    pause = PAUSES[delivery.tries]
    _settle(delivery.pk, DeliveryState.WAITING, tries=delivery.tries + 1, try_at=timezone.now() + pause)


def _fail(pk: int, failure: Failure) -> None:
    _settle(pk, DeliveryState.FAILED, failure=failure)


def _settle(pk: int, state: DeliveryState, **changes: object) -> None:
    Delivery.objects.filter(pk=pk, state=DeliveryState.CLAIMED).update(state=state, **changes)


def close_lost() -> int:
    """Those that a worker had in hand when it was killed. Returns how many."""
    lost = Delivery.objects.filter(state=DeliveryState.CLAIMED, claimed_at__lt=timezone.now() - LOST_AFTER)
    return lost.update(state=DeliveryState.FAILED, failure=Failure.UNKNOWN)


def give_up() -> int:
    """What the mail server has not taken for a day: news would come too late. Returns how many."""
    late = Sending.objects.filter(prepared_at__lt=timezone.now() - GIVE_UP_AFTER)
    waiting = Delivery.objects.waiting().filter(sending__in=late)
    return waiting.update(state=DeliveryState.FAILED, failure=Failure.AWAY)
