"""Permanent numbers and versions, which stay when a page is moved, renamed, withdrawn or deleted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blueprint.enums import Kind
from blueprint.kinds import KINDS
from blueprint.managers import PermanentNumberQuerySet, VersionQuerySet
from languages.locales import language_choices


class NumberSeries(models.Model):
    """The last number of a series. Its row is locked while the next number is taken; it only grows."""

    kind = models.CharField(max_length=20, choices=Kind, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("series of numbers")
        verbose_name_plural = _("series of numbers")

    def __str__(self) -> str:
        return f"{self.kind}: {self.last}"


class PermanentNumber(models.Model):
    """One work's number, shared by its languages through the page's translation key.

    No foreign key to the page: the row outlives it, so a number is never given twice.
    """

    kind = models.CharField(max_length=20, choices=Kind)
    number = models.PositiveIntegerField()
    translation_key = models.UUIDField(unique=True)
    given = models.DateTimeField(auto_now_add=True)

    objects = PermanentNumberQuerySet.as_manager()

    class Meta:
        verbose_name = _("permanent number")
        verbose_name_plural = _("permanent numbers")
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="blueprint_number_given_once")]

    def __str__(self) -> str:
        return f"{KINDS[self.kind].number_prefix}{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("blueprint:permanent", args=[str(self)])


class Version(models.Model):
    """A work as it was published, kept for ever.

    No cascade deletes it: deleting the page sets the link to null, its number and sources cannot be
    deleted. It is shown from `html` and `data` alone, so later edits elsewhere never change it.
    """

    permanent_number = models.ForeignKey(PermanentNumber, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(max_length=10, choices=language_choices)
    number = models.PositiveIntegerField(_("version"))
    translation_of = models.PositiveIntegerField(_("translation of version"), null=True, blank=True)
    page = models.ForeignKey("wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(_("title"), max_length=255)
    published = models.DateTimeField(_("published"))
    reason = models.TextField(_("reason for the change"), blank=True)
    reviewer = models.CharField(_("reviewed by"), max_length=160, blank=True)
    html = models.TextField(_("main part"))
    data = models.JSONField(_("data"), default=dict)
    sources = models.ManyToManyField("blueprint.Source", through="blueprint.VersionSource", related_name="versions")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-published", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["permanent_number", "language", "number"], name="blueprint_version_given_once"
            )
        ]
        indexes = [models.Index(fields=["language", "-published", "-id"], name="blueprint_version_newest")]

    def __str__(self) -> str:
        return f"{self.permanent_number} v{self.number} ({self.language})"

    def get_absolute_url(self) -> str:
        """Its permanent address, with the prefix of its own language whatever the reader's language is."""
        with translation.override(self.language):
            return reverse("blueprint:version", args=[str(self.permanent_number), self.number])

    def citation_url(self, extension: str) -> str:
        with translation.override(self.language):
            return reverse("blueprint:citation", args=[str(self.permanent_number), self.number, extension])

    @property
    def absolute_url(self) -> str:
        """The full address for citations, from BASE_URL and not from the request."""
        return settings.BASE_URL.rstrip("/") + self.get_absolute_url()

    @property
    def what_changed(self) -> str:
        """The reason for this version, as the history shows it."""
        if self.translation_of:
            return gettext("Translation of version %(number)d.") % {"number": self.translation_of}
        if self.reason:
            return self.reason
        return gettext("First published.") if self.number == 1 else gettext("No reason was written down.")


class VersionSource(models.Model):
    """A source that a version cites, which protects it from deletion."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE)
    source = models.ForeignKey("blueprint.Source", on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("source of a version")
        verbose_name_plural = _("sources of versions")
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.version}: {self.source}"
