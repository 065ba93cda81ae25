"""What may be done with a membership, by whom, and where it stands when it may.

The two tables are the rule: pages and the admin offer what they allow, `services` refuses the rest, and
`tests/learning/networks/test_actions.py` walks through every state, role and action. From each state there is a next
step for the person and, but for the states that only she can leave, for those who decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from learning.networks.enums import WAITING, State

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from learning.networks.models import Membership


class Action(models.TextChoices):
    """The labels are those of the buttons in the admin, and of the history."""

    APPLY = "apply", _("Apply")
    ANSWER = "answer", _("Answer")
    JOIN = "join", _("Join at once")
    ACCEPT = "accept", _("Accept an invitation")
    RENEW_OWN = "renew_own", _("Renew as a member")
    LEAVE = "leave", _("Leave")
    APPROVE = "approve", _("Approve")
    ASK_MORE = "ask_more", _("Ask more")
    REFUSE = "refuse", _("Refuse")
    RENEW = "renew", _("Renew for one term")
    REMIND = "remind", _("Remind of the last day")
    SUSPEND = "suspend", _("Suspend")
    RESTORE = "restore", _("Give it back")
    REMOVE = "remove", _("End it now")
    CONFIRM = "confirm", _("Confirm the place of work")
    UNCONFIRM = "unconfirm", _("Take the confirmation back")


RUNNING = frozenset({State.APPROVED, State.ACTIVE, State.LAPSING})

#: What the person herself may do. None: she has never asked. To join at once, her network has to be open to her, and for
#: an invitation there has to be one; `joining` asks for both, and for what was decided against her before.
OWN: dict[Action, frozenset[State | None]] = {
    Action.APPLY: frozenset({None, State.REFUSED, State.LAPSED, State.LEFT, State.REMOVED}),
    Action.ANSWER: frozenset({State.MORE_ASKED}),
    Action.JOIN: frozenset({None, State.LAPSED, State.LEFT}),
    Action.ACCEPT: frozenset({None, *WAITING, State.REFUSED, State.LAPSED, State.LEFT, State.REMOVED}),
    Action.RENEW_OWN: frozenset({State.LAPSING}),
    Action.LEAVE: frozenset({*WAITING, *RUNNING, State.SUSPENDED}),
}
#: What those may do who decide for the network, about everybody but themselves.
STAFF: dict[Action, frozenset[State | None]] = {
    Action.APPROVE: frozenset({*WAITING, State.REFUSED}),
    Action.ASK_MORE: frozenset({State.APPLIED}),
    Action.REFUSE: frozenset(WAITING),
    Action.RENEW: frozenset({*RUNNING, State.LAPSED}),
    Action.REMIND: frozenset({State.LAPSING}),
    Action.SUSPEND: RUNNING,
    Action.RESTORE: frozenset({State.SUSPENDED, State.REMOVED}),
    Action.REMOVE: frozenset({*RUNNING, State.SUSPENDED}),
}
#: What only those may do who decide for every network: it opens the libraries of an organisation.
OFFICE: dict[Action, frozenset[State | None]] = {
    Action.CONFIRM: RUNNING,
    Action.UNCONFIRM: frozenset({*RUNNING, State.SUSPENDED}),
}
ALL = OWN | STAFF | OFFICE
#: A decision about her. The newest one stands: what was decided against her is not undone by a way in without a decision.
DECISIONS_FOR = frozenset({Action.APPROVE, Action.RENEW, Action.RESTORE, Action.JOIN, Action.ACCEPT})
DECISIONS_AGAINST = frozenset({Action.REFUSE, Action.SUSPEND, Action.REMOVE})
#: The person reads the reason, so there has to be one.
WITH_A_REASON = frozenset({Action.ASK_MORE, Action.REFUSE, Action.SUSPEND, Action.REMOVE})


def own_actions(membership: Membership | None) -> list[Action]:
    """What the person may do now with her newest membership of a network."""
    state = membership.state_now if membership else None
    return [action for action, states in OWN.items() if state in states]


def staff_actions(membership: Membership, by: User | AnonymousUser) -> list[Action]:
    """What somebody who decides for the network may do now: nothing with a row that a newer one has followed."""
    if membership.is_followed:
        return []
    state = membership.state_now
    found = [action for action, states in STAFF.items() if state in states]
    if Action.REMIND in found and membership.was_reminded_lately:
        found.remove(Action.REMIND)
    if Action.RENEW in found and membership.has_more_than_a_term:
        found.remove(Action.RENEW)
    if membership.organisation_id and by.has_perm("networks.decide_membership"):
        office = Action.UNCONFIRM if membership.organisation_confirmed_at else Action.CONFIRM
        found += [office] if state in OFFICE[office] else []
    return found
