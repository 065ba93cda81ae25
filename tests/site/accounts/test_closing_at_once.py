"""Accounts that are closed while others work on the same people: each closes, and nobody gets an error."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.utils import timezone

from accounts.closing import close_account
from learning.imports import carrying_out, services
from learning.imports.models import ImportRun
from learning.library.reading import digest_choices, digests
from learning.networks.models import Membership, MembershipChange
from subscriptions import outbox
from subscriptions.enums import DeliveryState
from subscriptions.models import Delivery, Subscription
from tests.at_once import MANY, at_once
from tests.browser import Browser
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.imports.importing import HEADINGS, table
from tests.learning.library.factories import make_library, make_resource, make_section

pytestmark = pytest.mark.postgresql
User = get_user_model()


def test_twenty_presses_close_an_account_once(real_database):
    ann = UserFactory(email="ann@example.org")
    browsers = [Browser() for _ in range(MANY)]
    for browser in browsers:
        browser.sign_in(ann)
    mail.outbox.clear()
    real_database()

    answers = at_once(lambda n: browsers[n].post("/accounts/close/"))

    assert {answer.url for answer in answers} == {"/accounts/closed/"}
    assert not at_once(lambda n: User.objects.filter(email=ann.email).exists())[0]
    assert [email.subject for email in mail.outbox] == ["Your account is closed"]


def test_people_close_their_accounts_while_an_administrator_decides_about_them(real_database):
    office = UserFactory(is_superuser=True)
    browsers = [Browser() for _ in range(MANY)]
    for browser in browsers[::2]:
        browser.force_login(office)
    rows = [MembershipFactory(applied=True, network=NetworkFactory()) for _ in range(MANY // 2)]
    real_database()

    def work(number: int) -> object:
        row = rows[number // 2]
        if number % 2:
            return close_account(row.user)
        return browsers[number].post(f"/admin/applications/{row.pk}/", {"action": "approve"}).status_code

    answers = at_once(work)

    assert answers[1::2] == [True] * (MANY // 2)
    assert set(answers[::2]) <= {302, 403, 404}, "decided before, or there was nothing to decide any more"
    assert at_once(lambda n: (Membership.objects.count(), MembershipChange.objects.count()))[0] == (0, 0)


def test_people_close_their_accounts_while_an_import_and_the_digest_run(real_database, tmp_path, settings):
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    south, office = NetworkFactory(name="South"), UserFactory(is_superuser=True)
    people = [MembershipFactory(network=south).user for _ in range(MANY)]
    make_resource(make_section(make_library("south", [south])), first_published_at=timezone.now())
    for person in people:
        digest_choices.choose(person, "all", [])
    Subscription.objects.update(confirmed_at=timezone.now() - datetime.timedelta(days=30))
    list_ = table(HEADINGS, *[(person.email, "Another name", "South", "", "Manager") for person in people])
    run = services.keep("members", list_.encode(), office)
    ImportRun.objects.update(state="confirmed")
    digests.send_weekly()
    real_database()

    def work(number: int) -> object:
        match number:
            case 0:
                return carrying_out.carry_out(run.pk)
            case 1:
                return outbox.send_slice()
        return close_account(people[number])

    answers = at_once(work)

    assert answers == [False, False] + [True] * (MANY - 2)
    found = at_once(lambda n: (ImportRun.objects.get().state, {row.state for row in Delivery.objects.all()}))[0]
    assert found[0] == "done" and found[1] <= {DeliveryState.SENT, DeliveryState.NOTHING, DeliveryState.WAITING}
    sent = [to for email in mail.outbox for to in email.to]
    assert len(sent) == len(set(sent))
