"""What waits to be told to those who follow a chapter by e-mail (`blueprint.followers`)."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blueprint.models.permanent import Version
from subscriptions.models import Sending


class ChapterChangeQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(sending=None)


class ChapterChange(models.Model):
    """A version that the followers of a chapter are told of. It is made with the version, so that none is missed."""

    wagtail_reference_index_ignore = True

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="+")
    #: The translation key of the chapter in which the work stood then.
    chapter = models.UUIDField(db_index=True)
    noted = models.DateTimeField(default=timezone.now)
    #: The emails that tell of it; None until they are made.
    sending = models.ForeignKey(Sending, null=True, on_delete=models.CASCADE, related_name="chapter_changes")

    objects = ChapterChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a chapter")
        verbose_name_plural = _("changes of chapters")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.version_id} in {self.chapter}"


class EndedChapter(models.Model):
    """A chapter that somebody follows and that is not there any more. Its followers are told, unless it comes back."""

    wagtail_reference_index_ignore = True

    #: Its translation key.
    chapter = models.UUIDField(unique=True)
    #: Its last title in each language, by code.
    titles = models.JSONField(default=dict)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("chapter that has ended")
        verbose_name_plural = _("chapters that have ended")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.chapter)
