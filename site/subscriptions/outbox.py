"""Sends what goes out to lists, email by email: each at most once, whatever ends, runs twice or is pressed twice.

A worker first writes down that it has an email in hand, and commits; then it speaks with the mail server; then it writes
what came of it. If it is killed in between, nobody knows whether the email left: it is listed as such and not sent again.
A mail server has no way to be asked, so it is either perhaps never or perhaps twice, and a reader minds the second more.

What the server refuses for now is tried again for a day, and never counted against the address: a server that takes so
many emails a minute refuses whoever comes next.
"""

from __future__ import annotations

import datetime
import logging
import time
from contextlib import suppress
from smtplib import (
    SMTPDataError,
    SMTPHeloError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)
from typing import NoReturn

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.logs import Outage
from emails.backends import HungUpEarly
from emails.models import GIVE_UP_AFTER, LONGEST_PAUSE, SHORTEST_PAUSE
from emails.tasks import PERMANENT, SERVER, outage
from subscriptions.enums import DeliveryState, Failure
from subscriptions.lists import kind_of
from subscriptions.models import Delivery, Sending, Subscription

logger = logging.getLogger(__name__)

#: One run of the task sends so many emails, or for so long; then other tasks have their turn. A worker that is told to
#: end does so between two tasks only, and is killed a minute later, with what it has in hand.
SLICE = 50
SLICE_SECONDS = 10
ROWS_AT_ONCE = 1000
#: So many in a row are no fault of the addresses: the server takes no more for now, and the rest waits for the clock.
REFUSALS_IN_A_ROW = 3
#: While nobody knows what the mail server does with what it gets, nothing more is risked.
REST = datetime.timedelta(minutes=15)
LOST_AFTER = datetime.timedelta(minutes=15)
#: Said before the server has taken anything: the fault is not this address's, and nothing has left.
NOTHING_LEFT = (HungUpEarly, SMTPSenderRefused, SMTPHeloError, SMTPNotSupportedError)


slowness = Outage(
    logger,
    "The mail server takes no more for subscribers for now. The rest waits, and is tried again for a day: %s",
    "Nothing for subscribers waits any more.",
)


class ServerAway(Exception):
    """The rest of the slice waits."""


class RefusedForNow(Exception):
    """This email waits. So does the rest of the slice when it is not the first."""


def send_slice() -> bool:
    """True while more is due and the mail server takes it."""
    _prepare_due()
    # By the moment of the next try: what was refused stands behind what was not tried yet.
    ids = list(Delivery.objects.due().order_by("try_at", "pk").values_list("pk", flat=True)[:SLICE])
    server = mailers[SERVER]
    try:
        _deliver_all(ids, server)
    except RefusedForNow as error:
        slowness.begins(error)
        return False
    except (OSError, ServerAway) as error:
        outage.begins(error)
        return False
    finally:
        _close(server)
    if not Delivery.objects.waiting().exists():
        slowness.ends()
    return Delivery.objects.due().exists()


def _deliver_all(ids: list[int], server: BaseEmailBackend) -> None:
    """Until the time is over. Raises RefusedForNow, ServerAway, and OSError where there is no connection."""
    ends_at = time.monotonic() + SLICE_SECONDS
    refusals = 0
    for pk in ids:
        server.open()  # unless it is; before anything is in hand
        try:
            if _deliver(pk, server):
                refusals = 0
        except RefusedForNow:
            refusals += 1
            if refusals == REFUSALS_IN_A_ROW:
                raise
        if time.monotonic() >= ends_at:
            return


def _prepare_due() -> None:
    """Lays out one email for everybody who is on the list at this moment. An issue that is a day late is a draft again."""
    for pk in Sending.objects.due().values_list("pk", flat=True):
        with transaction.atomic():
            sending = Sending.objects.due().select_for_update().filter(pk=pk).first()
            if sending is None:
                continue
            if sending.issue and sending.send_at < timezone.now() - GIVE_UP_AFTER:
                logger.error("“%s” was due on %s while nothing ran: it was not sent.", sending.issue, sending.send_at)
                sending.delete()
                continue
            readers = _readers(sending).order_by("pk").values_list("pk", flat=True)
            rows = [Delivery(sending=sending, subscription_id=reader) for reader in readers]
            Delivery.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
            sending.prepared_at = timezone.now()
            sending.save(update_fields=["prepared_at"])


