"""What we hold about a person's memberships, for the copy that she takes with her, and what goes with her account."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from core.account_registry import PersonalData, register_forgetter, register_personal_data
from learning.networks.models import Invitation, Membership, MembershipChange, Network


@register_personal_data
def memberships_of(user: User) -> Iterator[PersonalData]:
    mine = Membership.objects.filter(user=user).select_related("network").order_by("applied_at", "pk")
    coordinated = [{_("Network"): network.name} for network in Network.objects.filter(coordinators=user)]
    yield PersonalData("coordinated-networks", _("Networks that you coordinate"), coordinated)
    yield PersonalData("memberships", _("Memberships of networks"), [_membership(row) for row in mine])
    changes = MembershipChange.objects.filter(membership__user=user).select_related("membership__network")
    yield PersonalData(
        "changes-of-memberships", _("What happened to your memberships"), [_change(row) for row in changes]
    )
    to_her = Invitation.objects.of(user).select_related("network").order_by("at", "pk")
    yield PersonalData("invitations", _("Invitations to networks"), [_invitation(row) for row in to_her])


@register_forgetter
def forget_invitations_to(user: User, addresses: set[str]) -> None:
    """One that she accepted goes with her membership; the others name nobody but her."""
    Invitation.objects.filter(email__in=addresses).delete()


def _membership(row: Membership) -> dict[str, object]:
    return {
        _("Network"): row.network.name,
        _("Where it stands"): str(row.state_now.label),
        _("Works at"): row.organisation_name,
        _("Role"): row.role,
        _("Why you would like to join"): row.why,
        _("Applied"): row.applied_at,
        _("First day"): row.starts_on,
        _("Last day"): row.ends_on,
        _("Reminded of it"): row.reminded_at,
    }


def _change(row: MembershipChange) -> dict[str, object]:
    """Without the name of who decided it: that is another person's."""
    return {
        _("Network"): row.membership.network.name,
        _("When"): row.at,
        _("What"): row.get_action_display(),
        _("Reason"): row.why,
    }


def _invitation(row: Invitation) -> dict[str, object]:
    """Without the name of who sent it."""
    return {
        _("Network"): row.network.name,
        _("When"): row.at,
        _("Last day"): row.ends_on,
        _("Where it stands"): str(row.state.label),
    }


@register_forgetter
def wait_for_decisions(user: User, addresses: set[str]) -> None:
    """Whoever decides about a membership at this moment adds to its history, which has to go with it."""
    list(Membership.objects.select_for_update().filter(user=user).order_by("pk").values_list("pk"))
