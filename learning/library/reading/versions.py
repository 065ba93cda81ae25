"""Which files a person downloaded that have a newer version since."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects

from learning.library.enums import SEVERAL_LANGUAGES
from learning.library.managers import ResourceQuerySet
from learning.library.models import Download, Resource, ResourceFile

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
    alone, in_pack = mine.filter(file__resource=OuterRef("pk")), mine.filter(pack__section=OuterRef("section"))
    replaced = ResourceFile.objects.filter(resource=OuterRef("pk"), replaces__isnull=False)
    downloaded = resources.filter(Exists(alone) | Exists(in_pack), Exists(replaced)).order_by().values("pk")
    files = list(ResourceFile.objects.offered().filter(resource__in=downloaded).select_related("resource"))
    found = list(newer_among(files, last_downloaded(user, files))) if files else []
    found.sort(key=lambda version: (version.newest.added_at, version.newest.pk), reverse=True)
    return found


def with_resources(versions: list[NewerVersion]) -> list[NewerVersion]:
    """The same, with all that a list of them shows."""
    files = [file for version in versions for file in (version.had, *version.since)]
    prefetch_related_objects(files, "resource__section__library__translations", "resource__translations")
    return versions


def last_downloaded(user: User | None, files: Iterable[ResourceFile]) -> dict[int, datetime.datetime]:
    """When she last downloaded each of these, alone or with its whole section, by the id of the file.

    `files` are all files of each resource, with the resource.
    """
    files = list(files)
    sections = {file.resource.section_id for file in files}
    mine = Download.objects.filter(Q(file__in=files) | Q(pack__section__in=sections), user=user).order_by("at")
    have: dict[int, datetime.datetime] = {}
    for pk, section, language, at in mine.values_list("file", "pack__section", "pack__language", "at"):
        taken = [pk] if pk else _in_pack([file for file in files if file.resource.section_id == section], language, at)
        have |= dict.fromkeys(taken, at)
    return have


def _in_pack(files: list[ResourceFile], language: str, at: datetime.datetime) -> Iterator[int]:
    """What the pack of their section had of these files then."""
    there = [file for file in files if file.added_at <= at and _was_published(file.resource, at)]
    replaced = {file.replaces_id for file in there}
    by_resource: dict[int, list[ResourceFile]] = {}
    for file in there:
        if file.pk not in replaced:
            by_resource.setdefault(file.resource_id, []).append(file)
    for current in by_resource.values():
        yield from (file.pk for file in in_language(current, language))


def _was_published(resource: Resource, at: datetime.datetime) -> bool:
    return resource.first_published_at is not None and resource.first_published_at <= at


def in_language(files: list[ResourceFile], language: str) -> list[ResourceFile]:
    """Of one resource, those that a pack in this language has: all where it has none in it."""
    return [file for file in files if file.language in {language, SEVERAL_LANGUAGES}] or files


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
