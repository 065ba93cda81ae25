"""The row at this second is the truth: who belongs to which network on which day."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from learning.networks.enums import State
from learning.networks.models import Membership, Network
from tests.factories import MembershipFactory, NetworkFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
LAST = datetime.date(2026, 6, 30)


@pytest.fixture
def member():
    return MembershipFactory(starts_on=datetime.date(2026, 1, 1), ends_on=LAST)


@pytest.mark.parametrize(
    ("moment", "current", "state"),
    [
        ("2025-12-31 23:59:59+00:00", False, State.APPROVED),
        ("2026-01-01 00:00:00+00:00", True, State.ACTIVE),
        ("2026-05-31 12:00:00+00:00", True, State.ACTIVE),
        ("2026-06-01 12:00:00+00:00", True, State.LAPSING),
        # summer time: in London the last day ends an hour before midnight UTC
        ("2026-06-30 22:59:59+00:00", True, State.LAPSING),
        ("2026-06-30 23:00:00+00:00", False, State.LAPSED),
    ],
)
def test_a_membership_begins_and_ends_at_that_very_second_without_any_job(member, moment, current, state):
    with time_machine.travel(moment, tick=False):
        assert Membership.objects.current().exists() is current
        assert member.state_now == state
        assert member.is_current is current
        assert Membership.objects.of(member.user).current().exists() is current
        assert Membership.objects.lapsed().exists() is (state == State.LAPSED)


def test_an_editors_own_time_zone_moves_nothing(member):
    with time_machine.travel("2026-06-30 22:59:59+00:00", tick=False), timezone.override("Pacific/Auckland"):
        assert member.is_current
        assert Membership.objects.current().exists()


@pytest.mark.parametrize("state", [s for s in State if s not in (State.ACTIVE, State.APPROVED, State.LAPSING)])
def test_no_other_state_lets_anybody_in(state):
    MembershipFactory(state=state)

    assert not Membership.objects.current().exists()


def test_a_closed_account_and_a_visitor_belong_nowhere(member):
    member.user.is_active = False

    for nobody in (member.user, AnonymousUser(), None):
        assert not Membership.objects.of(nobody).exists()


def test_a_network_that_takes_nobody_is_offered_to_nobody():
    NetworkFactory(name="Closed", is_open=False)
    taking = NetworkFactory(name="South")

    assert list(Network.objects.taking_applications()) == [taking]


def test_a_closed_account_and_a_visitor_decide_nothing():
    coordinator = UserFactory(is_superuser=True, is_active=False)
    network = MembershipFactory(applied=True).network
    network.coordinators.add(coordinator)

    for nobody in (coordinator, AnonymousUser(), None):
        assert not Network.objects.decided_by(nobody).exists()
        assert not Membership.objects.decided_by(nobody).exists()


@pytest.mark.parametrize("state", [State.APPLIED, State.MORE_ASKED, State.ACTIVE])
def test_one_open_row_for_a_person_and_a_network(member, state):
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(user=member.user, network=member.network, state=state)


@pytest.mark.parametrize("state", [State.APPROVED, State.LAPSING])
def test_what_the_calendar_says_is_never_stored(state):
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(state=state)


def test_an_active_row_has_both_dates():
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(ends_on=None)
