"""Twenty people press "Approve" at once: one transition, one row of history, one email."""

from __future__ import annotations

import pytest
from django.core import mail

from learning.networks.enums import State
from learning.networks.models import Membership, MembershipChange
from tests.at_once import MANY, at_once
from tests.browser import Browser
from tests.factories import MembershipFactory, NetworkFactory, UserFactory

pytestmark = pytest.mark.postgresql


def test_twenty_approvals_are_one(real_database):
    row = MembershipFactory(applied=True, network=NetworkFactory())
    browsers = []
    for _ in range(MANY):
        browser = Browser()
        browser.force_login(UserFactory(is_superuser=True))
        browsers.append(browser)
    real_database()

    answers = at_once(lambda n: browsers[n].post(f"/admin/applications/{row.pk}/", {"action": "approve"}).status_code)

    assert sorted(answers) == [302] + [409] * (MANY - 1)
    state, history = at_once(lambda n: (Membership.objects.get(pk=row.pk).state, MembershipChange.objects.count()))[0]
    assert (state, history) == (State.ACTIVE, 1)
    assert [email.to for email in mail.outbox] == [[row.user.email]]


def test_twenty_applications_of_one_person_are_one(real_database):
    network, person = NetworkFactory(), UserFactory()
    browsers = []
    for _ in range(MANY):
        browser = Browser()
        browser.force_login(person)
        browsers.append(browser)
    real_database()
    form = {"organisation_name": "Example", "role": "Manager", "why": "To learn.", "agreed": "on"}

    answers = at_once(lambda n: browsers[n].post(network.get_apply_url(), form).status_code)

    assert answers.count(302) + answers.count(200) == MANY
    assert at_once(lambda n: (Membership.objects.count(), MembershipChange.objects.count()))[0] == (1, 1)
    assert len(mail.outbox) == 1