def _readers(sending: Sending) -> QuerySet[Subscription]:
    """Those who are on the list now, whom it may be for, and in whose language it has something."""
    confirmed: QuerySet[Subscription] = Subscription.objects.confirmed().filter(list_key=sending.list_key)
    if kind := kind_of(sending.list_key):
        confirmed = kind.readers(sending, confirmed)
    return confirmed.filter(language__in=sending.languages) if sending.languages else confirmed


def _email(sending: Sending, subscription: Subscription) -> EmailMessage | None:
    """Raises LookupError where no app registers this kind of list any more."""
    kind = kind_of(sending.list_key)
    if kind is None:
        raise LookupError(sending.list_key)
    return kind.email(sending, subscription)


def _deliver(pk: int, server: BaseEmailBackend) -> bool:
    """Sends one email, unless another worker has it. True if the server took it. Raises ServerAway, RefusedForNow."""
    # By columns of this one row: of two workers that ask at the same moment, the database lets one change it.
    mine = Delivery.objects.waiting().filter(pk=pk).update(state=DeliveryState.CLAIMED, claimed_at=timezone.now())
    if not mine:
        return False
    delivery = Delivery.objects.select_related("subscription__subscriber", "sending__issue").get(pk=pk)
    if delivery.subscription is None:
        delivery.delete()
        return False
    try:
        state = _send(_email(delivery.sending, delivery.subscription), server)
    except NOTHING_LEFT as error:
        _settle(pk, DeliveryState.WAITING)
        raise ServerAway(error) from error
    except SMTPRecipientsRefused as error:
        _close(server)
        if all(code >= PERMANENT for code, _reason in error.recipients.values()):
            _fail(pk, Failure.REFUSED)
        else:
            _refused_for_now(delivery, error)
    except SMTPDataError as error:
        _close(server)
        _refused_for_now(delivery, error)
    except OSError as error:
        _fail(pk, Failure.UNKNOWN)
        Delivery.objects.due().update(try_at=timezone.now() + REST)
        raise ServerAway(error) from error
    except Exception:  # one email must not stop the others
        logger.exception("The email of delivery %s could not be written.", pk)
        _fail(pk, Failure.FAULT)
    else:
        _settle(pk, state)
        outage.ends()
        return state == DeliveryState.SENT
    return False


def _send(email: EmailMessage | None, server: BaseEmailBackend) -> DeliveryState:
    """A server that takes one email a call, or a few, hangs up when the next one begins: it is called again."""
    if email is None:
        return DeliveryState.NOTHING
    try:
        server.send_messages([email])
        return DeliveryState.SENT
    except HungUpEarly:
        _close(server)
    try:
        server.open()
    except OSError as error:
        raise HungUpEarly(*error.args) from error
    server.send_messages([email])
    return DeliveryState.SENT


def _close(server: BaseEmailBackend) -> None:
    """After a refusal too: the server may have hung up with it, and the next email would seem to be lost."""
    with suppress(OSError):
        server.close()


def _refused_for_now(delivery: Delivery, error: OSError) -> NoReturn:
    """The pause grows with the time that it waits, so that it doubles, up to a quarter of an hour."""
    now = timezone.now()
    pause = min(max(now - delivery.waits_since, SHORTEST_PAUSE), LONGEST_PAUSE)
    _settle(delivery.pk, DeliveryState.WAITING, try_at=now + pause)
    raise RefusedForNow(error) from error


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
    late = Delivery.objects.waiting().filter(waits_since__lt=timezone.now() - GIVE_UP_AFTER)
    return late.update(state=DeliveryState.FAILED, failure=Failure.NOT_TAKEN)
