"""Which files a person downloaded that have a newer version since."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects

from learning.library.managers import ResourceQuerySet
from learning.library.models import Download, ResourceFile

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class NewerVersion:
    """`had` is the version that she downloaded last, `on` when; `since` are those that came after it, the newest first."""

    had: ResourceFile
    on: datetime.datetime
    since: list[ResourceFile]

    @property
    def newest(self) -> ResourceFile:
        return self.since[0]


def newer_versions(user: User, resources: ResourceQuerySet) -> list[NewerVersion]:
    """Of these resources, the newest first. A version that she has downloaded as well is not named."""
    mine = Download.objects.filter(user=user)
    downloaded = resources.filter(Exists(mine.filter(file__resource=OuterRef("pk"))))
    replaced = Q(replaces__isnull=False) | Q(replaced_by__isnull=False)
    files = list(ResourceFile.objects.offered().filter(replaced, resource__in=downloaded.order_by().values("pk")))
    found = list(newer_among(files, downloads_of(user, files))) if files else []
    found.sort(key=lambda version: (version.newest.added_at, version.newest.pk), reverse=True)
    return found


def with_resources(versions: list[NewerVersion]) -> list[NewerVersion]:
    """The same, with all that a list of them shows."""
    files = [file for version in versions for file in (version.had, *version.since)]
    prefetch_related_objects(files, "resource__section__library__translations", "resource__translations")
    return versions


def downloads_of(user: User | None, files: Iterable[ResourceFile]) -> dict[int, datetime.datetime]:
    """When she last downloaded each of these, by the id of the file."""
    mine = Download.objects.filter(user=user, file__in=[file.pk for file in files])
    return dict(mine.order_by("at").values_list("file", "at"))


def newer_among(files: list[ResourceFile], have: Mapping[int, datetime.datetime]) -> Iterator[NewerVersion]:
    by_pk = {file.pk: file for file in files}
    replaced = {file.replaces_id for file in files}
    for newest in files:
        if newest.pk in replaced or newest.pk in have:
            continue
        since = [newest]
        before = by_pk.get(newest.replaces_id or 0)
        while before and before.pk not in have:
            since.append(before)
            before = by_pk.get(before.replaces_id or 0)
        if before:
            yield NewerVersion(before, have[before.pk], since)
