"""The sentence about memberships in the bar at the top of the pages for signed-in people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from learning.networks.models import Membership

if TYPE_CHECKING:
    from accounts.models import User


def membership_sentence(user: User | None) -> str:
    """The sentence in the bar at the top, such as "Member of the South network until 31 March 2027."."""
    return sentence_about(Membership.objects.of(user).current().select_related("network")[:2])


def sentence_about(current: Iterable[Membership]) -> str:
    """The same, for current memberships that were read already."""
    memberships = list(current)
    if len(memberships) != 1:
        return _("Member of more than one network.") if memberships else ""
    (membership,) = memberships
    return _("Member of the %(network)s network until %(day)s.") % {
        "network": membership.network.name,
        "day": date_format(membership.ends_on, "j F Y") if membership.ends_on else "",
    }
