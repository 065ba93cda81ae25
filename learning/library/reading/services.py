"""What a person keeps for herself and tells us: saved resources, and how she used one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from learning.audiences import AudienceKind
from learning.library.managers import ResourceQuerySet
from learning.library.models import Feedback, Library, Resource, SavedResource
from learning.networks.models import Membership, Network

if TYPE_CHECKING:
    from accounts.models import User


def save(user: User, resource: Resource) -> None:
    SavedResource.objects.get_or_create(user=user, resource=resource)


def take_off(user: User, resource_id: int) -> None:
    SavedResource.objects.filter(user=user, resource=resource_id).delete()


def saved_by(user: User) -> ResourceQuerySet:
    """Those that are open to her now, the last saved first."""
    return Resource.objects.visible_to(user).filter(saved_by__user=user).order_by("-saved_by__at", "-saved_by__pk")


def closed_to(user: User) -> int:
    """How many that she saved are closed to her now. Which ones, she is not told."""
    return SavedResource.objects.filter(user=user).exclude(resource__in=Resource.objects.visible_to(user)).count()


def forget_closed(user: User) -> None:
    SavedResource.objects.filter(user=user).exclude(resource__in=Resource.objects.visible_to(user)).delete()


def tell(user: User, resource: Resource, text: str) -> None:
    """Writes or rewrites how she used it."""
    told = {"text": text, "written_at": timezone.now()}
    Feedback.objects.update_or_create(user=user, resource=resource, defaults=told)


def take_back(user: User, resource: Resource) -> None:
    Feedback.objects.filter(user=user, resource=resource).delete()


def feedback_for(network: Network, reader: User) -> QuerySet[Feedback]:
    """What was told about those libraries of a network that are open to the reader, the newest first.

    `is_ours` says whether the writer is or was a member of it: the people of another network, with which a library is
    shared, stay without a name.
    """
    libraries = Library.objects.filter(audience_kind=AudienceKind.NETWORKS, networks=network)
    memberships = Membership.objects.filter(network=network, user=OuterRef("user"), starts_on__isnull=False)
    visible = Resource.objects.visible_to(reader).filter(section__library__in=libraries.values("pk"))
    told = Feedback.objects.filter(resource__in=visible.order_by().values("pk"))
    told = told.annotate(is_ours=Exists(memberships)).select_related("user", "resource__section__library")
    return told.prefetch_related("resource__translations").order_by("-written_at", "-pk")
