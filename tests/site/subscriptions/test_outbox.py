"""What goes to a list reaches each subscriber once at most: when workers meet, and when one is killed. Of each kind of list."""

from __future__ import annotations

import datetime
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from emails.tasks import outage
from subscriptions import outbox
from subscriptions.enums import DeliveryState, Failure
from subscriptions.jobs import send_what_is_due
from subscriptions.lists import kind_of
from subscriptions.models import Delivery, Sending, Subscription
from subscriptions.services import leave, send, take_back
from tests.site.subscriptions.factories import issue, later, subscription
from tests.site.subscriptions.mail_server import MailServer, hanging_up
from tests.site.subscriptions.sendings import SENDINGS

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

ANN, BO, CY = ADDRESSES = ["ann@example.org", "bo@example.org", "cy@example.org"]

FOR_NOW = [SMTPRecipientsRefused({BO: (450, b"later")}), SMTPDataError(451, b"later")]


class Killed(BaseException):
    """Nothing in the process catches it, as with `kill -9`."""


@pytest.fixture(autouse=True)
def mail_server(settings, monkeypatch):
    server = {"BACKEND": "tests.site.subscriptions.mail_server.MailServer"}
    settings.MAILERS = {"default": {"BACKEND": "emails.backends.QueueBackend"}, "server": server}
    monkeypatch.setattr(MailServer, "before", {})
    monkeypatch.setattr(MailServer, "after", {})
    monkeypatch.setattr(outage, "lasts", False)
    monkeypatch.setattr(outbox.slowness, "lasts", False)
    return MailServer


def test_an_issue_that_is_a_day_late_is_not_sent_but_a_draft_again(run_worker, caplog):
    subscription(ANN)
    made = issue()
    send(made, None, at=timezone.now() - datetime.timedelta(hours=25))
    send_what_is_due()
    run_worker()

    assert mail.outbox == [] and not Sending.objects.exists()
    assert "it was not sent" in caplog.text


@pytest.fixture(params=SENDINGS, ids=lambda kind: kind.__name__)
def of_a_list(request, home, run_worker):
    """One of each kind of list, with what is sent to it."""
    return request.param(home)


@pytest.fixture
def sending(of_a_list):
    """Something that was sent to three people, none of whom has it yet."""
    for address in ADDRESSES:
        subscription(address, list_key=of_a_list.list_key)
    subscription("waiting@example.org", confirmed=False, list_key=of_a_list.list_key)
    return of_a_list.begin()


def fails(error: BaseException):
    def act() -> None:
        raise error

    return act


def sent() -> list[str]:
    return sorted(message.to[0] for message in mail.outbox)


def failures() -> dict[str, str]:
    return dict(
        Delivery.objects.filter(state=DeliveryState.FAILED).values_list("subscription__subscriber__email", "failure")
    )


def page_of(sending: Sending) -> str:
    return kind_of(sending.list_key).admin_url(sending)


def work_for(hours: int, run_worker) -> None:
    """The clock and the worker, each quarter of an hour, for so long."""
    work_at(range(0, hours * 60 + 1, 15), run_worker)


def work_at(minutes: range, run_worker) -> None:
    for minute in minutes:
        with later(minutes=minute):
            send_what_is_due()
            run_worker()


def test_everybody_who_confirmed_gets_it_once_however_often_it_is_begun(of_a_list, sending, run_worker):
    assert of_a_list.begin_again() is None
    work_for(1, run_worker)

    assert sent() == ADDRESSES
    assert of_a_list.begin_again() is None
    outbox.send_slice()
    assert sent() == ADDRESSES and Delivery.objects.count() == 3


def test_a_killed_worker_mails_nobody_twice_and_leaves_out_nobody_in_silence(sending, mail_server, caplog):
    mail_server.after[BO] = fails(Killed())
    with pytest.raises(Killed):
        outbox.send_slice()
    assert sent() == [ANN, BO]

    assert not outbox.send_slice()
    assert sent() == ADDRESSES
    assert outbox.close_lost() == 0  # it might be at work still
    for minutes in (16, 17):
        with later(minutes=minutes):
            send_what_is_due()
    assert failures() == {BO: Failure.UNKNOWN}
    assert caplog.text.count(f"were not sent: 1. {Failure.UNKNOWN.label} See {page_of(sending)}") == 1


def test_what_a_worker_has_in_hand_is_committed_before_the_mail_server_is_asked(sending, mail_server, run_worker):
    """Else a kill would take it back, and the next worker would send it again."""
    transactions = []
    mail_server.before[ANN] = lambda: transactions.append(len(connection.atomic_blocks))
    run_worker()

    assert transactions == [len(connection.atomic_blocks)]  # the one of the test itself


def test_two_workers_share_the_list_and_mail_nobody_twice(sending, mail_server):
    """The second one begins while the first has an email in hand, which is the worst moment."""
    mail_server.before[ANN] = outbox.send_slice
    outbox.send_slice()

    assert sent() == ADDRESSES


def test_a_worker_that_is_killed_before_it_lays_out_the_list_lays_it_out_once(sending, monkeypatch):
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Sending, "save", lambda *_arguments, **_options: fails(Killed())())
        outbox.send_slice()
    assert not Delivery.objects.exists()

    outbox.send_slice()
    assert sent() == ADDRESSES


def test_a_long_list_goes_out_in_slices(sending, run_worker, monkeypatch):
    monkeypatch.setattr(outbox, "SLICE", 2)
    assert outbox.send_slice()
    assert len(sent()) == 2

    run_worker()
    assert sent() == ADDRESSES


def test_a_slice_ends_when_its_time_is_over_so_that_other_tasks_have_their_turn(sending, monkeypatch):
    monkeypatch.setattr(outbox, "SLICE_SECONDS", 0)
    assert outbox.send_slice()
    assert len(sent()) == 1


