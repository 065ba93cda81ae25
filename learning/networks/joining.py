"""The ways to become a member without a decision: by the domain of a proved e-mail address, and by an invitation.

Like `services`: one transition under lock, one row of the history, its emails. What was decided against somebody is not
undone here: she leaves, or is removed, and comes in by another door only if the newest decision about her was for her.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from learning.networks.actions import DECISIONS_AGAINST, DECISIONS_FOR, OWN, RUNNING, Action
from learning.networks.domains import domain_of
from learning.networks.enums import WAITING, InvitationState, State
from learning.networks.models import Invitation, Membership, MembershipChange, Network
from learning.networks.organisations import registered_organisation
from learning.networks.services import close_as_lapsed, record_change, term_from_today, transition

if TYPE_CHECKING:
    from accounts.models import User


class CannotJoin(Exception):
    """`sentence` tells the person why not."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def can_join_at_once(user: User, network: Network, membership: Membership | None) -> bool:
    """Whether she becomes a member without a decision; `membership` is her newest row in the network."""
    state = membership.state_now if membership else None
    return state in OWN[Action.JOIN] and network.opens_at_once_to(user) and not decided_against(user, network)


def decided_against(user: User, network: Network) -> MembershipChange | None:
    """The newest decision about her in the network, if it was a refusal, a suspension or an end."""
    hers = MembershipChange.objects.filter(membership__user=user, membership__network=network)
    last = hers.filter(action__in=DECISIONS_FOR | DECISIONS_AGAINST).order_by("-at", "-pk").first()
    return last if last and last.action in DECISIONS_AGAINST else None


def join(user: User, network: Network, *, organisation_name: str, role: str) -> Membership:
    """Makes her a member of a network that is open to the domain of her address. A second press changes nothing."""
    try:
        with transaction.atomic():
            row = _newest(user, network)
            if row and row.state_now in RUNNING:
                return row
            fresh = Network.objects.get(pk=network.pk)
            if not can_join_at_once(user, fresh, row):
                raise CannotJoin(_("You cannot become a member at once any more. You can apply."))
            why = f"@{domain_of(user.verified_email)}"
            return _become_member(user, fresh, row, Action.JOIN, why, organisation_name, role)
    except IntegrityError:  # the same person, twice at the same moment
        return Membership.objects.open().get(user=user, network=network)


def accept(invitation: Invitation, user: User, *, organisation_name: str, role: str) -> Membership:
    """Makes her a member, if the address that she has proved is the invited one. A second press changes nothing."""
    try:
        return _accept(invitation, user, organisation_name, role)
    except IntegrityError:  # she applied at the same moment: now her row is there
        return _accept(invitation, user, organisation_name, role)


def _accept(invitation: Invitation, user: User, organisation_name: str, role: str) -> Membership:
    with transaction.atomic():
        found = Invitation.objects.select_for_update(of=("self",)).select_related("network").get(pk=invitation.pk)
        if not found.email or found.email != user.verified_email:
            raise PermissionDenied
        row = _newest(user, found.network)
        if row is None or row.state_now not in RUNNING:
            if sentence := why_not(found, user, row):
                raise CannotJoin(sentence)
            row = _become_member(user, found.network, row, Action.ACCEPT, "", organisation_name, role)
        if found.state in (InvitationState.OPEN, InvitationState.ENDED):
            found.accepted_at, found.membership = timezone.now(), row
            found.save(update_fields=["accepted_at", "membership"])
        return row


def why_not(invitation: Invitation, user: User | None, membership: Membership | None) -> str:
    """Why this person cannot accept the invitation now, as a sentence; empty when she can. None: a visitor."""
    match invitation.state:
        case InvitationState.ACCEPTED:
            return _("This invitation has been accepted.")
        case InvitationState.TAKEN_BACK:
            return _("This invitation has been taken back.")
        case InvitationState.ENDED:
            return _("This invitation has ended. Ask the coordinator for a new one.")
    if user and user.pk == invitation.by_id:  # with an address that became hers later
        return _("You sent this invitation yourself. Somebody else has to invite you.")
    state = membership.state_now if membership else None
    against = decided_against(user, invitation.network) if user else None
    if state not in OWN[Action.ACCEPT] or (against and against.at > invitation.at):
        return _("Something was decided about your membership since this invitation was sent, so it is no longer good.")
    return ""


def _newest(user: User, network: Network) -> Membership | None:
    return Membership.objects.select_for_update().filter(user=user, network=network).first()


def _become_member(
    user: User, network: Network, row: Membership | None, action: Action, why: str, organisation_name: str, role: str
) -> Membership:
    """A member from today: in the row that waits, else in a new one. Where she works is a claim, as with an application."""
    fields: dict[str, Any] = term_from_today(network) | {
        "organisation_name": organisation_name,
        "role": role,
        "agreed_at": timezone.now(),
        "organisation": registered_organisation(organisation_name),
        "organisation_confirmed_at": None,
    }
    if row and row.state in WAITING:
        return transition(row, action, State.ACTIVE, by=user, why=why, fields=fields)
    if row and row.state_now == State.LAPSED:
        close_as_lapsed(row)
    new = Membership.objects.create(user=user, network=network, state=State.ACTIVE, **fields)
    record_change(new, action, "", by=user, why=why)
    return new
