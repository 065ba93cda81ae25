"""The emails about a change of a membership, each in its recipient's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from core.dates import london_day
from learning.networks.enums import WAITING, State

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.models import MembershipChange

#: The template of the email to the person, by what the membership has become. A renewal has its own.
TEMPLATE_NAMES = {
    State.APPLIED: "applied",
    State.MORE_ASKED: "more_asked",
    State.ACTIVE: "approved",
    State.REFUSED: "refused",
    State.REMOVED: "removed",
}


def emails_about(change: MembershipChange) -> Iterator[EmailMessage]:
    """The person's own email, then, for an application, one to each coordinator of the network."""
    membership = change.membership
    to_state = State(change.to_state)
    renewed = to_state == State.ACTIVE and change.from_state not in WAITING
    name = "renewed" if renewed else TEMPLATE_NAMES.get(to_state)
    if name:
        yield _email(name, membership.user, change)
    if to_state == State.APPLIED:
        for coordinator in membership.network.coordinators.filter(is_active=True):
            if coordinator.has_perm("wagtailadmin.access_admin"):  # the email leads to a page of the admin
                yield _email("for_coordinator", coordinator, change)


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
