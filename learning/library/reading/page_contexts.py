"""Template variables about reading: what belongs to a resource, lists over many libraries, what is new for a person."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page
from django.http import HttpRequest

from core.pagination import listing
from core.related_pages import pages_of
from influence.models import TopicTranslation
from learning.library.facets import ResourceList
from learning.library.managers import ResourceQuerySet
from learning.library.models import Feedback, Resource, SavedResource
from learning.library.reading import services as reading
from learning.library.reading.forms import FeedbackForm
from learning.library.reading.versions import newer_versions, with_resources
from search.ranking import in_order

if TYPE_CHECKING:
    from accounts.models import User


def about(resource: Resource, user: User | None) -> dict[str, Any]:
    """What the page of a resource shows beside its files and its text."""
    told = Feedback.objects.filter(user=user, resource=resource.pk).first()
    return {
        "topics": TopicTranslation.objects.filter(record__in=resource.topics.all()).for_reader(),
        "related": pages_of(resource.related_entries.all()),
        "is_saved": SavedResource.objects.filter(user=user, resource=resource.pk).exists(),
        "feedback": told,
        "readers": resource.section.library.audience.networks_to_join,
        "feedback_form": FeedbackForm(initial={"text": told.text if told else ""}),
    }


def for_list(resources: ResourceQuerySet) -> ResourceQuerySet:
    """With all that a row of a list over many libraries shows."""
    rows = resources.select_related("section__library").with_current_files()
    return rows.prefetch_related("translations", "section__library__translations")


def part_of(resources: ResourceQuerySet, request: HttpRequest) -> Page:
    return _with_resources_of_files(listing(for_list(resources), request))


def found_by(filters: ResourceList, request: HttpRequest) -> Page:
    """The newest first, or, where words were asked for, what fits them best."""
    if not filters.words or filters.newest_first:
        return part_of(filters.rows.order_by("-newest_at", "-pk"), request)
    page = listing(filters.keys(), request)
    page.object_list = in_order(for_list(filters.rows), list(page.object_list))
    return _with_resources_of_files(page)


def _with_resources_of_files(page: Page) -> Page:
    """An address of a file names its resource, which is at hand."""
    for resource in page:
        for file in resource.current_files:
            file.resource = resource
    return page


def saved_context(user: User, request: HttpRequest) -> dict[str, Any]:
    return {"listing": part_of(reading.saved_by(user), request), "closed": reading.closed_to(user)}


def new_context(user: User, since: datetime.datetime | None, request: HttpRequest) -> dict[str, Any]:
    """All that is new since a moment, and which of her downloads have a newer version."""
    visible = Resource.objects.visible_to(user)
    news = visible.filter(newest_at__gt=since) if since else visible
    return {
        "since": since,
        "listing": part_of(news.order_by("-newest_at", "-pk"), request),
        "newer": with_resources(newer_versions(user, visible)[:SHOWN]),
    }


#: So many newer versions are named at once; the next follow when she has downloaded some.
SHOWN = 25
