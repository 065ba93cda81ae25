"""The resources that may be chosen as materials of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from learning.library.models import Resource, ResourceTranslation

if TYPE_CHECKING:
    from accounts.models import User
    from learning.library.managers import ResourceQuerySet
    from learning.meetings.models import Meeting

#: Besides those that are chosen. More are found by words of their title.
MOST_OFFERED = 50


def offered_to(user: User, meeting: Meeting, words: str) -> list[Resource]:
    """Of libraries that are for the members of its network, the newest that she may see and that are not chosen yet."""
    found = Resource.objects.visible_to(user).filter(section__library__networks=meeting.network_id)
    found = found.exclude(pk__in=_chosen_keys(meeting))
    for word in words.split()[:5]:
        found = found.filter(pk__in=ResourceTranslation.objects.filter(title__icontains=word).values("record"))
    return _read(found.order_by("-newest_at", "-pk")[:MOST_OFFERED])


def chosen_for(user: User, meeting: Meeting) -> list[Resource]:
    """Those chosen already that she may see."""
    return _read(Resource.objects.visible_to(user).filter(pk__in=_chosen_keys(meeting)).in_reading_order())


def hidden_from(user: User, meeting: Meeting) -> list[Resource]:
    """Those chosen already that she may not see, and so cannot take away."""
    seen = Resource.objects.visible_to(user).values("pk")
    return list(Resource.objects.filter(pk__in=_chosen_keys(meeting)).exclude(pk__in=seen))


def _chosen_keys(meeting: Meeting) -> list[int]:
    return [row.resource_id for row in meeting.materials.all()]


def _read(resources: ResourceQuerySet) -> list[Resource]:
    rows = resources.select_related("section__library")
    return list(rows.prefetch_related("translations", "section__library__translations"))
