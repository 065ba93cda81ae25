"""What is in a network's libraries and how often its members downloaded it. Numbers only, never who.

A coordinator reads a library as a member does: `access.py` decides, and her role opens nothing. The numbers are
rounded, and small ones not given, so that they say nothing about one person. There is no total and no order by them,
from which a hidden number could be worked out.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from core.dates import add_months, midnight, today
from learning.audiences import AudienceKind
from learning.library.models import Download, Library, Resource
from learning.library.reports.small_numbers import SMALL, rounded
from learning.networks.models import Network

if TYPE_CHECKING:
    from accounts.models import User
    from learning.library.managers import LibraryQuerySet, ResourceQuerySet

MONTHS = 12


def libraries_of(network: Network, reader: User) -> LibraryQuerySet:
    """The libraries for members of this network that are open to the reader."""
    named = Library.objects.visible_to(reader).filter(audience_kind=AudienceKind.NETWORKS, networks=network)
    return named.prefetch_related("translations", "networks").order_by("slug")


def resources_of(network: Network, reader: User) -> ResourceQuerySet:
    """What is published in those libraries."""
    visible = Resource.objects.visible_to(reader)
    named = visible.filter(section__library__audience_kind=AudienceKind.NETWORKS, section__library__networks=network)
    return named.select_related("section__library").prefetch_related(
        "translations", "section__library__translations", "section__library__networks"
    )


def with_downloads(resources: QuerySet[Resource], network: Network) -> QuerySet[Resource]:
    """Each with `taken`: how often it was downloaded through this network since `counted_from`."""
    since = midnight(counted_from())
    taken = Download.objects.filter(file__resource=OuterRef("pk"), network=network, at__gte=since).order_by()
    count = taken.values("file__resource").annotate(count=Count("pk")).values("count")
    return resources.annotate(taken=Coalesce(Subquery(count), 0))


def counted_from() -> datetime.date:
    return add_months(today(), -MONTHS)


def rounded_in_words(number: int) -> str:
    """To the nearest five, in words where it is smaller."""
    return _("fewer than five") if number < SMALL else _("about %(number)s") % {"number": rounded(number)}


def shared_with(library: Library, network: Network) -> list[Any]:
    """The other networks whose members can see the library."""
    return [other for other in library.networks.all() if other.pk != network.pk]
