"""Resources of a library."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Revision
from wagtail.search import index

from core.content_notes import ThemesField
from learning.library.enums import Licence
from learning.library.managers import ResourceQuerySet
from learning.library.models.base import MembersOnlyRecord, MembersOnlyTranslation, library_url
from learning.library.models.library import Section

#: No images, documents or embeds: what is in the public storage is public.
TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class CannotPublish(ValidationError):
    """Why a resource cannot be published yet, as a sentence."""


class Resource(index.Indexed, MembersOnlyRecord):
    """Something that members use: a description and its files, with the audience of its library."""

    section = models.ForeignKey(Section, verbose_name=_("section"), on_delete=models.PROTECT, related_name="resources")
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("For example “notes-october-2026”. Left empty, it is made from the title."),
    )
    order = models.PositiveSmallIntegerField(_("place in the section"), default=1, help_text=_("1 comes first."))
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.MEMBERS)
    review_date = models.DateField(
        _("review by"),
        null=True,
        blank=True,
        help_text=_("When somebody should check it again, for example 01/07/2027."),
    )

    content_themes = ThemesField(
        _("content note: themes"),
        help_text=_("What in it may be hard to read. The list of the library and the resource itself name it first."),
    )

    topics = ParentalManyToManyField(
        "influence.Topic",
        verbose_name=_("topics"),
        blank=True,
        related_name="resources",
        help_text=_("Readers narrow the lists of resources by them, for example “Remand”."),
    )

    #: When it was first published or its last current file was added, whichever is later (`refresh_newest`).
    newest_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ResourceQuerySet.as_manager()

    relocated_fields = ("section", "slug", "order")
    computed_fields = ("newest_at",)

    search_fields = [
        index.RelatedFields(
            "translations",
            [
                index.SearchField("title", boost=3),
                index.AutocompleteField("title"),
                index.SearchField("summary"),
                index.SearchField("for_whom"),
                index.SearchField("how_to_use"),
                index.SearchField("text"),
            ],
        ),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ["section", "order", "pk"]
        indexes = [models.Index(fields=["-newest_at", "-id"], name="library_resource_newest")]

    @transaction.atomic
    def publish(self, revision: Revision, **options: Any) -> None:
        """Every way of publishing comes here: the button, a schedule, approval, many at once."""
        if sentence := self.cannot_publish_because:
            raise CannotPublish(sentence)
        super().publish(revision, **options)
        type(self).objects.filter(pk=self.pk).refresh_newest()

    @property
    def cannot_publish_because(self) -> str:
        """What members would miss, as a sentence; empty when nothing keeps it from being published."""
        heard = self.files.without_transcript().first()
        if heard is None:
            return ""
        return gettext(
            "“%(name)s” is a sound or a video, and whoever cannot hear it needs its words: under “Files”, add a transcript of it first."
        ) % {"name": heard.name}

    @property
    def full_title(self) -> str:
        return f"{self.section.library} – {self}"

    @property
    def licence_short(self) -> str:
        """A short form, for the line below a title."""
        return gettext("Members only") if self.licence == Licence.MEMBERS else str(self.get_licence_display())

    def get_absolute_url(self) -> str:
        return library_url("resource", self.section.library.slug, self.slug)


class ResourceTranslation(MembersOnlyTranslation):
    record = ParentalKey(Resource, on_delete=models.CASCADE, related_name="translations")
    content_note = models.TextField(
        _("content note: what follows"),
        max_length=300,
        blank=True,
        help_text=_("What a reader may want to know first, for example “Sheet 3 speaks of panic.”"),
    )
    for_whom = models.TextField(
        _("who it is for"),
        max_length=300,
        blank=True,
        help_text=_("For example “Officers who run groups. You need no training to use it.”"),
    )
    how_to_use = models.TextField(
        _("how it may be used"),
        max_length=1000,
        blank=True,
        help_text=_("For example “Print the sheets for your group. Do not put them on a website.”"),
    )
    text = RichTextField(_("text"), features=TEXT_FEATURES, blank=True)

    panels = [
        FieldPanel("language"),
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("content_note"),
        FieldPanel("for_whom"),
        FieldPanel("how_to_use"),
        FieldPanel("text"),
    ]

    class Meta(MembersOnlyTranslation.Meta):
        verbose_name = pgettext_lazy("of a resource", "words")
