"""Permanent numbers and versions, which stay when a page is moved, renamed, withdrawn or deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blueprint.enums import Kind
from blueprint.kinds import KINDS
from blueprint.managers import PermanentNumberQuerySet, VersionQuerySet
from blueprint.models.doi import DOIField
from blueprint.states import State
from core.addresses import absolute
from languages.locales import language_choices


def label_of(kind: str, number: int) -> str:
    """`HS-12`, `HS-R7`."""
    return f"{KINDS[kind].number_prefix}{number}"


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
        return label_of(self.kind, self.number)

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
    is_minor = models.BooleanField(_("minor correction"), default=False)
    is_by_author_alone = models.BooleanField(_("published by its author alone"), default=False)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawal_reason = models.TextField(_("why it is withdrawn"), blank=True)
    replaced_by = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: Where its page stood when it was deleted, as `Page.url_path`; empty while the page is there.
    last_path = models.TextField(blank=True, db_index=True, editable=False)
    #: The one registered for it, when there is one: `manage.py set_version_doi`.
    doi = DOIField(_("DOI"), max_length=200, blank=True, editable=False)
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

    @property
    def permanent_url(self) -> str:
        """The address of the work, in the language of this version."""
        with translation.override(self.language):
            return self.permanent_number.get_absolute_url()

    def citation_url(self, extension: str) -> str:
        with translation.override(self.language):
            return reverse("blueprint:citation", args=[str(self.permanent_number), self.number, extension])

    def comparison_url(self, number: int) -> str:
        """Where it is compared with another version of the same language; the older of both stands first."""
        with translation.override(self.language):
            return reverse("blueprint:compare", args=[str(self.permanent_number), *sorted((self.number, number))])

    @cached_property
    def state(self) -> State:
        """What has become of the work today, and whether this version of it was an example."""
        key = self.permanent_number.translation_key
        found = Version.objects.states_of([key], self.language)
        return replace(found.get(key, State()), is_example=self.data["is_example"])

    @cached_property
    def newer_english(self) -> Version | None:
        """The newest English version, where that is newer than the one that this translates."""
        if self.translation_of is None:
            return None
        english = Version.objects.of_work(self.permanent_number.translation_key, settings.LANGUAGE_CODE)
        return self.newest_after_translation(english.without_text()[:1])

    def newest_after_translation(self, english: Iterable[Version]) -> Version | None:
        """The first of the English versions, the newest first, where this translates an older one."""
        newest = next(iter(english), None)
        is_newer = newest and self.translation_of is not None and newest.number > self.translation_of
        return newest if is_newer else None

    @property
    def absolute_url(self) -> str:
        """The full address, for citations."""
        return absolute(self.get_absolute_url())

    @property
    def what_changed(self) -> str:
        """The reason for this version, as the history shows it."""
        if self.translation_of:
            return gettext("Translation of version %(number)d.") % {"number": self.translation_of}
        if self.reason and self.is_minor:
            return gettext("Minor correction: %(reason)s") % {"reason": self.reason}
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
