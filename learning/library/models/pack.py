"""Packs: all files of a section in one ZIP archive."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from languages.locales import foreign_language, language_choices
from learning.library.enums import PackState
from learning.library.files.filenames import download_name
from learning.library.files.storages import private_storage
from learning.library.models.base import library_url
from learning.library.models.files import ResourceFile, random_key
from learning.library.models.library import Section

#: Whoever changes ten things in a row has one pack made, and not ten.
QUIET = datetime.timedelta(seconds=5)
#: A builder that is at it for longer was killed: the largest pack takes a quarter of an hour at five megabytes a second.
LONGEST_BUILD = datetime.timedelta(hours=1)
#: A task that has not taken it in hand by then was lost before it began.
GIVEN_AGAIN_AFTER = datetime.timedelta(minutes=15)


class PackQuerySet(models.QuerySet):
    def want(self, sections: Iterable[int]) -> None:
        """Something in these sections has changed; in the same transaction as the change."""
        sections = set(sections)
        rows = [self.model(section_id=pk, language=code) for pk in sections for code, _name in language_choices()]
        self.bulk_create(rows, ignore_conflicts=True)
        self.filter(section__in=sections).update(wanted_since=timezone.now())

    def to_claim(self) -> Self:
        """Wanted, and in nobody's hands."""
        return self.filter(_is_long_ago("in_hands_since", LONGEST_BUILD), wanted_since__isnull=False)

    def to_build(self) -> Self:
        """Wanted for long enough, and given to no task."""
        return self.to_claim().filter(
            _is_long_ago("given_at", GIVEN_AGAIN_AFTER), wanted_since__lte=timezone.now() - QUIET
        )


def _is_long_ago(field: str, long: datetime.timedelta) -> Q:
    """Never, or by a process that was killed."""
    return Q(**{field: None}) | Q(**{f"{field}__lt": timezone.now() - long})


class Pack(models.Model):
    """One private file for a section and a language, made by a task when something in it has changed.

    It is served only while `content_sha256` is that of the section as it stands at that moment
    (`packs.contents.contents_of`): what was withdrawn leaves the pack at that second, not when the next one is made.
    """

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="packs", editable=False)
    language = models.CharField(_("language"), max_length=10, choices=language_choices, default=settings.LANGUAGE_CODE)
    state = models.CharField(max_length=10, choices=PackState, default=PackState.WAITING)
    file = models.FileField(upload_to=random_key, storage=private_storage, max_length=100, blank=True)
    name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    number_of_files = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    #: The file for which it is not made.
    missing_file = models.ForeignKey(ResourceFile, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(null=True)
    #: Of the last change that it lacks; empty when it lacks none.
    wanted_since = models.DateTimeField(null=True, default=timezone.now)
    given_at = models.DateTimeField(null=True)
    in_hands_since = models.DateTimeField(null=True)

    objects = PackQuerySet.as_manager()

    class Meta:
        verbose_name = _("pack")
        verbose_name_plural = _("packs")
        ordering = ["section", "language"]
        constraints = [models.UniqueConstraint(fields=["section", "language"], name="library_pack_one_a_language")]

    def __str__(self) -> str:
        return f"{self.section} ({self.language})"

    def get_absolute_url(self) -> str:
        """Our own address, which checks access each time."""
        return library_url("pack", self.section.library.slug, self.section_id, self.language)

    @property
    def key(self) -> str:
        """Its key in the private storage."""
        return self.file.name or ""

    @property
    def signed_id(self) -> str:
        """What a signed address on disk says."""
        return f"pack {self.pk}"

    @property
    def is_ready(self) -> bool:
        return self.state == PackState.READY and self.wanted_since is None

    @property
    def foreign_language(self) -> str:
        return foreign_language(self.language)

    @property
    def download_name(self) -> str:
        return download_name(self.name, "zip")
