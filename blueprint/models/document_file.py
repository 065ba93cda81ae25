"""A file made of works: a PDF, or a DOCX of a briefing."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dates import london_day, today

#: A failed file is tried again when somebody asks for it after this time.
TRY_AGAIN_AFTER = datetime.timedelta(minutes=10)
#: Longer than a task takes, and than it takes to free one whose worker was killed (`scheduling.jobs.LOST_AFTER`).
LOST_AFTER = datetime.timedelta(hours=1)
#: What whoever waits for it need not be told of.
USUAL_TIME = datetime.timedelta(minutes=2)


class DocumentFormat(models.TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"


class DocumentFault(models.TextChoices):
    LIBRARY = "library", _("A library is missing")
    FAILED = "failed", _("It failed")


class DocumentFileQuerySet(models.QuerySet["DocumentFile"]):
    def waiting(self) -> DocumentFileQuerySet:
        """Those that a task is making, or will."""
        return self.filter(file="", fault="")


class DocumentFile(models.Model):
    """Made once for each content, by a task, and kept in the public storage."""

    #: A digest of the outline, the format and the layout.
    key = models.CharField(max_length=64, unique=True)
    format = models.CharField(max_length=10, choices=DocumentFormat)
    #: All that decides what is in it (`documents.outline.Outline`).
    outline = models.JSONField()
    #: Of anybody's own choice, so that there may be any number of them.
    is_briefing = models.BooleanField()
    created = models.DateTimeField(default=timezone.now)
    #: When it was last given to a task.
    asked_at = models.DateTimeField(default=timezone.now)
    #: When somebody last fetched it.
    used_on = models.DateField(default=today, editable=False)
    fault = models.CharField(max_length=10, choices=DocumentFault, blank=True)
    #: Its name in the storage; empty until it is made.
    file = models.CharField(max_length=255, blank=True)

    objects = DocumentFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of works")
        verbose_name_plural = _("files of works")
        indexes = [models.Index(fields=["is_briefing", "used_on"], name="blueprint_document_used")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def file_name(self) -> str:
        """`hope-street-HS-4-v2.pdf`; a briefing, which has no number, carries its day."""
        name = self.outline["name"]
        if self.is_briefing:
            name = f"{name}-{london_day(self.created)}"
        if self.outline["language"] != settings.LANGUAGE_CODE:
            name = f"{name}-{self.outline['language']}"
        return f"{name}.{self.format}"

    @property
    def path(self) -> str:
        """Where its file is kept. The folder is its own, so that its name can say what it is."""
        return f"blueprint/{self.key}/{self.file_name}"

    @property
    def must_be_asked_for(self) -> bool:
        """Whether nobody makes it: it failed some time ago, or its task is lost."""
        if self.file:
            return False
        return self.asked_at < timezone.now() - (TRY_AGAIN_AFTER if self.fault else LOST_AFTER)

    @property
    def is_slow(self) -> bool:
        return timezone.now() - self.asked_at > USUAL_TIME

    @property
    def url(self) -> str:
        return default_storage.url(self.file)
