"""Reminds many members of their last day at once: those of a list whose membership ends soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.networks import services
from learning.networks.enums import BETWEEN_REMINDERS

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.managers import MembershipQuerySet
    from learning.networks.models import Membership

#: So many in one request that it takes a second or two; who presses again reminds the next.
AT_ONCE = 100


def to_remind(rows: MembershipQuerySet) -> MembershipQuerySet:
    """Of these whoever may have a reminder now: none within a week, by whomever, and an address that she has proved."""
    proved = EmailAddress.objects.filter(verified=True).values("user")
    long_ago = Q(reminded_at__isnull=True) | Q(reminded_at__lte=timezone.now() - BETWEEN_REMINDERS)
    return rows.lapsing().filter(long_ago, user__is_active=True, user__in=proved)


def remind_all(rows: MembershipQuerySet, by: User) -> str:
    """Reminds whom of these it may; says how many were told. A second press at the same moment tells nobody twice."""
    found = list(to_remind(rows).order_by("ends_on", "pk")[: AT_ONCE + 1])
    told = sum(_remind(row, by) for row in found[:AT_ONCE])
    if not told:
        return _("Nobody was told: whose membership ends soon has had a reminder within the last week.")
    sentences = [ngettext("%(number)s person was told.", "%(number)s people were told.", told) % {"number": told}]
    if len(found) > AT_ONCE:
        sentences.append(_("Press again for the others."))
    return " ".join(sentences)


def _remind(row: Membership, by: User) -> bool:
    try:
        services.remind(row, by)
    except services.AlreadyDone:
        return False
    return True
