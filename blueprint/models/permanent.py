"""Permanent numbers and versions: what stays when a page is moved, renamed, withdrawn or deleted."""

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
    """The last number given in a series. Locked while the next one is taken; it only ever grows."""

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
    """The words of a work as they were published, kept for ever.

    Nothing cascades into it: the page may go (the link to it empties), the number and the sources
    may not. It is shown from `html` and `data` alone, so later edits elsewhere never reach it.
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

    def __str__(self) -> str:
        return f"{self.permanent_number} v{self.number} ({self.language})"

    def get_absolute_url(self) -> str:
        """Its own permanent address, in its own language whoever asks."""
        with translation.override(self.language):
            return reverse("blueprint:version", args=[str(self.permanent_number), self.number])

    def citation_url(self, ending: str) -> str:
        with translation.override(self.language):
            return reverse("blueprint:citation", args=[str(self.permanent_number), self.number, ending])

    @property
    def absolute_url(self) -> str:
        """The address that a citation carries: the site's own, never the one a visitor came by."""
        return settings.BASE_URL.rstrip("/") + self.get_absolute_url()

    @property
    def what_changed(self) -> str:
        """The line of the history that says why this version exists."""
        if self.translation_of:
            return gettext("Translation of version %(number)d.") % {"number": self.translation_of}
        if self.reason:
            return self.reason
        return gettext("First published.") if self.number == 1 else gettext("No reason was written down.")


class VersionSource(models.Model):
    """Which sources a version rests on, so that none of them can be deleted."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE)
    source = models.ForeignKey("blueprint.Source", on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("source of a version")
        verbose_name_plural = _("sources of versions")
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.version}: {self.source}"
