"""The lines about networks on a person's account page."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from core.account_registry import AccountMembership, register_account_memberships
from learning.networks.enums import State
from learning.networks.models import Membership


@register_account_memberships
def network_memberships(user: User) -> Iterator[AccountMembership]:
    """The newest membership of each network."""
    newest: dict[int, Membership] = {}
    for membership in Membership.objects.of(user).select_related("network"):
        newest.setdefault(membership.network_id, membership)
    for membership in newest.values():
        title = _("%(network)s network") % {"network": membership.network}
        url = membership.network.get_apply_url()
        yield AccountMembership(title, state_sentence(membership), url, _days(membership))


def _days(membership: Membership) -> str:
    """From which day to which, without the day that `state_sentence` says."""
    if not membership.starts_on or not membership.ends_on:
        return ""
    first, last = (date_format(day, "j F Y") for day in (membership.starts_on, membership.ends_on))
    if membership.state_now in (State.ACTIVE, State.LAPSING, State.LAPSED):
        return _("Began on %(day)s") % {"day": first}
    if membership.state_now == State.APPROVED:
        return _("Last day %(day)s") % {"day": last}
    return _("From %(first)s to %(last)s") % {"first": first, "last": last}


def state_sentence(membership: Membership) -> str:
    """Where a membership stands today, in one sentence."""
    state = membership.state_now
    day = date_format(membership.ends_on, "j F Y") if membership.ends_on else ""
    if state in (State.ACTIVE, State.LAPSING):
        return _("Member until %(day)s.") % {"day": day}
    if state == State.LAPSED:
        return _("Ended on %(day)s.") % {"day": day}
    if state == State.APPROVED and membership.starts_on:
        return _("Member from %(day)s.") % {"day": date_format(membership.starts_on, "j F Y")}
    sentences = {
        State.APPLIED: _("Your application is being read."),
        State.MORE_ASKED: _("The coordinator asked you a question."),
        State.REFUSED: _("Not now."),
        State.LEFT: _("You left."),
        State.SUSPENDED: _("Suspended for now."),
        State.REMOVED: _("Ended by the coordinator or the office."),
    }
    return sentences.get(state, str(state.label))
