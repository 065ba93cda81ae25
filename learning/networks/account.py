"""What a person's own account says about her networks."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.registry import AccountMembership
from learning.networks.enums import State
from learning.networks.models import Membership


def network_memberships(user) -> Iterable[AccountMembership]:
    """The newest row of each network."""
    seen: set[int] = set()
    for row in Membership.objects.of(user).select_related("network"):
        if row.network_id in seen:
            continue
        seen.add(row.network_id)
        title = _("%(network)s network") % {"network": row.network}
        yield AccountMembership(title, state_sentence(row), row.network.get_apply_url())


def state_sentence(row: Membership) -> str:
    """Where a membership stands today, in one sentence."""
    state = row.state_now
    day = date_format(row.ends_on, "j F Y") if row.ends_on else ""
    if state in (State.ACTIVE, State.LAPSING):
        return _("Member until %(day)s.") % {"day": day}
    if state == State.LAPSED:
        return _("Ended on %(day)s.") % {"day": day}
    if state == State.APPROVED and row.starts_on:
        return _("Member from %(day)s.") % {"day": date_format(row.starts_on, "j F Y")}
    return {
        State.APPLIED: _("Your application is being read."),
        State.MORE_ASKED: _("The coordinator asked you a question."),
        State.REFUSED: _("Not now."),
        State.LEFT: _("You left."),
        State.REMOVED: _("Ended by the office."),
    }.get(state, state.label)
