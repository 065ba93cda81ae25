"""Every change of a membership: one transition, one row of its history, its emails.

The row is locked while it is changed: of several people who press a button at once, the first changes
it and the others read what happened (`AlreadyDone`). A task sends the emails after the commit.

`seen_change_id` is the id of the newest change that the person who decides had read, 0 when there was none: a
change since then stops the decision. None means that the caller has just read the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.dates import london_day, today
from learning.networks.actions import ALL, OWN, Action, staff_actions
from learning.networks.enums import State
from learning.networks.models import Membership, MembershipChange, Network
from learning.networks.organisations import registered_organisation
from learning.networks.tasks import send_emails

if TYPE_CHECKING:
    from accounts.models import User


class AlreadyDone(Exception):
    """Something happened since the page was opened; `sentence` says who did what and when."""

    def __init__(self, membership: Membership) -> None:
        last = membership.changes.select_related("by").last()
        self.sentence = self._sentence(membership, last)
        super().__init__(self.sentence)

    def _sentence(self, membership: Membership, last: MembershipChange | None) -> str:
        state = membership.state_now.label
        if last is None or last.by is None:
            return _("This is already done. It now stands at: %(state)s.") % {"state": state}
        said = {
            "who": last.by.get_full_name(),
            "when": date_format(timezone.localtime(last.at), "j F Y, H:i"),
            "state": state,
        }
        if last.by == membership.user:
            return (
                _("%(who)s has changed this since you opened the page, on %(when)s. Read it again, then decide.") % said
            )
        return _("%(who)s was faster, on %(when)s. It now stands at: %(state)s.") % said


class RemindedLately(AlreadyDone):
    def _sentence(self, membership: Membership, last: MembershipChange | None) -> str:
        day = date_format(london_day(membership.reminded_at or timezone.now()), "j F Y")
        return _("No second e-mail was sent: one went on %(day)s, and one a week is enough.") % {"day": day}


def apply(user: User, network: Network, *, organisation_name: str, role: str, why: str) -> Membership:
    """Applies to join, answers a question about an application, or applies again after the membership ended.

    A second press changes nothing, nor does one while a membership runs or is suspended. A membership whose last day is
    over is closed as lapsed, and keeps its dates.
    """
    written = {"organisation_name": organisation_name, "role": role, "why": why, "agreed_at": timezone.now()}
    try:
        with transaction.atomic():
            row = Membership.objects.select_for_update().filter(user=user, network=network).open().first()
            if row is None:
                return _new_application(user, network, written)
            state = row.state_now
            if state in OWN[Action.ANSWER]:
                return transition(row, Action.ANSWER, State.APPLIED, by=user, fields=written)
            if state == State.LAPSED:
                close_as_lapsed(row)
                return _new_application(user, network, written)
            return row
    except IntegrityError:  # the same person, twice at the same moment
        return Membership.objects.open().get(user=user, network=network)


def approve(membership: Membership, by: User, why: str = "", *, seen_change_id: int | None = None) -> Membership:
    """Makes the person a member from today for the network's term, and adds a new organisation to the register.

    What she wrote about her work stays a claim until `confirm_organisation`.
    """
    with transaction.atomic():
        row = _locked(membership, Action.APPROVE, seen_change_id)
        fields = term_from_today(row.network) | {
            "organisation": registered_organisation(row.organisation_name),
            "organisation_confirmed_at": None,
        }
        return transition(row, Action.APPROVE, State.ACTIVE, by=by, why=why, fields=fields)


def enter(user: User, network: Network, by: User, *, why: str, fields: dict[str, Any]) -> Membership:
    """Makes somebody a member, or changes a membership, as a list of the office says it. Nobody is written to.

    Where she works has to be confirmed, as after every change of it. Raises `AlreadyDone` when hers waits or is suspended.
    """
    with transaction.atomic():
        row = Membership.objects.select_for_update().filter(user=user, network=network).open().first()
        if row is not None and row.state != State.ACTIVE:
            raise AlreadyDone(row)
        if organisation_name := fields.get("organisation_name"):
            organisation = registered_organisation(organisation_name)
            fields = fields | {"organisation": organisation, "organisation_confirmed_at": None}
        if "ends_on" in fields:
            fields = fields | {"reminders": 0}
        before, action = (row.state_now, Action.RENEW) if row else ("", Action.APPROVE)
        row = row or Membership(user=user, network=network)
        row.state = State.ACTIVE
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
        record_change(row, action, before, by=by, why=why, is_told=False)
        return row


def refuse(membership: Membership, by: User, why: str, *, seen_change_id: int | None = None) -> Membership:
    with transaction.atomic():
        row = _locked(membership, Action.REFUSE, seen_change_id)
        return transition(row, Action.REFUSE, State.REFUSED, by=by, why=why)


def ask_more(membership: Membership, by: User, why: str, *, seen_change_id: int | None = None) -> Membership:
    """`why` is the question that the applicant reads."""
    with transaction.atomic():
        row = _locked(membership, Action.ASK_MORE, seen_change_id)
        return transition(row, Action.ASK_MORE, State.MORE_ASKED, by=by, why=why)


def renew(membership: Membership, by: User, why: str = "", *, seen_change_id: int | None = None) -> Membership:
    """One more term: from the old last day while it still runs, from today when it has ended. Not two ahead."""
    with transaction.atomic():
        row = _locked(membership, Action.RENEW, seen_change_id)
        if row.has_more_than_a_term:
            raise AlreadyDone(row)
        return transition(row, Action.RENEW, State.ACTIVE, by=by, why=why, fields=_next_term(row))


def remind(membership: Membership, by: User, why: str = "", *, seen_change_id: int | None = None) -> Membership:
    """An email that the membership ends, and how she renews: at most one a week, whoever pressed and how often.

    The clock's own reminders that would be due by now are not sent after it.
    """
    with transaction.atomic():
        row = _locked(membership, Action.REMIND)
        if row.was_reminded_lately:
            raise RemindedLately(row)
        row = _locked(membership, Action.REMIND, seen_change_id)
        fields = {"reminded_at": timezone.now(), "reminders": row.reminders_by_now}
        return transition(row, Action.REMIND, State(row.state), by=by, why=why, fields=fields)


def renew_own(membership: Membership, *, organisation_name: str, role: str) -> Membership:
    """One more term by the member herself, in the last days of this one. A new place of work has to be confirmed anew."""
    with transaction.atomic():
        row = _locked(membership, Action.RENEW_OWN)
        fields = _next_term(row) | {"role": role, "agreed_at": timezone.now()}
        if organisation_name.casefold() != row.organisation_name.casefold():
            fields["organisation_name"] = organisation_name
            organisation = registered_organisation(organisation_name)
            if organisation != row.organisation:  # not only another of its names
                fields |= {"organisation": organisation, "organisation_confirmed_at": None}
        return transition(row, Action.RENEW_OWN, State.ACTIVE, by=row.user, fields=fields)


def leave(membership: Membership) -> Membership:
    """Ends the membership at once, or takes the application back, by the person's own decision."""
    with transaction.atomic():
        row = _locked(membership, Action.LEAVE)
        return transition(row, Action.LEAVE, State.LEFT, by=row.user)


