"""Decides who may see and download what in the libraries. learning/README.md says it in a table.

The rule: a person sees what is published in a library if, at this moment, its audience includes her:
everybody who is signed in, or people with a membership of one of its networks whose first day has come
and whose last day is not over, or people with such a membership of whom the office has confirmed that they work for
one of its organisations, or people with a completion of one of its programmes that is in date.
Nothing else lets anybody in: no group, no permission of the admin, no cached flag, no link.

What belongs to a network itself, its meetings, is for people whose membership of that network counts now, by the same dates.

The rule is about libraries and networks alone. What is in a library is filtered by `section__library_id__in` the libraries that
are `open_to` a person or, in a library that `decide` was asked about already, only by `published`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.dates import today
from core.querysets import published
from core.visitors import is_person
from learning.audiences import AUDIENCES, Audience
from learning.networks.enums import State
from learning.networks.models import Membership, Network
from learning.training.models import Programme

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.managers import MembershipQuerySet


class LibraryRecord(Protocol):
    """The attributes of a library that the rule reads, so that this module need not import the model."""

    pk: Any
    first_published_at: datetime.datetime | None
    _default_manager: ClassVar[Any]

    @property
    def audience(self) -> Audience: ...


class Reason(StrEnum):
    ALLOWED = "allowed"
    SIGN_IN = "sign_in"
    NOT_MEMBER = "not_member"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    NOT_CONFIRMED = "not_confirmed"
    NOT_COMPLETED = "not_completed"
    COMPLETION_OVER = "completion_over"
    NOT_YET = "not_yet"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class AccessDecision:
    """Whether a person may see a library, and why; true only when she may.

    `network` is the network whose membership has ended, is suspended or has not begun, `programme` that whose completion
    is over or has not begun; `on` is the day of that.
    """

    reason: Reason
    audience: Audience | None = None
    network: Network | None = None
    on: datetime.date | None = None
    programme: Programme | None = None

    def __bool__(self) -> bool:
        return self.reason is Reason.ALLOWED

    @property
    def sentence(self) -> str:
        """The reason as a sentence for the person who asked."""
        day = date_format(self.on, "j F Y") if self.on else ""
        match self.reason:
            case Reason.SIGN_IN:
                return _("Sign in to see whether this is open to you.")
            case Reason.LAPSED:
                return _("Your membership of the %(network)s network ended on %(day)s.") % {
                    "network": self.network,
                    "day": day,
                }
            case Reason.SUSPENDED:
                return _("Your membership of the %(network)s network is suspended.") % {"network": self.network}
            case Reason.NOT_CONFIRMED:
                return _("Nobody has confirmed yet where you work.")
            case Reason.COMPLETION_OVER:
                return _("Your completion of %(programme)s counted until %(day)s.") % {
                    "programme": self.programme,
                    "day": day,
                }
            case Reason.NOT_YET:
                return _("This opens on %(day)s.") % {"day": day} if day else _("This is not open yet.")
            case Reason.WITHDRAWN:
                return _("This has been withdrawn.")
        return self.audience.sentence if self.audience else ""


def open_to(user: User | None) -> Q:
    """The rule as a condition on libraries; every `visible_to` and every decision uses it."""
    if not is_person(user):
        return Q(pk__in=[])
    condition = Q()
    for kind, audience in AUDIENCES.items():
        condition |= Q(audience_kind=kind) & audience.condition_for(user)
    return published() & condition


def decide(user: User | None, library: LibraryRecord) -> AccessDecision:
    """The decision about one library, from what the database holds now."""
    if not is_person(user):
        return AccessDecision(Reason.SIGN_IN)
    row = type(library)._default_manager.filter(pk=library.pk)
    if row.filter(open_to(user)).exists():
        return AccessDecision(Reason.ALLOWED, library.audience)
    if not row.filter(published()).exists():
        return AccessDecision(Reason.WITHDRAWN if library.first_published_at else Reason.NOT_YET)
    if library.audience.programmes_to_complete:
        return _why_not_completed(user, library.audience)
    return _why_refused(library.audience.memberships_of(user), library.audience)


def of_own_networks(user: User | None) -> Q:
    """The rule as a condition on records with a `network`: those of networks of which her membership counts now."""
    if not is_person(user):
        return Q(pk__in=[])
    return Q(network__in=Membership.objects.of(user).current().values("network"))


def decide_network(user: User | None, network: Network) -> AccessDecision:
    """The decision about what belongs to one network, from what the database holds now."""
    if not is_person(user):
        return AccessDecision(Reason.SIGN_IN)
    mine = Membership.objects.of(user).filter(network=network)
    return AccessDecision(Reason.ALLOWED) if mine.current().exists() else _why_refused(mine)


def _why_refused(memberships: MembershipQuerySet, audience: Audience | None = None) -> AccessDecision:
    """Not begun, suspended, not confirmed, lapsed, or not a member: named after the membership that comes closest to giving access."""
    mine = memberships.select_related("network")
    coming = mine.filter(state=State.ACTIVE, starts_on__gt=today()).order_by("starts_on").first()
    if coming:
        return AccessDecision(Reason.NOT_YET, audience, coming.network, coming.starts_on)
    if suspended := mine.filter(state=State.SUSPENDED).first():
        return AccessDecision(Reason.SUSPENDED, audience, suspended.network)
    if mine.current().exists():
        return AccessDecision(Reason.NOT_CONFIRMED, audience)
    lapsed = mine.lapsed().order_by("-ends_on").first()
    if lapsed:
        return AccessDecision(Reason.LAPSED, audience, lapsed.network, lapsed.ends_on)
    return AccessDecision(Reason.NOT_MEMBER, audience)


def _why_not_completed(user: User, audience: Audience) -> AccessDecision:
    """Not begun, over, or never completed: named after the completion that comes closest to giving access."""
    mine = audience.completions_of(user).select_related("programme")
    coming = mine.filter(completed_on__gt=today()).order_by("completed_on").first()
    if coming:
        return AccessDecision(Reason.NOT_YET, audience, on=coming.completed_on, programme=coming.programme)
    over = mine.over().order_by("-valid_until").first()
    if over:
        return AccessDecision(Reason.COMPLETION_OVER, audience, on=over.valid_until, programme=over.programme)
    return AccessDecision(Reason.NOT_COMPLETED, audience)
