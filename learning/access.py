"""The one place that answers "may this person see or download this?". See learning/README.md.

The rule. A person sees what is published in a library whose audience holds her at this second:
everyone who is signed in, or whoever has a membership of one of its networks whose first day has come
and whose last day is not over, or whoever has such a membership through one of its organisations.
Nothing else lets anybody in: no group, no permission of the admin, no cached flag, no link.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.visitors import is_person
from learning.audiences import AudienceKind
from learning.library.models import Library, Resource, ResourceFile
from learning.networks.dates import today
from learning.networks.enums import State
from learning.networks.models import Membership, Network

if TYPE_CHECKING:
    from accounts.models import User
    from learning.library.managers import LibraryQuerySet
    from learning.library.models import MembersOnlyRecord
    from learning.networks.managers import MembershipQuerySet


class Reason(StrEnum):
    ALLOWED = "allowed"
    SIGN_IN = "sign_in"
    NOT_MEMBER = "not_member"
    LAPSED = "lapsed"
    NOT_YET = "not_yet"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class AccessDecision:
    """One outcome with what its sentence needs; true only when the person is let in.

    `audience` is a whole sentence ("Members of the South network can see this."), `network` the
    name of the network that would let the person in, `on` the day that the sentence names.
    """

    reason: Reason
    audience: str = ""
    network: str = ""
    on: datetime.date | None = None

    def __bool__(self) -> bool:
        return self.reason is Reason.ALLOWED

    @property
    def sentence(self) -> str:
        """Why, in words for the person who asked."""
        day = date_format(self.on, "j F Y") if self.on else ""
        match self.reason:
            case Reason.ALLOWED:
                return self.audience
            case Reason.SIGN_IN:
                return _("Sign in to see whether this is open to you.")
            case Reason.LAPSED:
                return _("Your membership of the %(network)s network ended on %(day)s.") % {
                    "network": self.network,
                    "day": day,
                }
            case Reason.NOT_YET:
                return _("This opens on %(day)s.") % {"day": day} if day else _("This is not open yet.")
            case Reason.WITHDRAWN:
                return _("This has been withdrawn.")
        return self.audience


def open_libraries(user: User | None) -> LibraryQuerySet:
    """The rule in SQL; every queryset's `visible_to` and every answer below goes through it."""
    if not is_person(user):
        return Library.objects.none()
    current = Membership.objects.of(user).current()
    by_network = Q(audience_kind=AudienceKind.NETWORKS) & Q(
        pk__in=Library.networks.through.objects.filter(network__in=current.values("network")).values("library")
    )
    by_organisation = Q(audience_kind=AudienceKind.ORGANISATIONS) & Q(
        pk__in=Library.organisations.through.objects.filter(
            organisation__in=current.exclude(organisation=None).values("organisation")
        ).values("library")
    )
    everyone = Q(audience_kind=AudienceKind.EVERYONE)
    return Library.objects.published().filter(everyone | by_network | by_organisation)


def decide(user: User | None, thing: Library | Resource | ResourceFile) -> AccessDecision:
    """The answer for one library, resource or file.

    What lies in a library gets the library's answer before anything is said of itself, so that a
    closed library answers alike for what exists and what does not.
    """
    match thing:
        case Library():
            return _decide_library(user, thing)
        case Resource():
            answer = _decide_library(user, thing.section.library)
            return answer and _decide_state(answer, thing.section, thing)
        case ResourceFile():
            answer = decide(user, thing.resource)
            return AccessDecision(Reason.WITHDRAWN) if answer and thing.withdrawn_at else answer
    raise TypeError(f"There is no rule for {type(thing).__name__}.")


def _decide_library(user: User | None, library: Library) -> AccessDecision:
    if not is_person(user):
        return AccessDecision(Reason.SIGN_IN)
    if not is_published(library):
        return _state_of(library)
    if open_libraries(user).filter(pk=library.pk).exists():
        return AccessDecision(Reason.ALLOWED, audience=library.audience_sentence)
    return _why_closed(user, library)


def _decide_state(answer: AccessDecision, *records: MembersOnlyRecord) -> AccessDecision:
    return next((_state_of(record) for record in records if not is_published(record)), answer)


def is_published(record: MembersOnlyRecord) -> bool:
    """`managers.published` for a row in hand."""
    now = timezone.now()
    begun = record.go_live_at is None or record.go_live_at <= now
    return record.live and begun and (record.expire_at is None or record.expire_at > now)


def _state_of(record: MembersOnlyRecord) -> AccessDecision:
    return AccessDecision(Reason.WITHDRAWN if record.first_published_at else Reason.NOT_YET)


def _why_closed(user: User, library: Library) -> AccessDecision:
    """Not a member, not begun, or lapsed: the membership that comes nearest to letting her in."""
    audience = library.audience_sentence
    mine = _memberships_for(user, library).select_related("network")
    coming = mine.filter(state=State.ACTIVE, starts_on__gt=today()).order_by("starts_on").first()
    if coming:
        return AccessDecision(Reason.NOT_YET, audience=audience, network=coming.network.name, on=coming.starts_on)
    lapsed = mine.lapsed().order_by("-ends_on").first()
    if lapsed:
        return AccessDecision(Reason.LAPSED, audience=audience, network=lapsed.network.name, on=lapsed.ends_on)
    first = library.networks.all()[:1] if library.audience_kind == AudienceKind.NETWORKS else ()
    return AccessDecision(Reason.NOT_MEMBER, audience=audience, network=first[0].name if first else "")


def _memberships_for(user: User, library: Library) -> MembershipQuerySet:
    """This person's memberships, past and present, that this library's audience asks about."""
    mine = Membership.objects.of(user)
    match library.audience_kind:
        case AudienceKind.NETWORKS:
            return mine.filter(network__in=library.networks.all())
        case AudienceKind.ORGANISATIONS:
            return mine.filter(organisation__in=library.organisations.all())
    return mine


def network_of(user: User, library: Library) -> Network | None:
    """The network through which this person is let in, for the record of a download."""
    membership = _memberships_for(user, library).current().select_related("network").order_by("pk").first()
    return membership.network if membership else None


def waiting_for(user: User, library: Library) -> Membership | None:
    """This person's application to a network that would open the library, when nobody has decided it."""
    if library.audience_kind != AudienceKind.NETWORKS:
        return None
    return _memberships_for(user, library).waiting().select_related("network").order_by("-applied_at").first()
