"""What the hub shows to a signed-in person: her networks, what is new, the libraries open to her."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, DateTimeField, Max, OuterRef, Prefetch, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce, Greatest

from core.querysets import published
from learning.audiences import RELATIONS
from learning.library.models import Library, Resource, ResourceFile
from learning.networks.enums import WAITING, State
from learning.networks.models import Membership, Network
from learning.signed_in import sentence_about

if TYPE_CHECKING:
    from accounts.models import User

SHOWN_AS_NEW = 5
LONG_AGO = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def hub_context(user: User, since: datetime.datetime | None) -> dict[str, Any]:
    """The template variables of the hub; `since` is the time of the previous visit, None at the first."""
    memberships = _memberships(user)
    libraries = _libraries(user)
    return {
        "memberships": [m for m in memberships if m.state not in WAITING],
        "applications": [m for m in memberships if m.state in WAITING],
        "libraries": libraries,
        "news": _new_in(libraries, since),
        "since": since,
        "joinable": Network.objects.filter(is_open=True).exclude(pk__in=[m.network_id for m in memberships]),
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


def _libraries(user: User) -> list[Library]:
    """The libraries open to this person, each with `resource_count`, the number of its published resources."""
    visible = published("sections__resources__") & published("sections__")
    libraries = Library.objects.visible_to(user).annotate(
        resource_count=Count("sections__resources", filter=visible, distinct=True)
    )
    found = list(libraries.prefetch_related("translations").order_by("audience_kind", "slug"))
    for relation in RELATIONS:
        prefetch_related_objects([library for library in found if library.audience.relation == relation], relation)
    return found


def _new_in(libraries: list[Library], since: datetime.datetime | None) -> list[Resource]:
    """The newest resources and file versions since then, in the given libraries."""
    open_now = {library.pk: library for library in libraries}
    found = Resource.objects.published().filter(section__library__in=open_now).annotate(newest=_newest())
    if since:
        found = found.filter(newest__gt=since)
    files = Prefetch("files", ResourceFile.objects.current().order_by("-added_at"), to_attr="current_files")
    newest_first = found.select_related("section").prefetch_related("translations", files).order_by("-newest", "-pk")
    news = list(newest_first[:SHOWN_AS_NEW])
    for resource in news:
        resource.section.library = open_now[resource.section.library_id]
    return news


def _newest() -> Greatest:
    """When a resource was first published or its last file added, whichever is later."""
    last_file = (
        ResourceFile.objects.current()
        .filter(resource=OuterRef("pk"))
        .values("resource")
        .annotate(last=Max("added_at"))
        .values("last")
    )
    return Greatest(
        Coalesce("first_published_at", LONG_AGO),
        Coalesce(Subquery(last_file, output_field=DateTimeField()), LONG_AGO),
    )
