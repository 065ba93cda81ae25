"""No request waits for the mail server, whatever it does; what it did not take is sent later, and once."""

from __future__ import annotations

import datetime
import itertools
from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import WorkflowState

from accounts.models import User
from campaigns.models import CampaignIndexPage
from emails.jobs import send_waiting_emails
from emails.models import WaitingEmail
from emails.tasks import outage, send
from learning.networks.models import Membership
from tests.browser import Browser
from tests.editing import at_desk, campaign_form
from tests.factories import NetworkFactory, UserFactory
from tests.publishing import publish_below

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

PERSON, OTHER = "ann@example.org", "bo@example.org"
UNKNOWN_ADDRESS, FULL_MAILBOX = (SMTPRecipientsRefused({PERSON: (code, b"")}) for code in (550, 450))
FAULTS = [
    TimeoutError("timed out"),
    ConnectionRefusedError("refused"),
    SMTPServerDisconnected("closed"),
    SMTPAuthenticationError(535, b"who are you?"),
    SMTPDataError(554, b"no"),
]


class MailServer(EmailBackend):
    """Fails with the error that stands for a recipient, or for "everybody"."""

    errors: dict[str, Exception] = {}

    def send_messages(self, messages):
        for message in messages:
            if error := self.errors.get(message.to[0]) or self.errors.get("everybody"):
                raise error
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def mail_server(settings, monkeypatch):
    settings.MAILERS = {
        "default": {"BACKEND": "emails.backends.QueueBackend"},
        "server": {"BACKEND": f"{__name__}.MailServer"},
    }
    monkeypatch.setattr(MailServer, "errors", {})
    monkeypatch.setattr(outage, "lasts", False)
    return MailServer.errors


@pytest.fixture
def work(run_worker):
    """Tasks wait until this is called."""
    return run_worker


def minutes_later(minutes: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + datetime.timedelta(minutes=minutes), tick=False)


def sent() -> list[str]:
    return [message.to[0] for message in mail.outbox]


def write_to(*addresses: str) -> None:
    for address in addresses:
        EmailMessage("Hello", "Good day.", "from@example.org", [address]).send()


# --- requests ----------------------------------------------------------------------------


def submit(home):
    UserFactory(roles=["publisher"])
    campaigns = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])
    answer = at_desk("editor").post(add, campaign_form("submit"))
    assert WorkflowState.objects.get().status == "in_progress"
    return answer


def sign_up(home):
    form = {"email": "new@example.org", "password1": "three quiet words", "name": "New"}
    answer = Browser().post(reverse("account_signup"), form)
    assert User.objects.filter(email="new@example.org").exists()
    return answer


def reset_password(home):
    return Browser().post(reverse("account_reset_password"), {"email": UserFactory().email})


def add_colleague(home):
    form = {"email": "new@example.org", "name": "New", "preferred_language": "en-gb"}
    answer = at_desk("administrator").post(reverse("wagtailusers_users:add"), form)
    assert User.objects.filter(email="new@example.org").exists()
    return answer


def apply_to_network(home):
    browser = Browser()
    browser.force_login(UserFactory())
    form = {"organisation_name": "A centre", "role": "Manager", "why": "To learn.", "agreed": "on"}
    answer = browser.post(NetworkFactory(name="South").get_apply_url(), form)
    assert Membership.objects.exists()
    return answer


@pytest.mark.parametrize("ask", [submit, sign_up, reset_password, add_colleague, apply_to_network])
def test_no_request_asks_the_mail_server_and_its_email_comes_later(home, mail_server, work, ask):
    mail_server["everybody"] = AssertionError("The mail server was asked inside a request.")

    assert ask(home).status_code == 302

    assert sent() == []
    mail_server.clear()
    work()
    assert len(sent()) == 1
    assert not WaitingEmail.objects.exists()


def test_what_is_rolled_back_sends_nothing(work):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write_to(PERSON)
        raise ZeroDivisionError

    work()

    assert sent() == []


