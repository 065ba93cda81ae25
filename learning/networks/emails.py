"""The emails about a change of a membership, each in its recipient's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from core.dates import london_day
from learning.networks.enums import WAITING, State

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.models import Membership, MembershipChange

#: The template of the email to the person, by what the membership has become. A renewal has its own.
TEMPLATE_NAMES = {
    State.APPLIED: "applied",
    State.MORE_ASKED: "more_asked",
    State.ACTIVE: "approved",
    State.REFUSED: "refused",
    State.REMOVED: "removed",
}


def emails_about(change: MembershipChange) -> Iterator[EmailMessage]:
    """The person's own email, then, for an application, one to each of those who coordinate the network."""
    membership = change.membership
    to_state = State(change.to_state)
    renewed = to_state == State.ACTIVE and change.from_state not in WAITING
    name = "renewed" if renewed else TEMPLATE_NAMES.get(to_state)
    if name:
        yield _email(name, membership.user, change)
    if to_state == State.APPLIED:
        for reader in readers_of(membership):
            yield _email("for_coordinator", reader, change)


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
    """In the language that the reader chose. The first line of the template is the subject."""
    membership = change.membership
    with translation.override(to.preferred_language):
        text = render_to_string(
            f"pages/networks/emails/{name}.txt",
            {
                "network": membership.network,
                "membership": membership,
                "why": change.why,
                "answer_by": membership.network.answer_by(london_day(change.at)),
                "page_url": settings.BASE_URL + membership.network.get_apply_url(),
                "decide_url": settings.BASE_URL + reverse("applications:decide", args=[membership.pk]),
            },
        )
    subject, _gap, body = text.strip().partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to.email])