def suspend(membership: Membership, by: User, why: str, *, seen_change_id: int | None = None) -> Membership:
    """Closes everything to the person until it is given back or ended. Its days go on."""
    with transaction.atomic():
        row = _locked(membership, Action.SUSPEND, seen_change_id)
        return transition(row, Action.SUSPEND, State.SUSPENDED, by=by, why=why)


def restore(membership: Membership, by: User, why: str = "", *, seen_change_id: int | None = None) -> Membership:
    """Gives a suspended or ended membership back: with its days, or from today for a new term when they are over."""
    with transaction.atomic():
        row = _locked(membership, Action.RESTORE, seen_change_id)
        over = row.ends_on is None or row.ends_on < today()
        fields = term_from_today(row.network) if over else {}
        return transition(row, Action.RESTORE, State.ACTIVE, by=by, why=why, fields=fields)


def remove(membership: Membership, by: User, why: str, *, seen_change_id: int | None = None) -> Membership:
    """Ends the membership at once, by a decision of staff."""
    with transaction.atomic():
        row = _locked(membership, Action.REMOVE, seen_change_id)
        return transition(row, Action.REMOVE, State.REMOVED, by=by, why=why)


def confirm_organisation(
    membership: Membership, by: User, why: str = "", *, seen_change_id: int | None = None
) -> Membership:
    """From now on the libraries of her organisation are open to her too. Only for those who decide for every network."""
    return _set_confirmed(membership, Action.CONFIRM, by, why, seen_change_id)


