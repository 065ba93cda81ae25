"""The emails about a change of a membership, each in its recipient's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils import translation

from core.addresses import absolute
from core.dates import london_day
from core.emails import plain_email
from learning.networks.actions import Action

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.models import Invitation, Membership, MembershipChange, Network

TEMPLATE = "pages/networks/emails/%s.txt"
#: The name of the template of the email to the person, by what was done. Nobody is written to about what she did herself, but for an
#: application and a renewal, which have dates to keep.
TEMPLATE_NAMES = {
    Action.APPLY: "applied",
    Action.ANSWER: "applied",
    Action.ASK_MORE: "more_asked",
    Action.APPROVE: "approved",
    Action.JOIN: "approved",
    Action.ACCEPT: "approved",
    Action.RENEW: "renewed",
    Action.RENEW_OWN: "renewed",
    Action.REMIND: "reminder",
    Action.REFUSE: "refused",
    Action.SUSPEND: "suspended",
    Action.RESTORE: "restored",
    Action.REMOVE: "removed",
}
#: What those read who decide for the network.
FOR_COORDINATORS = {Action.APPLY, Action.ANSWER}


def emails_about(change: MembershipChange) -> Iterator[EmailMessage]:
    """The person's own email, then, for an application, one to each of those who coordinate the network."""
    membership, action = change.membership, Action(change.action)
    if name := TEMPLATE_NAMES.get(action):
        yield _email(name, membership.user, change)
    if action in FOR_COORDINATORS:
        for reader in readers_of(membership):
            yield _email("for_coordinator", reader, change)


def reminder(membership: Membership) -> EmailMessage:
    """That the last day is near, and how she renews."""
    return _write("reminder", membership.user, membership)


def coordinator_email(network: Network, to: User) -> EmailMessage:
    """That she is named as coordinator, and where her pages are."""
    with translation.override(to.preferred_language):
        context = {"network": network, "manage_url": absolute(network.get_manage_url())}
        return plain_email(TEMPLATE % "coordinator", to.email, context)


def invitation_email(invitation: Invitation) -> EmailMessage:
    """In the language of the account with that address, else in that of whoever invited. It says nothing about an account."""
    person = get_user_model().objects.filter(email__iexact=invitation.email, is_active=True).first()
    network, language = invitation.network, person.preferred_language if person else invitation.language
    with translation.override(language):
        context = {
            "network": network,
            "invitation": invitation,
            "page_url": absolute(invitation.get_absolute_url()),
        }
        return plain_email(TEMPLATE % "invitation", invitation.email, context)


def readers_of(membership: Membership) -> list[User]:
    """Who is told of an application: the network's coordinators; without one, those who decide for every network.

    Never the applicant, who may not decide. Without any of these, the administrators: no application goes unread.
    """
    others = get_user_model().objects.exclude(pk=membership.user_id)
    office = Q(
        groups__permissions__codename="decide_membership", groups__permissions__content_type__app_label="networks"
    )
    for people in (membership.network.acting_coordinators(), others.filter(office), others.filter(is_superuser=True)):
        if found := list(people.filter(is_active=True).exclude(pk=membership.user_id).distinct().order_by("pk")):
            return found
    return []


def _email(name: str, to: User, change: MembershipChange) -> EmailMessage:
    membership = change.membership
    answer_by = membership.network.answer_by(london_day(change.at))
    return _write(name, to, membership, why=change.why, answer_by=answer_by)


def _write(name: str, to: User, membership: Membership, **more: object) -> EmailMessage:
    """In the language that the reader chose."""
    network = membership.network
    with translation.override(to.preferred_language):
        context = {
            "network": network,
            "membership": membership,
            "page_url": absolute(network.get_apply_url()),
            "renew_url": absolute(network.get_renew_url()),
            "decide_url": absolute(reverse("learning:manage_member", args=[network.slug, membership.pk])),
        }
        return plain_email(TEMPLATE % name, to.email, context | more)
