"""An email is neither lost nor doubled when the mail server is away."""

from __future__ import annotations

import datetime
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from learning.networks import services
from learning.networks.jobs import send_waiting_emails
from learning.networks.models import MembershipChange
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
APPLICATION = dict(organisation_name="Example women's centre", role="Manager", why="To learn.")
APPLICANT, COORDINATOR = "ann@example.org", "coordinator.south@example.org"


@pytest.fixture
def mail_server(monkeypatch):
    """A mail server that fails for some addresses, with an error each."""
    fails: dict[str, Exception] = {}
    send = EmailMessage.send

    def answer(email: EmailMessage, *args, **kwargs):
        if error := fails.get(email.to[0]):
            raise error
        return send(email, *args, **kwargs)

    monkeypatch.setattr(EmailMessage, "send", answer)
    return fails


@pytest.fixture
def apply(south, after_commit):
    def go() -> None:
        with after_commit():
            services.apply(UserFactory(email=APPLICANT), south, **APPLICATION)

    return go


def sent() -> list[str]:
    return [email.to[0] for email in mail.outbox]


def minutes_later(minutes: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + datetime.timedelta(minutes=minutes), tick=False)


def test_emails_wait_for_a_mail_server_that_is_away(mail_server, apply, caplog):
    mail_server[APPLICANT] = mail_server[COORDINATOR] = SMTPServerDisconnected("Connection unexpectedly closed")
    apply()
    assert sent() == []
    assert "Check EMAIL_URL." in caplog.text

    with minutes_later(20):
        send_waiting_emails()
        assert sent() == []
        mail_server.clear()
        send_waiting_emails()
        send_waiting_emails()

    assert sent() == [APPLICANT, COORDINATOR]


def test_emails_that_nobody_sent_for_three_days_are_let_go(mail_server, apply):
    mail_server[APPLICANT] = SMTPServerDisconnected()
    apply()
    mail_server.clear()

    with minutes_later(3 * 24 * 60 + 1):
        assert send_waiting_emails() == 0

    assert sent() == []


def test_an_address_that_is_refused_holds_up_no_other(mail_server, apply, caplog):
    mail_server[APPLICANT] = SMTPRecipientsRefused({APPLICANT: (550, b"No such user")})

    apply()

    assert sent() == [COORDINATOR]
    change = MembershipChange.objects.get()
    assert change.emailed_at
    assert "The mail server refuses an address" in caplog.text
    assert f"change {change.pk}" in caplog.text
    assert APPLICANT not in caplog.text


def test_who_was_told_is_not_told_again_because_another_was_not(mail_server, apply, caplog):
    mail_server[COORDINATOR] = SMTPServerDisconnected()
    apply()
    mail_server.clear()

    with minutes_later(20):
        send_waiting_emails()

    assert sent() == [APPLICANT]
    assert f"write by hand about change {MembershipChange.objects.get().pk}" in caplog.text
