"""Who is invited to a network: one invitation an address, one email, until it is sent again. `joining` accepts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language

from core.dates import today
from learning.networks.actions import RUNNING
from learning.networks.enums import Fate, State
from learning.networks.models import Invitation, Membership, Network
from learning.networks.models.invitation import SENT_AGAIN_AFTER, last_day
from learning.networks.tasks import send_invitation

if TYPE_CHECKING:
    from accounts.models import User

#: Of a pasted list or a CSV.
MOST_AT_ONCE = 500
LONGEST_SHOWN = 80


@dataclass(frozen=True)
class Line:
    """What became of one line of a list: its number, the address or what stood there, and its fate."""

    number: int
    text: str
    fate: Fate


def invite(network: Network, email: str, by: User) -> tuple[Invitation | None, Fate]:
    """Invites an address and mails it, unless it is invited already, is a member's, or is none."""
    email = email.strip().lower()
    if (fate := _fate_of_address(email)) or (fate := _fate_of_member(network, email)):
        return None, fate
    if email == by.email.lower():  # nobody decides about herself
        return None, Fate.OWN
    try:
        with transaction.atomic():
            row = Invitation.objects.unanswered().select_for_update().filter(network=network, email=email).first()
            if row and row.ends_on >= today():
                return row, Fate.INVITED_BEFORE
            if row is None:
                row = Invitation(network=network, email=email)
            _send(row, by)
            return row, Fate.INVITED
    except IntegrityError:  # two people invited her at the same moment
        return Invitation.objects.unanswered().get(network=network, email=email), Fate.INVITED_BEFORE


def invite_lines(network: Network, lines: list[str], by: User) -> list[Line]:
    """Invites each address of a list, and says of each line what became of it. To repeat it changes nothing."""
    done, seen = [], set()
    for number, line in enumerate(lines, 1):
        email = address_in(line)
        if not line.strip():
            continue
        if email and email in seen:
            fate = Fate.TWICE
        else:
            fate = invite(network, email, by)[1] if email else Fate.NO_ADDRESS
            seen.add(email)
        done.append(Line(number, (email or line.strip())[:LONGEST_SHOWN], fate))
    return done


def address_in(line: str) -> str:
    """The first thing with an @ in a line of a spreadsheet or of an address book, such as "Ann <ann@charity.org>"."""
    for sign in ',;\t<>"':
        line = line.replace(sign, " ")
    return next((word.lower() for word in line.split() if "@" in word), "")


def take_back(invitation: Invitation) -> bool:
    """False when it was answered or taken back before."""
    found = Invitation.objects.unanswered().filter(pk=invitation.pk)
    return bool(found.update(taken_back_at=timezone.now()))


def send_again(invitation: Invitation, by: User) -> bool:
    """Mails it once more, with new days; False when it was answered, was sent within the last day, or is one's own."""
    with transaction.atomic():
        since = timezone.now() - SENT_AGAIN_AFTER
        others = Invitation.objects.unanswered().exclude(email=by.email.lower())
        row = others.select_for_update().filter(pk=invitation.pk, at__lte=since).first()
        if row:
            _send(row, by)
        return bool(row)


def _send(row: Invitation, by: User) -> None:
    row.by, row.at, row.ends_on, row.emailed_at = by, timezone.now(), last_day(), None
    row.language = get_language() or row.language
    row.save()
    send_invitation.enqueue(row.pk)


def _fate_of_address(email: str) -> Fate | None:
    """Letters beyond ASCII may only look like those that were meant, and many servers of mail refuse them."""
    try:
        validate_email(email)
    except ValidationError:
        return Fate.NO_ADDRESS if email.isascii() else Fate.STRANGE_LETTERS
    return None if email.isascii() else Fate.STRANGE_LETTERS


def _fate_of_member(network: Network, email: str) -> Fate | None:
    row = Membership.objects.filter(network=network, user__email__iexact=email).first()
    if row and row.state_now in RUNNING:
        return Fate.MEMBER
    return Fate.SUSPENDED if row and row.state_now == State.SUSPENDED else None