@pytest.mark.parametrize("error", FOR_NOW, ids=lambda e: type(e).__name__)
def test_a_server_that_takes_four_emails_a_minute_gets_no_more_and_everybody_her_email(
    of_a_list, run_worker, mail_server, caplog, error
):
    readers = [f"reader-{number:02}@example.org" for number in range(12)]
    for reader in readers:
        subscription(reader, list_key=of_a_list.list_key)
    of_a_list.begin()
    taken, refused = [], []

    def limit() -> None:
        (taken if len(taken) < 4 else refused).append(1)
        if refused and len(taken) == 4:
            raise error

    mail_server.before.update(dict.fromkeys(readers, limit))
    for minute in range(6):
        taken.clear()
        refused_before = len(refused)
        work_at(range(minute, minute + 1), run_worker)
        assert len(refused) - refused_before <= 3

    assert sent() == readers and failures() == {}
    assert caplog.text.count("takes no more for subscribers for now") == 1
    assert caplog.text.count("Nothing for subscribers waits any more") == 1


@pytest.mark.parametrize("error", FOR_NOW, ids=lambda e: type(e).__name__)
def test_who_is_always_refused_for_now_holds_up_nobody_and_is_listed_after_a_day(
    of_a_list, mail_server, run_worker, caplog, error
):
    stubborn = [f"full-{number}@example.org" for number in range(3)]
    for address in (*stubborn, CY):
        subscription(address, list_key=of_a_list.list_key)
    made = of_a_list.begin()
    mail_server.before.update(dict.fromkeys(stubborn, fails(error)))
    work_at(range(2), run_worker)
    assert sent() == [CY]

    work_at(range(23 * 60, 23 * 60 + 2), run_worker)
    assert failures() == {} and Delivery.objects.waiting().count() == 3
    work_at(range(25 * 60, 25 * 60 + 2), run_worker)
    assert failures() == dict.fromkeys(stubborn, Failure.NOT_TAKEN) and sent() == [CY]
    assert caplog.text.count(f"were not sent: 3. {Failure.NOT_TAKEN.label} See {page_of(made)}") == 1


def test_an_address_that_does_not_exist_is_not_tried_again(of_a_list, sending, mail_server, run_worker, caplog):
    mail_server.before[BO] = fails(SMTPRecipientsRefused({BO: (550, b"unknown")}))
    work_for(1, run_worker)

    assert failures() == {BO: Failure.REFUSED} and sent() == [ANN, CY]
    assert f"Emails of “{of_a_list.title}” that were not sent: 1." in caplog.text


def test_where_nobody_knows_whether_it_left_it_is_not_sent_again_and_no_other_is_risked(
    sending, mail_server, run_worker
):
    mail_server.after[ANN] = fails(SMTPServerDisconnected("closed"))
    outbox.send_slice()
    assert failures() == {ANN: Failure.UNKNOWN} and sent() == [ANN]

    work_for(1, run_worker)
    assert sent() == ADDRESSES


@pytest.mark.parametrize("error", [ConnectionRefusedError("refused"), SMTPSenderRefused(451, b"later", "us")])
def test_while_the_mail_server_is_away_all_wait_and_after_a_day_they_are_listed(
    sending, mail_server, run_worker, monkeypatch, error
):
    if isinstance(error, SMTPSenderRefused):
        mail_server.before.update({address: fails(error) for address in ADDRESSES})
    else:
        monkeypatch.setattr(MailServer, "open", lambda self: fails(error)())
    work_for(2, run_worker)
    assert failures() == {} and Delivery.objects.waiting().count() == 3

    with later(hours=25):
        send_what_is_due()
    assert failures() == dict.fromkeys(ADDRESSES, Failure.NOT_TAKEN) and sent() == []


@pytest.mark.parametrize("goodbye", ["", "421 too many emails in this call"])
@pytest.mark.parametrize("most", [0, 1, 2])
def test_a_server_that_hangs_up_when_an_email_begins_is_called_again(sending, settings, most, goodbye):
    """None was given to it then, so none counts as lost; one that takes none at all is away."""
    with hanging_up(emails_a_call=most, goodbye=goodbye) as server:
        options = {"host": "127.0.0.1", "port": server.port, "timeout": 10}
        settings.MAILERS["server"] = {"BACKEND": "emails.backends.SMTPBackend", "OPTIONS": options}
        assert not outbox.send_slice()
    assert failures() == {} and sorted(server.taken) == (ADDRESSES if most else [])
    assert Delivery.objects.waiting().count() == 3 - len(server.taken)


def test_a_fault_in_one_email_stops_no_other(sending, mail_server, run_worker):
    mail_server.before[ANN] = fails(ValueError("odd"))
    work_for(1, run_worker)

    assert failures() == {ANN: Failure.FAULT} and sent() == [BO, CY]


def test_who_leaves_meanwhile_gets_nothing_and_is_not_counted(sending, run_worker):
    outbox._prepare_due()
    bo = Subscription.objects.get(subscriber__email=BO)
    leave(bo.subscriber.key, bo.pk)
    run_worker()

    assert sent() == [ANN, CY]
    now = Sending.objects.counted().get()
    assert (now.waiting, now.sent, now.failed) == (0, 2, 0) and Sending.objects.over().get() == now


def test_an_issue_goes_out_at_its_time_and_until_then_it_can_be_taken_back(run_worker):
    subscription(ANN)
    made = issue()
    at = timezone.now() + datetime.timedelta(hours=2)
    send(made, None, at)
    work_for(1, run_worker)
    assert sent() == [] and take_back(made, None)

    send(made, None, at)
    work_for(3, run_worker)
    assert sent() == [ANN] and not take_back(made, None)
