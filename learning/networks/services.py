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

from core.dates import today
from learning.networks.enums import WAITING, State
from learning.networks.models import Membership, MembershipChange, Network, Organisation
from learning.networks.tasks import send_emails

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

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


def apply(user: User, network: Network, *, organisation_name: str, role: str, why: str) -> Membership:
    """Applies to join, answers a question about an application, or applies again after the membership ended.

    A second press changes nothing. A membership whose last day is over is closed as lapsed, and keeps its dates.
    """
    written = {"organisation_name": organisation_name, "role": role, "why": why, "agreed_at": timezone.now()}
    try:
        with transaction.atomic():
            row = Membership.objects.select_for_update().filter(user=user, network=network).open().first()
            if row is None:
                return _new_application(user, network, written)
            state = row.state_on(today())
            if state == State.MORE_ASKED:
                return _transition(row, State.APPLIED, by=user, fields=written)
            if state == State.LAPSED:
                _transition(row, State.LAPSED, by=user, why=_("Applied again."), notify=False)
                return _new_application(user, network, written)
            return row
    except IntegrityError:  # the same person, twice at the same moment
        return Membership.objects.open().get(user=user, network=network)


def approve(membership: Membership, by: User, why: str = "", *, seen_change_id: int | None = None) -> Membership:
    """Makes the person a member from today for the network's term, and adds a new organisation to the register."""
    with transaction.atomic():
        row = _locked(membership, WAITING, seen_change_id)
        if not may_approve(row, by):
            raise PermissionDenied
        first = today()
        fields = {
            "starts_on": first,
            "ends_on": row.network.term_from(first),
            "organisation": _registered_organisation(row),
        }
        return _transition(row, State.ACTIVE, by=by, why=why, fields=fields)


def may_approve(membership: Membership, by: User | AnonymousUser) -> bool:
    """Whether approval by this person is enough.

    A library can be open to the people of an organisation. An application that names such an organisation
    would give access to it, so only staff with the permission for all networks can approve it.
    """
    known = known_organisation(membership)
    return known is None or not known.libraries.exists() or by.has_perm("networks.decide_membership")


def refuse(membership: Membership, by: User, why: str, *, seen_change_id: int | None = None) -> Membership:
    with transaction.atomic():
        return _transition(_locked(membership, WAITING, seen_change_id), State.REFUSED, by=by, why=why)


def ask_more(membership: Membership, by: User, why: str, *, seen_change_id: int | None = None) -> Membership:
    """`why` is the question that the applicant reads."""
    with transaction.atomic():
        return _transition(_locked(membership, (State.APPLIED,), seen_change_id), State.MORE_ASKED, by=by, why=why)


def renew(membership: Membership, by: User, why: str = "", *, seen_change_id: int | None = None) -> Membership:
    """One more term: from the old last day while it still runs, from today when it has ended."""
    with transaction.atomic():
        row = _locked(membership, (State.ACTIVE,), seen_change_id)
        day = today()
        if row.state_on(day) == State.LAPSED:
            fields = {"starts_on": day, "ends_on": row.network.term_from(day)}
        else:
            fields = {"ends_on": row.network.term_from(row.ends_on or day)}
        return _transition(row, State.ACTIVE, by=by, why=why, fields=fields)


def leave(membership: Membership) -> Membership:
    """Ends the membership at once, by the person's own decision."""
    with transaction.atomic():
        row = _locked(membership, (*WAITING, State.ACTIVE))
        return _transition(row, State.LEFT, by=row.user, notify=False)


def remove(membership: Membership, by: User, why: str, *, seen_change_id: int | None = None) -> Membership:
    """Ends the membership at once, by a decision of staff."""
    with transaction.atomic():
        return _transition(_locked(membership, (State.ACTIVE,), seen_change_id), State.REMOVED, by=by, why=why)


def _locked(membership: Membership, allowed: tuple[State, ...], seen_change_id: int | None = None) -> Membership:
    """The row as it is now, locked until the transaction ends. Raises `AlreadyDone` when it has changed."""
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    if row.state not in allowed or seen_change_id not in (None, latest_change_id(row)):
        raise AlreadyDone(row)
    return row


def latest_change_id(membership: Membership) -> int:
    """The id of the newest change; 0 when there is none."""
    return membership.changes.order_by("-pk").values_list("pk", flat=True).first() or 0


def _transition(
    row: Membership, to: State, *, by: User, why: str = "", notify: bool = True, fields: dict[str, Any] | None = None
) -> Membership:
    """Changes the state, and records it. `why` is the reason in the history; `fields` are other columns of the row."""
    before = row.state_on(today())
    fields = {"state": to, **(fields or {})}
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    _record_change(row, before, by=by, why=why, notify=notify)
    return row


def _new_application(user: User, network: Network, written: dict[str, Any]) -> Membership:
    row = Membership.objects.create(user=user, network=network, **written)
    _record_change(row, "", by=user)
    return row


def _record_change(row: Membership, before: str, *, by: User, why: str = "", notify: bool = True) -> None:
    """Adds the change from `before` to the current state to the history; a task in the same transaction writes the emails."""
    change = MembershipChange.objects.create(
        membership=row, by=by, from_state=before, to_state=row.state, ends_on=row.ends_on, why=why
    )
    if notify:
        send_emails.enqueue(change.pk)


def known_organisation(row: Membership) -> Organisation | None:
    """The registered organisation that the application names, if it is registered."""
    if row.organisation or not row.organisation_name:
        return row.organisation
    return Organisation.objects.filter(name__iexact=row.organisation_name).first()


def _registered_organisation(row: Membership) -> Organisation | None:
    """The organisation that the application names, created when it is new; None for an empty name."""
    known = known_organisation(row)
    if known or not row.organisation_name:
        return known
    return Organisation.objects.create(name=row.organisation_name)
