"""What the hub shows to a signed-in person: her networks, their next meetings, what is new, the libraries open to her."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page
from django.db.models import Count, OuterRef, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from core.pagination import listing
from learning.audiences import AUDIENCES
from learning.library.models import Library, Resource
from learning.library.reading.versions import newer_versions
from learning.meetings.models import Meeting
from learning.networks.enums import WAITING, State
from learning.networks.models import Membership, Network
from learning.signed_in import sentence_about

if TYPE_CHECKING:
    from accounts.models import User

SHOWN_AS_NEW = 5
SHOWN_MEETINGS = 3


def hub_context(user: User, since: datetime.datetime | None, request: HttpRequest) -> dict[str, Any]:
    """The template variables of the hub; `since` is the time of the previous visit, None at the first."""
    memberships = _memberships(user)
    libraries, news = _libraries(user, request), _news(user, since)
    meetings = _meetings(user)
    _prefetch_words([*libraries, *(resource.section.library for resource in news)])
    return {
        "memberships": [m for m in memberships if m.state not in WAITING],
        "applications": [m for m in memberships if m.state in WAITING],
        "meetings": meetings,
        # Whoever may not see meetings is not told that there are none.
        "has_meetings": bool(meetings or [m for m in memberships if m.is_current]),
        "libraries": libraries,
        "news": news,
        "newer": len(newer_versions(user, Resource.objects.visible_to(user))),
        "since": since,
        "coordinated": Network.objects.coordinated_by(user),
        "joinable": Network.objects.taking_applications().exclude(pk__in=[m.network_id for m in memberships]),
        "membership_sentence": sentence_about([m for m in memberships if m.is_current]),
    }


def _memberships(user: User) -> list[Membership]:
    """The newest membership of each network, without those that were refused, removed or left."""
    mine = Membership.objects.of(user).select_related("network").prefetch_related("network__translations")
    rows = mine.order_by("network__name", "-applied_at", "-pk")
    newest: dict[int, Membership] = {}
    for row in rows:
        newest.setdefault(row.network_id, row)
    hidden = {State.REFUSED, State.REMOVED, State.LEFT}
    return [row for row in newest.values() if row.state not in hidden]


def _libraries(user: User, request: HttpRequest) -> Page:
    """The libraries open to this person, in parts, each with `resource_count`, the number of its published resources."""
    resources = Resource.objects.published().filter(section__library=OuterRef("pk")).order_by()
    counts = resources.values("section__library").annotate(count=Count("pk")).values("count")
    libraries = Library.objects.visible_to(user).annotate(resource_count=Coalesce(Subquery(counts), 0))
    return listing(libraries.order_by("audience_kind", "slug"), request)


def _news(user: User, since: datetime.datetime | None) -> list[Resource]:
    """The newest resources and file versions since then, in the libraries open to this person."""
    found = Resource.objects.visible_to(user)
    if since:
        found = found.filter(newest_at__gt=since)
    described = found.select_related("section__library").prefetch_related("translations")
    newest_first = described.with_current_files("-added_at")
    return list(newest_first.order_by("-newest_at", "-pk")[:SHOWN_AS_NEW])


def _meetings(user: User) -> list[Meeting]:
    """The next ones of all her networks, cancelled ones too: she may have planned to come."""
    coming = Meeting.objects.visible_to(user).coming()
    return list(coming.select_related("network").prefetch_related("translations")[:SHOWN_MEETINGS])


def _prefetch_words(libraries: list[Library]) -> None:
    """Titles, and the names of those whom each library is for."""
    prefetch_related_objects(libraries, "translations")
    for kind, audience in AUDIENCES.items():
        prefetch_related_objects([one for one in libraries if one.audience_kind == kind], *audience.prefetched)
