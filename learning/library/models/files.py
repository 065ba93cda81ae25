"""Private files of resources, and their downloads."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import NameField
from languages.locales import foreign_language
from learning.library.enums import HEARD, FileKind, file_language_choices
from learning.library.files.filenames import download_name
from learning.library.files.storages import private_storage
from learning.library.managers import ResourceFileQuerySet
from learning.library.models.base import library_url
from learning.library.models.resource import Resource
from learning.networks.enums import Region, Sector


def random_key(instance: models.Model, filename: str) -> str:
    """A random storage key of 256 bits: it cannot be guessed, tells nothing, and is unique without a look-up."""
    key = secrets.token_hex(32)
    return f"{key[:2]}/{key}"


class ResourceFile(models.Model):
    """A private file of a resource. It is not a Wagtail document, and in no chooser and no revision.

    `number` is its address below the resource and is never used again; `version` counts within a row
    of files of which each replaced the one before. A replaced file is kept and can be downloaded.
    """

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="files", editable=False)
    number = models.PositiveIntegerField(_("number"), editable=False)
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("replaces"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaced_by",
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    transcript_of = models.ForeignKey(
        "self",
        verbose_name=_("transcript of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="transcripts",
    )
    name = NameField(
        _("name"), max_length=200, help_text=_("As people see it, for example “Leader’s sheets, all eight”.")
    )
    language = models.CharField(
        _("language"), max_length=10, choices=file_language_choices, default=settings.LANGUAGE_CODE
    )
    what_changed = NameField(
        _("what changed"), max_length=250, blank=True, help_text=_("For example “Plainer words. Sheet 5 rewritten.”")
    )
    file = models.FileField(_("file"), upload_to=random_key, storage=private_storage, max_length=100)
    kind = models.CharField(_("kind"), max_length=5, choices=FileKind, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64, editable=False)
    #: The checksum before metadata was removed, by which a second upload of the same file is known.
    received_sha256 = models.CharField(max_length=64, editable=False)
    #: The checksum of the bytes that the virus scanner called clean.
    scanned_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    missing_since = models.DateTimeField(_("missing since"), null=True, editable=False)

    objects = ResourceFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["resource", "number"], name="library_resourcefile_number_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Our own address, which checks access each time. The signed one is never shown on a page."""
        resource = self.resource
        return library_url("download", resource.section.library.slug, resource.slug, self.number)

    @property
    def key(self) -> str:
        """Its key in the private storage."""
        return self.file.name or ""

    @property
    def signed_id(self) -> int:
        """What a signed address on disk says."""
        return self.pk

    @property
    def foreign_language(self) -> str:
        """The language of its name, for the `lang` attribute, where it is not the reader's; else empty."""
        return foreign_language(self.language)

    @property
    def waits_for_scan(self) -> bool:
        """Whether the virus scanner that is configured has not called these very bytes clean."""
        return bool(settings.CLAMD_URL) and self.scanned_sha256 != self.sha256

    @property
    def lacks_transcript(self) -> bool:
        """Whether it waits for one, and cannot be downloaded yet."""
        return self.kind in HEARD and all(file.withdrawn_at for file in self.transcripts.all())

    @property
    def download_name(self) -> str:
        """The file name under which a browser saves it."""
        return download_name(self.name, self.kind)


class Download(models.Model):
    """A record of who downloaded which file version or pack, through which network, when.

    A pack is one record, with how many files it had: nobody knows which of them she wanted. When she has closed her
    account it is a count without a person.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="downloads")
    file = models.ForeignKey(ResourceFile, null=True, on_delete=models.SET_NULL, related_name="downloads")
    pack = models.ForeignKey("library.Pack", null=True, on_delete=models.SET_NULL, related_name="downloads")
    #: Of the resource that was deleted since: what was taken is counted as before.
    former_title = models.CharField(max_length=255, blank=True)
    network = models.ForeignKey("networks.Network", null=True, on_delete=models.SET_NULL, related_name="downloads")
    #: Of the organisation that her membership named then; empty when it named none, or nothing was known of it.
    region = models.CharField(max_length=20, choices=Region, blank=True)
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["user", "file"], name="library_download_of_user"),
            models.Index(fields=["at"], name="library_download_at"),
        ]

    def __str__(self) -> str:
        return f"{self.file or self.pack or self.former_title} · {self.at:%Y-%m-%d}"


class DownloadCount(models.Model):
    """How many downloads there were in a quarter whose records are no longer kept. Nobody can be found in it.

    Two rows may say the same of themselves: whoever asks adds them up.
    """

    resource = models.ForeignKey(Resource, null=True, on_delete=models.SET_NULL, related_name="+")
    #: Of one that was deleted since.
    former_title = models.CharField(max_length=255, blank=True)
    network = models.ForeignKey("networks.Network", null=True, on_delete=models.SET_NULL, related_name="+")
    region = models.CharField(max_length=20, choices=Region, blank=True)
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    #: Its first day.
    quarter = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("number of downloads")
        verbose_name_plural = _("numbers of downloads")
        ordering = ["quarter", "pk"]
        indexes = [models.Index(fields=["quarter"], name="library_downloadcount_quarter")]

    def __str__(self) -> str:
        return f"{self.quarter:%Y-%m}: {self.number}"
