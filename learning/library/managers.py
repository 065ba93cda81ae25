"""Questions about members-only records. Whom a library is open to is asked of `learning.access` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from modelsearch.queryset import SearchableQuerySetMixin

from learning.access import open_to, published

if TYPE_CHECKING:
    from accounts.models import User
    from learning.library.models import Library


class LibraryQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(published())

    def visible_to(self, user: User | None) -> Self:
        """Those published whose audience holds this person at this second."""
        return self.filter(open_to(user))


class ResourceQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def published(self) -> Self:
        """Published in a published section. Says nothing of the library or its audience."""
        return self.filter(published() & published("section__"))

    def visible_to(self, user: User | None) -> Self:
        """Published ones in the libraries that are open to this person; flat at any size.

        The rule stands inside the `in`: search cannot read a condition of SQL in the outer filter.
        """
        libraries = apps.get_model("library", "Library").objects.visible_to(user)  # models import this module
        return self.published().filter(section__library_id__in=libraries.values("pk"))

    def in_library(self, library: Library) -> Self:
        """Published ones in a library about which somebody has decided already."""
        return self.published().filter(section__library=library)

    def in_reading_order(self) -> Self:
        return self.order_by("section__order", "section_id", "order", "pk")


class ResourceFileQuerySet(models.QuerySet):
    def offered(self) -> Self:
        """Those that may be downloaded: all that nobody has withdrawn, older ones too."""
        return self.filter(withdrawn_at__isnull=True)

    def current(self) -> Self:
        """Those that nothing has replaced."""
        return self.offered().filter(replaced_by__isnull=True)
