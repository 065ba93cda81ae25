"""Each state, each person and each action: what the tables allow happens, everything else is refused and changes nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from learning.networks import joining, services
from learning.networks.actions import ALL, OWN, RUNNING, Action, own_actions, staff_actions
from learning.networks.enums import JoiningRule, State
from learning.networks.invitations import invite
from learning.networks.models import Membership, MembershipChange
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 6, 15, 12, tzinfo=datetime.UTC)
WORK = {"organisation_name": "Example", "role": "Manager"}

#: The table, written by hand: what comes of each action from each state; what is not named is refused.
OUTCOMES: dict[State, dict[Action, State]] = {
    State.APPLIED: {
        Action.LEAVE: State.LEFT, Action.APPROVE: State.ACTIVE, Action.ASK_MORE: State.MORE_ASKED,
        Action.REFUSE: State.REFUSED, Action.ACCEPT: State.ACTIVE,
    },
    State.MORE_ASKED: {
        Action.ANSWER: State.APPLIED, Action.LEAVE: State.LEFT, Action.APPROVE: State.ACTIVE,
        Action.REFUSE: State.REFUSED, Action.ACCEPT: State.ACTIVE,
    },
    State.REFUSED: {Action.APPLY: State.APPLIED, Action.APPROVE: State.ACTIVE, Action.ACCEPT: State.ACTIVE},
    State.APPROVED: {
        Action.LEAVE: State.LEFT, Action.RENEW: State.APPROVED, Action.SUSPEND: State.SUSPENDED,
        Action.REMOVE: State.REMOVED, Action.CONFIRM: State.APPROVED,
    },
    State.ACTIVE: {
        Action.LEAVE: State.LEFT, Action.RENEW: State.ACTIVE, Action.SUSPEND: State.SUSPENDED,
        Action.REMOVE: State.REMOVED, Action.CONFIRM: State.ACTIVE,
    },
    State.LAPSING: {
        Action.RENEW_OWN: State.ACTIVE, Action.LEAVE: State.LEFT, Action.RENEW: State.ACTIVE,
        Action.SUSPEND: State.SUSPENDED, Action.REMOVE: State.REMOVED, Action.CONFIRM: State.LAPSING,
        Action.REMIND: State.LAPSING,
    },
    State.LAPSED: {
        Action.APPLY: State.APPLIED, Action.JOIN: State.ACTIVE, Action.ACCEPT: State.ACTIVE, Action.RENEW: State.ACTIVE,
    },
    State.LEFT: {Action.APPLY: State.APPLIED, Action.JOIN: State.ACTIVE, Action.ACCEPT: State.ACTIVE},
    State.SUSPENDED: {Action.LEAVE: State.LEFT, Action.RESTORE: State.ACTIVE, Action.REMOVE: State.REMOVED},
    State.REMOVED: {Action.APPLY: State.APPLIED, Action.RESTORE: State.ACTIVE, Action.ACCEPT: State.ACTIVE},
}  # fmt: skip
OF_THE_OFFICE = {Action.CONFIRM, Action.UNCONFIRM}
DATES = {State.APPROVED: (1, 300), State.LAPSING: (-300, 20), State.LAPSED: (-400, -1)}


def membership_in(state: State, network) -> Membership:
    starts, ends = DATES.get(state, (-30, 300))
    stored = State.ACTIVE if state in {*DATES, State.ACTIVE} else state
    dates = (
        {} if stored not in {State.APPLIED, State.MORE_ASKED, State.REFUSED} else {"starts_on": None, "ends_on": None}
    )
    row = MembershipFactory(
        network=network, state=stored, starts=starts, ends=ends, organisation=OrganisationFactory(), **dates
    )
    assert row.state_now == state
    return row


def carry_out(action: Action, row: Membership, by) -> Membership:
    services_of: dict[Action, Callable[[], Membership]] = {
        Action.APPLY: lambda: services.apply(row.user, row.network, why="Why.", **WORK),
        Action.ANSWER: lambda: services.apply(row.user, row.network, why="Why.", **WORK),
        Action.JOIN: lambda: joining.join(row.user, row.network, **WORK),
        Action.ACCEPT: lambda: joining.accept(invite(row.network, row.user.email, by)[0], row.user, **WORK),
        Action.RENEW_OWN: lambda: services.renew_own(row, **WORK),
        Action.LEAVE: lambda: services.leave(row),
        Action.CONFIRM: lambda: services.confirm_organisation(row, by),
        Action.UNCONFIRM: lambda: services.unconfirm_organisation(row, by),
    }
    return services_of.get(action, lambda: getattr(services, action)(row, by, "A reason."))()


@pytest.mark.parametrize("state", OUTCOMES)
@time_machine.travel(NOW, tick=False)
def test_each_action_from_each_state(south, coordinator, state):
    south.joining, south.domains = JoiningRule.DOMAIN, "example.org"
    south.save()
    office = UserFactory(roles=["network editor"])
    for action in ALL:
        row = membership_in(state, south)
        expected = OUTCOMES[state].get(action)
        offered = [*own_actions(row), *staff_actions(row, office)]
        assert (action in offered) == (expected is not None), action
        assert action in OF_THE_OFFICE or action in OWN or (action in staff_actions(row, coordinator)) == bool(expected)
        before = MembershipChange.objects.count()
        if expected is None and action in {Action.APPLY, Action.ANSWER}:
            continue  # both are `apply`, which does what the state asks for: see the next test
        if expected is None and action in {Action.JOIN, Action.ACCEPT} and state in {*RUNNING, State.SUSPENDED}:
            continue  # see test_joining: a member is one already, and who is suspended gets no invitation
        try:
            after = carry_out(action, row, office)
        except (services.AlreadyDone, joining.CannotJoin, PermissionDenied) as refused:
            assert expected is None, action
            assert isinstance(refused, PermissionDenied) or refused.sentence
            row.refresh_from_db()
            assert (row.state_now, MembershipChange.objects.count()) == (state, before), action
            continue
        assert after.state_now == expected, action
        change = MembershipChange.objects.latest("pk")
        assert (change.action, change.to_state, change.by) == (
            action,
            after.state,
            row.user if action in OWN else office,
        )
        assert MembershipChange.objects.count() == before + 1


@pytest.mark.parametrize("state", [s for s in OUTCOMES if not {Action.APPLY, Action.ANSWER} & set(OUTCOMES[s])])
@time_machine.travel(NOW, tick=False)
def test_to_apply_changes_nothing_while_something_is_open(south, state):
    row = membership_in(state, south)

    services.apply(row.user, south, why="Why.", **WORK)

    assert (Membership.objects.get().state_now, MembershipChange.objects.count()) == (state, 0)


@pytest.mark.parametrize("state", OUTCOMES)
@time_machine.travel(NOW, tick=False)
def test_nobody_is_left_without_a_next_step(south, state):
    """Save in the middle of a term, where there is nothing to wish for, she can go on from everywhere."""
    row = membership_in(state, south)

    assert own_actions(row)
    assert state == State.LEFT or staff_actions(row, south.coordinators.get())


def test_no_state_is_forgotten():
    assert set(OUTCOMES) == set(State)
    assert set().union(*OUTCOMES.values()) | {Action.UNCONFIRM} == set(Action) == set(ALL)
