"""Every change of a membership: one transition, one row of its history, one letter.

A row is locked while it is judged, so of any number of people who press a button at once the first
moves it and the others are told what happened (`AlreadyDone`). Letters go by tasks, after commit.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from learning.networks.dates import today
from learning.networks.enums import WAITING, State
from learning.networks.models import Membership, MembershipChange, Network, Organisation
from learning.networks.tasks import send_letters

if TYPE_CHECKING:
    from accounts.models import User


class Answers(TypedDict):
    """What an applicant writes."""

    organisation_name: str
    role: str
    why: str


class AlreadyDone(Exception):
    """Somebody was faster; `sentence` says who, what and when."""

    def __init__(self, membership: Membership) -> None:
        last = membership.changes.select_related("by").last()
        state = membership.state_now.label
        if last is None or last.by is None:
            self.sentence = _("This is already done. It now stands at: %(state)s.") % {"state": state}
        else:
            self.sentence = _("%(who)s was faster, on %(when)s. It now stands at: %(state)s.") % {
                "who": last.by.get_full_name(),
                "when": date_format(timezone.localtime(last.at), "j F Y, H:i"),
                "state": state,
            }
        super().__init__(self.sentence)


def apply(user: User, network: Network, answers: Answers) -> Membership:
    """Asks to join, answers a question of the office, or asks again after the membership ended.

    Pressed twice, it asks once. A membership that ran out is closed as lapsed, and keeps its dates.
    """
    try:
        with transaction.atomic():
            row = Membership.objects.select_for_update().filter(user=user, network=network).open().first()
            if row is None:
                return _new_application(user, network, answers)
            state = row.state_on(today())
            if state == State.MORE_ASKED:
                return _move(row, State.APPLIED, by=user, fields=_written(answers))
            if state == State.LAPSED:
                _move(row, State.LAPSED, by=user, why=_("Applied again."), letters=False)
                return _new_application(user, network, answers)
            return row
    except IntegrityError:  # the same person, twice at the same moment
        return Membership.objects.open().get(user=user, network=network)


def approve(membership: Membership, by: User, why: str = "") -> Membership:
    """Lets the person in from today for the network's term; the organisation enters the register."""
    with transaction.atomic():
        row = _locked(membership, WAITING)
        first = today()
        fields = {
            "starts_on": first,
            "ends_on": row.network.term_from(first),
            "organisation": _organisation(row),
        }
        return _move(row, State.ACTIVE, by=by, why=why, fields=fields)


def refuse(membership: Membership, by: User, why: str) -> Membership:
    with transaction.atomic():
        return _move(_locked(membership, WAITING), State.REFUSED, by=by, why=why)


def ask_more(membership: Membership, by: User, why: str) -> Membership:
    """`why` is the question that the applicant reads."""
    with transaction.atomic():
        return _move(_locked(membership, (State.APPLIED,)), State.MORE_ASKED, by=by, why=why)


def renew(membership: Membership, by: User, seen: datetime.date | None, why: str = "") -> Membership:
    """One more term: from the old last day while it still runs, from today when it has ended.

    `seen` is the last day that the office saw, so that a second press does not add a second term.
    """
    with transaction.atomic():
        row = _locked(membership, (State.ACTIVE,))
        if row.ends_on != seen:
            raise AlreadyDone(row)
        day = today()
        if row.state_on(day) == State.LAPSED:
            fields = {"starts_on": day, "ends_on": row.network.term_from(day)}
        else:
            fields = {"ends_on": row.network.term_from(row.ends_on or day)}
        return _move(row, State.ACTIVE, by=by, why=why, fields=fields)


def leave(membership: Membership) -> Membership:
    """The person goes, at once."""
    with transaction.atomic():
        row = _locked(membership, (*WAITING, State.ACTIVE))
        return _move(row, State.LEFT, by=row.user, letters=False)


def remove(membership: Membership, by: User, why: str) -> Membership:
    """The office ends it, at once."""
    with transaction.atomic():
        return _move(_locked(membership, (State.ACTIVE,)), State.REMOVED, by=by, why=why)


def _locked(membership: Membership, allowed: tuple[State, ...]) -> Membership:
    """The row as it is now, held until the transaction ends."""
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    if row.state not in allowed:
        raise AlreadyDone(row)
    return row


def _move(
    row: Membership, to: State, *, by: User, why: str = "", letters: bool = True, fields: dict | None = None
) -> Membership:
    """`why` is the reason in the history; `fields` are columns of the row, its own `why` among them."""
    before = row.state_on(today())
    fields = {"state": to, **(fields or {})}
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    _log(row, before, to, by, why, letters)
    return row


def _log(row: Membership, before: str, to: State, by: User, why: str, letters: bool) -> None:
    change = MembershipChange.objects.create(
        membership=row, by=by, from_state=before, to_state=to, ends_on=row.ends_on, why=why
    )
    if letters:
        transaction.on_commit(lambda: send_letters.enqueue(change.pk))


def _new_application(user: User, network: Network, answers: Answers) -> Membership:
    row = Membership.objects.create(user=user, network=network, **_written(answers))
    _log(row, "", State.APPLIED, user, "", letters=True)
    return row


def _written(answers: Answers) -> dict:
    return {**answers, "agreed_at": timezone.now()}


def known_organisation(row: Membership) -> Organisation | None:
    """The organisation of the register that approval makes this person a part of."""
    if row.organisation or not row.organisation_name:
        return row.organisation
    return Organisation.objects.filter(name__iexact=row.organisation_name).first()


def _organisation(row: Membership) -> Organisation | None:
    found = known_organisation(row)
    if found or not row.organisation_name:
        return found
    return Organisation.objects.create(name=row.organisation_name)