def test_an_email_arrives_as_it_was_written(work):
    written = EmailMultiAlternatives(
        "Croeso", "Text", "from@example.org", [PERSON], cc=["c@example.org"], bcc=["b@example.org"],
        reply_to=["r@example.org"], headers={"Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    written.attach_alternative("<p>Text</p>", "text/html")
    written.send()
    work()

    (arrived,) = mail.outbox
    for name in ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to", "extra_headers", "alternatives"):
        assert getattr(arrived, name) == getattr(written, name), name


# --- a mail server that is away -----------------------------------------------------------


@pytest.mark.parametrize("error", [*FAULTS, FULL_MAILBOX], ids=lambda error: type(error).__name__)
def test_an_email_waits_for_the_mail_server_and_is_sent_once(mail_server, work, error):
    mail_server["everybody"] = error
    write_to(PERSON)
    work()
    mail_server.clear()

    with minutes_later(16):
        for _ in range(2):
            send_waiting_emails()
            work()

    assert sent() == [PERSON]
    assert not WaitingEmail.objects.exists()


def test_pauses_grow_to_a_quarter_of_an_hour(mail_server, work):
    mail_server["everybody"] = FAULTS[0]
    write_to(PERSON)
    tries = []
    for minute in range(1, 61):
        with minutes_later(minute):
            tries += [minute] * send_waiting_emails()
            work()

    pauses = [after - before for before, after in itertools.pairwise(tries)]
    assert pauses == sorted(pauses)
    assert pauses[0] < 5
    assert max(pauses) <= 16


def test_it_is_said_once_that_the_mail_server_is_away_and_once_that_it_is_back(mail_server, work, caplog):
    mail_server["everybody"] = FAULTS[0]
    write_to(PERSON, OTHER, PERSON)
    work()
    mail_server.clear()
    with minutes_later(16):
        send_waiting_emails()
        work()

    assert caplog.text.count("EMAIL_URL") == 1
    assert caplog.text.count("takes emails again") == 1


@pytest.mark.parametrize("error", [FULL_MAILBOX, SMTPDataError(554, b"no")], ids=["mailbox", "message"])
def test_what_one_email_meets_is_said_once_and_is_no_outage(mail_server, work, caplog, error):
    mail_server[PERSON] = error
    write_to(PERSON, OTHER)
    work()
    with minutes_later(16):
        send_waiting_emails()
        work()

    assert sent() == [OTHER]
    assert caplog.text.count("puts off the email") == 1 and "EMAIL_URL" not in caplog.text


def test_after_a_day_it_is_given_up_and_the_log_says_what_to_do(mail_server, work, caplog):
    person = UserFactory(email=PERSON)
    mail_server["everybody"] = FAULTS[0]
    write_to(PERSON)
    work()
    with minutes_later(24 * 60 - 1):
        send_waiting_emails()
        work()
    assert WaitingEmail.objects.count() == 1

    with minutes_later(24 * 60 + 1):
        assert send_waiting_emails() == 0

    assert not WaitingEmail.objects.exists()
    assert f"/admin/users/edit/{person.pk}/" in caplog.text
    assert "check EMAIL_URL, and write by another way" in caplog.text
    assert PERSON not in caplog.text


def test_an_unknown_address_is_not_tried_again_and_holds_up_no_other(mail_server, work, caplog):
    mail_server[PERSON] = UNKNOWN_ADDRESS
    write_to(PERSON, OTHER)

    work()

    assert sent() == [OTHER]
    assert not WaitingEmail.objects.exists()
    assert "refuses the address" in caplog.text
    assert PERSON not in caplog.text


def test_while_no_worker_is_there_the_clock_asks_no_more_than_every_quarter_of_an_hour(run_worker):
    write_to(PERSON)
    for minute in range(31):
        with minutes_later(minute):
            send_waiting_emails()

    assert DBTaskResult.objects.count() == 3
    run_worker()
    assert sent() == [PERSON]


def test_tasks_hold_nothing_about_a_person(run_worker):
    write_to(PERSON)

    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [WaitingEmail.objects.get().pk], "kwargs": {}}


def test_an_email_is_sent_once_however_often_the_task_runs(run_worker):
    write_to(PERSON)
    waiting = WaitingEmail.objects.get()

    send.call(waiting.pk)
    send.call(waiting.pk)

    assert sent() == [PERSON]
