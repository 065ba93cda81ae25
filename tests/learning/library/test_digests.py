"""The weekly digest: decided for each person when it is written, never twice, and never to whom it is not for."""

from __future__ import annotations

import datetime
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail

from accounts.models import User
from learning.library.jobs import begin_weekly_digest
from learning.library.models import DigestChoice, Download, Resource, ResourceFile
from learning.library.reading import digests
from learning.library.reading.digest_choices import LIST, choose
from learning.networks.enums import State
from learning.networks.models import Membership
from subscriptions.enums import DeliveryState
from subscriptions.models import Delivery, Sending, Subscriber, Subscription
from tests.browser import Browser
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_file, make_library, make_resource, make_section
from tests.site.subscriptions.factories import words
from tests.site.subscriptions.mail_server import MailServer

CANARY = "Zephyrine"
MONDAY = datetime.datetime(2026, 11, 23, 8, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def mail_server(settings, monkeypatch):
    server = {"BACKEND": "tests.site.subscriptions.mail_server.MailServer"}
    settings.MAILERS = {"default": {"BACKEND": "emails.backends.QueueBackend"}, "server": server}
    monkeypatch.setattr(MailServer, "before", {})
    return MailServer


@pytest.fixture
def reader(south) -> User:
    """Who chose the digest three weeks before the Monday."""
    user = MembershipFactory(user=UserFactory(email="Ann@example.org"), network=south).user
    with time_machine.travel(MONDAY - datetime.timedelta(weeks=3)):
        choose(user, "all", [])
    return user


@pytest.fixture
def section(south):
    return make_section(make_library("south", [south]))


def published(section, slug: str = "notes", days_before: int = 2, title: str = "") -> Resource:
    at = MONDAY - datetime.timedelta(days=days_before)
    made = make_resource(section, slug, title or f"{slug} {CANARY}", first_published_at=at)
    Resource.objects.filter(pk=made.pk).update(newest_at=at)
    return made


@pytest.fixture
def monday(run_worker):
    """The clock strikes and a worker sends what is due; again as often as it is called."""

    def strike(weeks: int = 0) -> list:
        with time_machine.travel(MONDAY + datetime.timedelta(weeks=weeks), tick=False):
            begin_weekly_digest()
            run_worker()
        return mail.outbox

    return strike


@pytest.mark.postgresql
def test_each_gets_what_is_new_once_in_her_language_and_the_subject_names_nothing(reader, section, monday):
    User.objects.filter(pk=reader.pk).update(preferred_language="cy")
    published(section)
    published(section, "old", days_before=9)
    for _again in range(3):
        sent = monday()

    (email,) = sent
    assert email.to == ["ann@example.org"]
    assert f"notes {CANARY}" in email.body and "old" not in email.body
    assert CANARY not in email.subject and email.subject != "What is new in your libraries"
    assert email.body.startswith("Dyma") and "/cy/learning/libraries/south/notes/" in email.body
    assert monday(weeks=1) == [email]
    assert Delivery.objects.filter(state=DeliveryState.NOTHING).count() == 1


def test_the_way_to_leave_is_one_plain_line_and_needs_no_session(reader, section, monday):
    published(section)
    (email,) = monday()

    (header,) = [line for line in email.message().as_bytes().split(b"\n") if line.startswith(b"List-Unsubscribe:")]
    address = header.decode().partition("<")[2].partition(">")[0]
    assert address.startswith("http") and "=?" not in address
    path = address.split("/", 3)[3]
    assert DigestChoice.objects.exists()
    Browser().get(f"/{path}")
    assert DigestChoice.objects.exists(), "a scanner opens every link"
    assert Browser().post(f"/{path}", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not DigestChoice.objects.exists() and not Subscriber.objects.exists()


@pytest.mark.parametrize("what", ["removed", "lapsed", "closed", "unproved", "moved", "deleted"])
def test_rights_are_those_of_the_moment_of_sending(reader, section, monday, what, run_worker):
    """All this happens between the Monday's beginning and its email."""
    published(section)
    with time_machine.travel(MONDAY):
        begin_weekly_digest()
        mine = Membership.objects.filter(user=reader)
        match what:
            case "removed":
                mine.update(state=State.REMOVED)
            case "lapsed":
                mine.update(starts_on=MONDAY - datetime.timedelta(days=9), ends_on=MONDAY - datetime.timedelta(days=1))
            case "closed":
                User.objects.filter(pk=reader.pk).update(is_active=False)
            case "unproved":
                EmailAddress.objects.filter(user=reader).update(verified=False)
            case "moved":
                User.objects.filter(pk=reader.pk).update(email="new@example.org")
            case "deleted":
                reader.delete()
        run_worker()

    assert mail.outbox == []
    assert Subscriber.objects.exists() == (what != "deleted")


def test_whoever_has_a_new_address_gets_it_there_once_it_is_proved(reader, section, monday):
    reader.email = "new@example.org"
    reader.save()
    published(section)
    assert monday() == []
    EmailAddress.objects.filter(user=reader).update(email="new@example.org")
    published(section, "later", days_before=-2)

    (email,) = monday(weeks=1)

    assert email.to == ["new@example.org"] and "later" in email.body
    assert [str(subscriber) for subscriber in Subscriber.objects.all()] == ["new@example.org"]


def test_an_address_on_the_list_without_an_account_gets_nothing(section, monday, reader):
    """Whoever writes an address into the form of some list cannot put it on this one."""
    published(section)
    assert Browser().post(f"/subscriptions/to/{LIST}/", {"email": "x@example.org"}).status_code == 404
    stranger = Subscriber.objects.create(email="x@example.org")
    long_ago = MONDAY - datetime.timedelta(weeks=9)
    Subscription.objects.create(subscriber=stranger, list_key=LIST, language="en-gb", confirmed_at=long_ago)

    assert [email.to for email in monday()] == [["ann@example.org"]]


def test_a_refused_address_fails_alone_and_a_second_run_mails_nobody_twice(reader, section, monday, south):
    bo = MembershipFactory(user=UserFactory(email="bo@example.org"), network=south).user
    with time_machine.travel(MONDAY - datetime.timedelta(weeks=3)):
        choose(bo, "all", [])
    published(section)
    MailServer.before = {"bo@example.org": SMTPRecipientsRefused({"bo@example.org": (550, b"unknown")})}

    for _again in range(3):
        monday()

    assert [email.to for email in mail.outbox] == [["ann@example.org"]]
    states = Delivery.objects.order_by("pk").values_list("state", flat=True)
    assert sorted(states) == [DeliveryState.FAILED, DeliveryState.SENT]


def test_only_the_networks_that_she_ticked(reader, section, monday):
    north = NetworkFactory(name="North")
    MembershipFactory(user=reader, network=north)
    published(section)
    published(make_section(make_library("north", [north])), "northern")
    choose(reader, "networks", [north])

    (email,) = monday()

    assert "northern" in email.body and "notes" not in email.body


def test_a_newer_version_is_told_with_what_changed_to_whoever_has_the_older(reader, section, monday):
    resource = published(section, days_before=30)
    first = make_file(resource, "Sheets")
    Download.objects.create(user=reader, file=first)
    make_file(resource, "Sheets", replaces=first, what_changed="Sheet 5 is new.")
    at = MONDAY - datetime.timedelta(days=1)
    ResourceFile.objects.filter(resource=resource).update(added_at=at)
    Resource.objects.filter(pk=resource.pk).update(newest_at=at)

    (email,) = monday()

    assert "You have version 1. Version 2 is newer." in email.body and "Sheet 5 is new." in email.body
    assert email.body.count(f"notes {CANARY}") == 1


def test_she_chooses_on_a_page_of_her_own(south, reader):
    browser = Browser()
    browser.force_login(reader)
    assert "It goes to Ann@example.org" in words(browser.get("/learning/digest/"))

    assert "Tick at least one network." in words(browser.post("/learning/digest/", {"what": "networks"}))
    other = NetworkFactory(name="North")
    assert browser.post("/learning/digest/", {"what": "networks", "networks": other.pk}).status_code == 200
    assert browser.post("/learning/digest/", {"what": "networks", "networks": south.pk}).status_code == 302
    assert DigestChoice.objects.get().of_networks.get() == south
    for _again in range(2):
        browser.post("/learning/digest/", {"what": "never"})
    assert not Subscription.objects.exists() and not DigestChoice.objects.exists()


def test_the_week_begins_on_monday_at_seven_in_london():
    summer = datetime.datetime(2026, 7, 6, 6, tzinfo=datetime.UTC)
    assert digests.last_cut(summer) == summer
    assert digests.last_cut(summer - datetime.timedelta(minutes=1)) == summer - digests.WEEK
    assert digests.last_cut(MONDAY + datetime.timedelta(days=6)) == MONDAY - datetime.timedelta(hours=1)


def test_nobody_who_wants_one_no_sending(section, monday):
    published(section)
    monday()

    assert not Sending.objects.exists()


@pytest.mark.postgresql
def test_after_a_month_without_a_worker_there_is_one_digest_with_all_of_it(reader, section, monday):
    published(section)
    for week in range(4):
        with time_machine.travel(MONDAY + datetime.timedelta(weeks=week), tick=False):
            begin_weekly_digest()
    later = MONDAY + datetime.timedelta(weeks=2)
    Resource.objects.filter(pk=make_resource(section, "later", f"later {CANARY}", first_published_at=later).pk).update(
        newest_at=later
    )

    sent = monday(weeks=3)

    (email,) = sent
    assert f"notes {CANARY}" in email.body and f"later {CANARY}" in email.body
    assert monday(weeks=4) == [email]
