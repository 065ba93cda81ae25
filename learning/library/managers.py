"""Questions about gated records. Who may see them is asked of `learning.access` alone."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelsearch.queryset import SearchableQuerySetMixin

if TYPE_CHECKING:
    from accounts.models import User


def published(prefix: str = "", at: datetime.datetime | None = None) -> Q:
    """Live, and the clock says so too: a schedule that has not run yet opens and closes nothing late."""
    at = at or timezone.now()
    begun = Q(**{f"{prefix}go_live_at__isnull": True}) | Q(**{f"{prefix}go_live_at__lte": at})
    not_over = Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": at})
    return Q(**{f"{prefix}live": True}) & begun & not_over


class LibraryQuerySet(models.QuerySet):
    def published(self, at: datetime.datetime | None = None) -> Self:
        return self.filter(published(at=at))

    def visible_to(self, user: User | None) -> Self:
        """Those whose audience holds this person at this second."""
        from learning.access import open_libraries

        return self.filter(pk__in=open_libraries(user).values("pk"))


class SectionQuerySet(models.QuerySet):
    def published(self, at: datetime.datetime | None = None) -> Self:
        return self.filter(published(at=at))

    def visible_to(self, user: User | None) -> Self:
        from learning.access import open_libraries

        return self.published().filter(library_id__in=open_libraries(user).values("pk"))


class ResourceQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def published(self, at: datetime.datetime | None = None) -> Self:
        """Published in a published section. Says nothing of the library or its audience."""
        return self.filter(published(at=at) & published("section__", at))

    def visible_to(self, user: User | None) -> Self:
        """Published ones in the libraries that are open to this person; flat at any size."""
        from learning.access import open_libraries

        return self.published().filter(section__library_id__in=open_libraries(user).values("pk"))

    def in_reading_order(self) -> Self:
        return self.order_by("section__order", "section_id", "order", "pk")


class ResourceFileQuerySet(models.QuerySet):
    def offered(self) -> Self:
        """Those that may be downloaded: all that nobody has withdrawn, older ones too."""
        return self.filter(withdrawn_at__isnull=True)

    def current(self) -> Self:
        """Those that nothing has replaced."""
        return self.offered().filter(replaced_by__isnull=True)

    def visible_to(self, user: User | None) -> Self:
        from learning.library.models import Resource

        return self.offered().filter(resource__in=Resource.objects.visible_to(user).values("pk"))
