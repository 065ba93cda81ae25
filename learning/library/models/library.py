"""Libraries and their sections."""

from __future__ import annotations

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from learning.audiences import AUDIENCES, Audience, AudienceKind, audience_kind_choices
from learning.library.managers import LibraryQuerySet
from learning.library.models.base import MembersOnlyRecord, MembersOnlyTranslation, library_url


class Library(MembersOnlyRecord):
    """Resources for one audience. Its address is not a secret; its content is.

    The audience belongs to the whole library: sections, resources and files have none of their own.
    """

    slug = models.SlugField(
        gettext_lazy("address"),
        max_length=60,
        unique=True,
        blank=True,
        help_text=gettext_lazy("For example “south”. Left empty, it is made from the title."),
    )
    audience_kind = models.CharField(
        gettext_lazy("who can see it"),
        max_length=30,
        choices=audience_kind_choices,
        default=AudienceKind.NETWORKS,
        help_text=gettext_lazy("For the whole library, for example members of the networks that you tick below."),
    )
    networks = models.ManyToManyField(
        "networks.Network",
        verbose_name=gettext_lazy("networks"),
        blank=True,
        related_name="libraries",
        help_text=gettext_lazy("Whose members can see it, where it is for members of networks."),
    )
    organisations = models.ManyToManyField(
        "networks.Organisation",
        verbose_name=gettext_lazy("organisations"),
        blank=True,
        related_name="libraries",
        help_text=gettext_lazy("Members of whom the office has confirmed that they work for one of these."),
    )
    programmes = models.ManyToManyField(
        "training.Programme",
        verbose_name=gettext_lazy("programmes"),
        blank=True,
        related_name="libraries",
        help_text=gettext_lazy("People who have completed one of these, and whose completion is in date."),
    )

    objects = LibraryQuerySet.as_manager()

    relocated_fields = ("slug", "audience_kind")

    class Meta:
        verbose_name = gettext_lazy("library")
        verbose_name_plural = gettext_lazy("libraries")
        ordering = ["slug"]

    def get_absolute_url(self) -> str:
        return library_url("library", self.slug)

    @cached_property
    def audience(self) -> Audience:
        """Who may see it, as an object of the class for its kind of audience."""
        return AUDIENCES[self.audience_kind](self)


class LibraryTranslation(MembersOnlyTranslation):
    record = ParentalKey(Library, on_delete=models.CASCADE, related_name="translations")

    panels = [FieldPanel("language"), FieldPanel("title"), FieldPanel("summary")]

    class Meta(MembersOnlyTranslation.Meta):
        verbose_name = pgettext_lazy("of a library", "words")


class Section(MembersOnlyRecord):
    """A heading in a library, with the audience of the library."""

    library = models.ForeignKey(
        Library, verbose_name=gettext_lazy("library"), on_delete=models.PROTECT, related_name="sections"
    )
    order = models.PositiveSmallIntegerField(
        gettext_lazy("place in the list"), default=1, help_text=gettext_lazy("1 comes first.")
    )

    relocated_fields = ("library", "order")

    class Meta:
        verbose_name = gettext_lazy("section")
        verbose_name_plural = gettext_lazy("sections")
        ordering = ["library", "order", "pk"]

    @property
    def full_title(self) -> str:
        return f"{self.library} – {self}"

    def get_absolute_url(self) -> str:
        return self.library.get_absolute_url()


class SectionTranslation(MembersOnlyTranslation):
    record = ParentalKey(Section, on_delete=models.CASCADE, related_name="translations")

    panels = [FieldPanel("language"), FieldPanel("title"), FieldPanel("summary")]

    class Meta(MembersOnlyTranslation.Meta):
        verbose_name = pgettext_lazy("of a section", "words")
