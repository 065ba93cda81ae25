"""What was done with a membership, by whom and why, as whoever decides about it reads it."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.dates import london_day
from learning.networks.models import Membership, MembershipChange
from learning.networks.timeline import TimelineEntry


def history_of(membership: Membership) -> list[TimelineEntry]:
    """The newest first."""
    changes = membership.changes.select_related("by").order_by("-at", "-pk")
    return [TimelineEntry(_when(change), _text(change), date=london_day(change.at).isoformat()) for change in changes]


def _when(change: MembershipChange) -> str:
    return date_format(timezone.localtime(change.at), "j F Y, H:i")


def _text(change: MembershipChange) -> str:
    """The words of the button, who pressed it, and what was written."""
    said = {
        "what": change.get_action_display(),
        "who": change.by.get_full_name() if change.by else _("a former member"),
        "why": change.why,
    }
    return (_("%(what)s, by %(who)s: %(why)s") if change.why else _("%(what)s, by %(who)s")) % said
