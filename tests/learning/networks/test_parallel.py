"""Twenty people press at once: one transition, one row of history, one email."""

from __future__ import annotations

import pytest
from django.core import mail

from learning.networks import services
from learning.networks.enums import JoiningRule, State
from learning.networks.models import Invitation, Membership, MembershipChange, Organisation
from tests.at_once import MANY, at_once
from tests.browser import Browser, signed_in
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


def test_twenty_presses_on_one_invitation_are_one_member(real_database):
    network, person = NetworkFactory(), UserFactory(email="ann@charity.example")
    invitation = Invitation.objects.create(network=network, email=person.email)
    browsers = signed_in_often(person)
    real_database()
    form = {"organisation_name": "Example", "role": "Manager", "agreed": "on"}

    answers = at_once(lambda n: browsers[n].post(invitation.get_absolute_url(), form).status_code)

    assert answers == [302] * MANY
    assert at_once(lambda n: (Membership.objects.count(), MembershipChange.objects.count()))[0] == (1, 1)
    assert len(mail.outbox) == 1


def test_twenty_presses_on_join_by_domain_are_one_member(real_database):
    network = NetworkFactory(joining=JoiningRule.DOMAIN, domains="charity.example")
    person = UserFactory(email="ann@charity.example")
    browsers = signed_in_often(person)
    real_database()
    form = {"organisation_name": "Example", "role": "Manager", "agreed": "on"}

    answers = at_once(lambda n: browsers[n].post(network.get_apply_url(), form).status_code)

    assert set(answers) <= {200, 302}
    assert at_once(lambda n: (Membership.objects.current().count(), MembershipChange.objects.count()))[0] == (1, 1)
    assert len(mail.outbox) == 1


def test_twenty_invitations_of_one_address_are_one(real_database):
    network, coordinator = NetworkFactory(), UserFactory(is_superuser=True)
    browsers = signed_in_often(coordinator)
    real_database()

    at_once(lambda n: browsers[n].post(network.get_invitations_url(), {"addresses": "ann@charity.example"}))

    assert at_once(lambda n: Invitation.objects.count())[0] == 1
    assert [email.to for email in mail.outbox] == [["ann@charity.example"]]


def test_twenty_approvals_of_people_from_one_new_place_add_one_organisation(real_database):
    office = UserFactory(is_superuser=True)
    rows = [
        MembershipFactory(applied=True, network=NetworkFactory(), organisation_name="New place") for _ in range(MANY)
    ]
    real_database()

    at_once(lambda n: services.approve(rows[n], office))

    found = at_once(lambda n: (Organisation.objects.count(), Membership.objects.current().count()))[0]
    assert found == (1, MANY)


def signed_in_often(person) -> list[Browser]:
    return [signed_in(person) for _ in range(MANY)]
