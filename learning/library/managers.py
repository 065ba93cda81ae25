"""Querysets of members-only records. Who may see a library is decided in `learning.access` alone."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce, Greatest
from modelsearch.queryset import SearchableQuerySetMixin

from core.querysets import published
from learning.access import open_to
from learning.library.enums import HEARD

if TYPE_CHECKING:
    from accounts.models import User
    from learning.library.models import Library

LONG_AGO = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class LibraryQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(published())

    def visible_to(self, user: User | None) -> Self:
        """Published libraries whose audience includes this person now."""
        return self.filter(open_to(user))


class ResourceQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def published(self) -> Self:
        """Published in a published section. The library and its audience are not checked."""
        return self.filter(published() & published("section__"))

    def visible_to(self, user: User | None) -> Self:
        """Published resources in the libraries that this person may see, in one query.

        The rule is inside the `in`, since Wagtail's search cannot use an `Exists` in the outer filter.
        """
        libraries = apps.get_model("library", "Library").objects.visible_to(user)  # models import this module
        return self.published().filter(section__library_id__in=libraries.values("pk"))

    def in_library(self, library: Library) -> Self:
        """Published resources of a library whose access was decided already."""
        return self.published().filter(section__library=library)

    @transaction.atomic
    def refresh_newest(self) -> None:
        """Stores in `newest_at` when each was first published or its last current file was added."""
        list(self.select_for_update().order_by("pk").values_list("pk"))  # sees what others do to the files now
        files = apps.get_model("library", "ResourceFile").objects.current().filter(resource=OuterRef("pk"))
        last_file = Subquery(files.order_by("-added_at").values("added_at")[:1])
        self.update(newest_at=Greatest(Coalesce("first_published_at", LONG_AGO), Coalesce(last_file, LONG_AGO)))

    def with_current_files(self, *order: str) -> Self:
        """Each with `current_files`, a list in this order, else by number."""
        files = apps.get_model("library", "ResourceFile").objects.current()
        files = files.order_by(*order) if order else files
        return self.prefetch_related(Prefetch("files", files, to_attr="current_files"))

    def in_reading_order(self) -> Self:
        return self.order_by("section__order", "section_id", "order", "pk")


class ResourceFileQuerySet(models.QuerySet):
    def offered(self) -> Self:
        """Files that may be downloaded: all that were not withdrawn, replaced ones too.

        With a virus scanner (`CLAMD_URL`), only those of which it called the very bytes clean. What people hear,
        only with its transcript.
        """
        transcripts = type(self)(self.model).filter(transcript_of=OuterRef("pk"))
        return self._clean().filter(~Q(kind__in=HEARD) | Exists(transcripts._clean()))

    def _clean(self) -> Self:
        clean = self.filter(withdrawn_at__isnull=True)
        return clean.filter(scanned_sha256=models.F("sha256")) if settings.CLAMD_URL else clean

    def without_transcript(self) -> Self:
        """What people hear, for which there is no transcript."""
        transcripts = type(self)(self.model).filter(transcript_of=OuterRef("pk"), withdrawn_at=None)
        return self.replaceable().filter(~Exists(transcripts), kind__in=HEARD)

    def waiting_for_scan(self) -> Self:
        """Files that the virus scanner has not called clean, for example since they are older than it."""
        return self.filter(withdrawn_at__isnull=True).exclude(scanned_sha256=models.F("sha256"))

    def replaceable(self) -> Self:
        """The newest versions, whether or not they can be downloaded yet."""
        return self.filter(withdrawn_at__isnull=True, replaced_by__isnull=True)

    def current(self) -> Self:
        """Offered files that no newer version has replaced."""
        return self.offered().filter(replaced_by__isnull=True)