def unconfirm_organisation(
    membership: Membership, by: User, why: str = "", *, seen_change_id: int | None = None
) -> Membership:
    return _set_confirmed(membership, Action.UNCONFIRM, by, why, seen_change_id)


def _set_confirmed(
    membership: Membership, action: Action, by: User, why: str, seen_change_id: int | None
) -> Membership:
    with transaction.atomic():
        row = _locked(membership, action, seen_change_id)
        if action not in staff_actions(row, by):
            raise PermissionDenied
        confirmed_at = timezone.now() if action == Action.CONFIRM else None
        fields = {"organisation_confirmed_at": confirmed_at}
        return transition(row, action, State(row.state), by=by, why=why, fields=fields)


def _next_term(row: Membership) -> dict[str, Any]:
    if row.state_now == State.LAPSED or row.ends_on is None:
        return term_from_today(row.network)
    return {"ends_on": row.network.term_from(row.ends_on), "reminders": 0}


def term_from_today(network: Network) -> dict[str, Any]:
    day = today()
    return {"starts_on": day, "ends_on": network.term_from(day), "reminders": 0}


def _locked(membership: Membership, action: Action, seen_change_id: int | None = None) -> Membership:
    """The row as it is now, locked until the transaction ends. Raises `AlreadyDone` when the action is not for it now."""
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    may = row.state_now in ALL[action] and not row.is_followed
    if not may or seen_change_id not in (None, latest_change_id(row)):
        raise AlreadyDone(row)
    return row


def latest_change_id(membership: Membership) -> int:
    """The id of the newest change; 0 when there is none."""
    return membership.changes.order_by("-pk").values_list("pk", flat=True).first() or 0


def close_as_lapsed(row: Membership) -> None:
    """Before a newer row follows one whose last day is over; it keeps its dates."""
    row.state = State.LAPSED
    row.save(update_fields=["state"])


def transition(
    row: Membership, action: Action, to: State, *, by: User, why: str = "", fields: dict[str, Any] | None = None
) -> Membership:
    """Changes the state, and records it. `why` is the reason in the history; `fields` are other columns of the row."""
    before = row.state_now
    fields = {"state": to, **(fields or {})}
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    record_change(row, action, before, by=by, why=why)
    return row


def _new_application(user: User, network: Network, written: dict[str, Any]) -> Membership:
    row = Membership.objects.create(user=user, network=network, **written)
    record_change(row, Action.APPLY, "", by=user)
    return row


def record_change(
    row: Membership, action: Action, before: str, *, by: User, why: str = "", is_told: bool = True
) -> None:
    """Adds what was done to the history; a task in the same transaction writes the emails, unless nobody `is_told`."""
    change = MembershipChange.objects.create(
        membership=row, action=action, by=by, from_state=before, to_state=row.state, ends_on=row.ends_on, why=why
    )
    if is_told:
        send_emails.enqueue(change.pk)
