"""What has happened to a membership and what comes next, as lines with dates."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.dates import london_day, today
from learning.networks.actions import Action
from learning.networks.enums import State
from learning.networks.models import Membership, MembershipChange


@dataclass(frozen=True)
class TimelineEntry:
    """One line. `when` is the day for readers, `date` the same in ISO format, empty for days to come."""

    when: str
    text: str
    date: str = ""
    is_next: bool = False


def timeline_of(membership: Membership) -> list[TimelineEntry]:
    """The history in order, then what is still to come."""
    changes = list(membership.changes.all())
    return [*(_past(change) for change in changes), *_to_come(membership, changes)]


def _past(change: MembershipChange) -> TimelineEntry:
    day = london_day(change.at)
    return TimelineEntry(_format(day), _what_happened(change), date=day.isoformat())


def _what_happened(change: MembershipChange) -> str:
    until = {"day": _format(change.ends_on)}
    return {
        Action.APPLY: _("You asked to join."),
        Action.ANSWER: _("You answered the question."),
        Action.ASK_MORE: _("The coordinator asked you a question."),
        Action.JOIN: _("You became a member at once, with your address at %(domain)s, until %(day)s.")
        % (until | {"domain": change.why.removeprefix("@")}),
        Action.ACCEPT: _("You accepted an invitation, and are a member until %(day)s.") % until,
        Action.APPROVE: _("You became a member, until %(day)s.") % until,
        Action.RENEW: _("Your membership was renewed, until %(day)s.") % until,
        Action.REMIND: _("The coordinator reminded you of your last day."),
        Action.RENEW_OWN: _("You renewed your membership, until %(day)s.") % until,
        Action.REFUSE: _("The coordinator answered: not now."),
        Action.SUSPEND: _("Your membership was suspended."),
        Action.RESTORE: _("Your membership was given back, until %(day)s.") % until,
        Action.REMOVE: _("Your membership was ended."),
        Action.LEAVE: _("You left, or took your application back."),
        Action.CONFIRM: _("The office confirmed where you work."),
        Action.UNCONFIRM: _("The office took back what it had confirmed about where you work."),
    }[Action(change.action)]


def _to_come(membership: Membership, changes: list[MembershipChange]) -> list[TimelineEntry]:
    """What comes next; also the last day of a membership that has ended, since no change records it."""
    day, last_day = today(), membership.ends_on
    state = membership.state_on(day)
    if state == State.APPLIED:
        asked = london_day(changes[-1].at) if changes else day
        answer_by = _format(membership.network.answer_by(asked))
        reads = _("The coordinator reads what you wrote. You should have an answer by about %(day)s.")
        answer = _("You get an e-mail. If you are in, the library opens at once.")
        return [
            TimelineEntry(_("Now"), reads % {"day": answer_by}, is_next=True),
            TimelineEntry(_("Then"), answer, is_next=True),
        ]
    if state == State.LAPSED and last_day:
        text = _("This was the last day of your membership.")
        return [TimelineEntry(_format(last_day), text, date=last_day.isoformat())]
    if state in (State.ACTIVE, State.LAPSING) and last_day:
        text = _("The last day of your membership, unless you renew it.")
        return [TimelineEntry(_format(last_day), text, is_next=True)]
    return []


def _format(day: datetime.date | None) -> str:
    return date_format(day, "j F Y") if day else ""
