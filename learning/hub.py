"""What a signed-in person finds at /learning/: her networks, what is new, what is open to her."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Count, DateTimeField, Max, OuterRef, Prefetch, Q, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.roots import HOME, remember_roots
from learning.audiences import AudienceKind
from learning.library.managers import published
from learning.library.models import Library, Resource, ResourceFile
from learning.networks.enums import WAITING, State
from learning.networks.models import Membership, Network

if TYPE_CHECKING:
    from accounts.models import User

SHOWN_AS_NEW = 5
SINCE = "hub_since"


@dataclass(frozen=True)
class Crumb:
    title: str
    url: str


def hub_url(request: HttpRequest) -> str:
    """The hub in the reader's language when it is there, else in English."""
    known: str | None = getattr(request, "_hub_url", None)
    if known is None:
        from learning.models import LearningPage

        hubs = Q(pk__in=LearningPage.objects.live().values("pk"))
        found = Page.objects.filter(hubs | Q(depth=HOME)).select_related("locale")
        remember_roots(request, [page for page in found if page.depth == HOME])
        pages = {page.locale.language_code: page for page in found if page.depth > HOME}
        page = pages.get(get_language()) or pages.get("en-gb")
        known = (page.get_url(request) if page else None) or "/learning/"
        request._hub_url = known  # type: ignore[attr-defined]
    return known


def crumbs(request: HttpRequest, *more: Crumb) -> list[Crumb]:
    home = "/cy/" if get_language() == "cy" else "/"
    return [Crumb(_("Home"), home), Crumb(_("My learning"), hub_url(request)), *more]


def membership_sentence(user: User | None) -> str:
    """For the bar of the signed-in: "Member of the South network until 31 March 2027."."""
    return _belongs(list(Membership.objects.of(user).current().select_related("network")[:2]))


def _belongs(mine: list[Membership]) -> str:
    if len(mine) != 1:
        return _("Member of more than one network.") if mine else ""
    return _("Member of the %(network)s network until %(day)s.") % {
        "network": mine[0].network.name,
        "day": date_format(mine[0].ends_on, "j F Y") if mine[0].ends_on else "",
    }


def hub_context(request: HttpRequest, user: User) -> dict[str, Any]:
    since = last_visit(request, user)
    memberships = _memberships(user)
    libraries = _libraries(user)
    return {
        "memberships": [m for m in memberships if m.state not in WAITING],
        "applications": [m for m in memberships if m.state in WAITING],
        "libraries": libraries,
        "news": new_for(user, since, libraries),
        "since": since,
        "joinable": Network.objects.filter(is_open=True).exclude(pk__in=[m.network_id for m in memberships]),
        "belongs": _belongs([m for m in memberships if m.is_current]),
    }


def last_visit(request: HttpRequest, user: User) -> datetime.datetime | None:
    """When the person was here before this session, so that a reload does not hide what is new."""
    if SINCE not in request.session:
        before = user.last_hub_visit
        request.session[SINCE] = before.isoformat() if before else ""
    if request.method == "GET":
        get_user_model().objects.filter(pk=user.pk).update(last_hub_visit=timezone.now())
    return parse_datetime(request.session[SINCE]) if request.session[SINCE] else None


def _memberships(user: User) -> list[Membership]:
    """The newest row of each network; those that were refused or removed say nothing here."""
    rows = Membership.objects.of(user).select_related("network").order_by("network__name", "-applied_at", "-pk")
    newest: dict[int, Membership] = {}
    for row in rows:
        newest.setdefault(row.network_id, row)
    shown = {State.REFUSED, State.REMOVED, State.LEFT}
    return [row for row in newest.values() if row.state not in shown]


def _libraries(user: User) -> list[Library]:
    visible = published("sections__resources__") & published("sections__")
    libraries = list(
        Library.objects.visible_to(user)
        .prefetch_related("translations")
        .annotate(resource_count=Count("sections__resources", filter=visible, distinct=True))
        .order_by("audience_kind", "slug")
    )
    for kind in (AudienceKind.NETWORKS, AudienceKind.ORGANISATIONS):
        prefetch_related_objects([row for row in libraries if row.audience_kind == kind], kind.value)
    return libraries


def new_for(user: User, since: datetime.datetime | None, libraries: list[Library]) -> list[Resource]:
    """The newest resources and versions since then, in the libraries open to this person at this second."""
    last_file = (
        ResourceFile.objects.current()
        .filter(resource=OuterRef("pk"))
        .values("resource")
        .annotate(last=Max("added_at"))
        .values("last")
    )
    long_ago = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    newest = Greatest(
        Coalesce("first_published_at", long_ago),
        Coalesce(Subquery(last_file, output_field=DateTimeField()), long_ago),
    )
    found = Resource.objects.visible_to(user).annotate(newest=newest)
    if since:
        found = found.filter(newest__gt=since)
    files = Prefetch("files", ResourceFile.objects.current().order_by("-added_at"), to_attr="current_files")
    newest_first = found.select_related("section").prefetch_related("translations", files).order_by("-newest", "-pk")
    open_now = {library.pk: library for library in libraries}
    news = [resource for resource in newest_first[:SHOWN_AS_NEW] if resource.section.library_id in open_now]
    for resource in news:
        resource.section.library = open_now[resource.section.library_id]
    return news
