"""What has happened to an application and what comes next, as lines with dates."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from learning.networks.dates import london_day, today
from learning.networks.enums import State
from learning.networks.models import Membership, MembershipChange


def timeline_of(membership: Membership) -> list[dict]:
    """The history in order, then what is still to come."""
    past = [_past(change) for change in membership.changes.all()]
    return [*past, *_future(membership)]


def _past(change: MembershipChange) -> dict:
    day = london_day(change.at)
    return {"when": _day(day), "date": day.isoformat(), "text": _what_happened(change)}


def _what_happened(change: MembershipChange) -> str:
    to_state = State(change.to_state)
    if to_state == State.ACTIVE:
        if change.from_state in (State.APPLIED, State.MORE_ASKED):
            return _("You became a member, until %(day)s.") % {"day": _day(change.ends_on)}
        return _("Your membership was renewed, until %(day)s.") % {"day": _day(change.ends_on)}
    if to_state == State.APPLIED and change.from_state == State.MORE_ASKED:
        return _("You answered the question.")
    return {
        State.APPLIED: _("You asked to join."),
        State.MORE_ASKED: _("The coordinator asked you a question."),
        State.REFUSED: _("The coordinator answered: not now."),
        State.LAPSED: _("You asked again, after your membership had ended."),
        State.LEFT: _("You left the network."),
        State.REMOVED: _("The office ended your membership."),
    }.get(to_state, "")


def _future(membership: Membership) -> list[dict]:
    day = today()
    state = membership.state_on(day)
    if state == State.APPLIED:
        asked = london_day(membership.changes.last().at) if membership.changes.exists() else day
        by = _day(membership.network.answer_by(asked))
        return [
            _next(
                _("Now"),
                _("The coordinator reads what you wrote. You should have an answer by about %(day)s.") % {"day": by},
            ),
            _next(_("Then"), _("You get a letter by e-mail. If you are in, the library opens at once.")),
        ]
    if state == State.LAPSED and membership.ends_on:
        return [
            {
                "when": _day(membership.ends_on),
                "date": membership.ends_on.isoformat(),
                "text": _("This was the last day of your membership."),
            }
        ]
    if state in (State.ACTIVE, State.LAPSING) and membership.ends_on:
        return [_next(_day(membership.ends_on), _("The last day of your membership, unless it is renewed."))]
    return []


def _next(when: str, text: str) -> dict:
    return {"when": when, "text": text, "is_next": True}


def _day(day) -> str:
    return date_format(day, "j F Y") if day else ""
