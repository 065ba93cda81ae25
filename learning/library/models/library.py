from __future__ import annotations

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel

from languages.panels import translations_panel
from learning.audiences import AudienceKind
from learning.library.forms import LibraryForm, MembersOnlyForm
from learning.library.managers import LibraryQuerySet, SectionQuerySet
from learning.library.models.base import MembersOnlyRecord, MembersOnlyTranslation, library_url


class Library(MembersOnlyRecord):
    """Resources for one audience. Its address is no secret; what is in it is.

    The audience belongs to the library, whole: sections, resources and files have none of their own.
    """

    slug = models.SlugField(
        gettext_lazy("address"),
        max_length=60,
        unique=True,
        blank=True,
        help_text=gettext_lazy("For example “south”. Left empty, it is made from the title."),
    )
    audience_kind = models.CharField(
        gettext_lazy("who can see it"), max_length=14, choices=AudienceKind, default=AudienceKind.NETWORKS
    )
    networks = models.ManyToManyField(
        "networks.Network", verbose_name=gettext_lazy("networks"), blank=True, related_name="libraries"
    )
    organisations = models.ManyToManyField(
        "networks.Organisation",
        verbose_name=gettext_lazy("organisations"),
        blank=True,
        related_name="libraries",
        help_text=gettext_lazy("People whose membership is in date and names one of these."),
    )

    objects = LibraryQuerySet.as_manager()

    relocated_fields = ("slug", "audience_kind")
    base_form_class = LibraryForm
    panels = [
        translations_panel(),
        MultiFieldPanel(
            [
                FieldPanel("audience_kind"),
                FieldPanel("networks", widget=CheckboxSelectMultiple),
                FieldPanel("organisations", widget=CheckboxSelectMultiple),
            ],
            heading=gettext_lazy("Who can see it"),
            help_text=gettext_lazy(
                "Once the library is published, this is changed under “Address and audience”, and at once."
            ),
        ),
        FieldPanel("slug"),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = gettext_lazy("library")
        verbose_name_plural = gettext_lazy("libraries")
        ordering = ["slug"]

    def get_absolute_url(self) -> str:
        return library_url("library", self.slug)

    @property
    def audience_sentence(self) -> str:
        """Who can see it, read back as one sentence."""
        names, many = self._audience_names
        match self.audience_kind:
            case AudienceKind.EVERYONE:
                return _("Everyone who is signed in can see this.")
            case AudienceKind.NETWORKS if many:
                return ngettext(
                    "Members of the %(names)s network can see this.",
                    "Members of these networks can see this: %(names)s.",
                    many,
                ) % {"names": names}
            case AudienceKind.ORGANISATIONS if many:
                return ngettext(
                    "Members who work for %(names)s can see this.",
                    "Members who work for one of these can see this: %(names)s.",
                    many,
                ) % {"names": names}
        return _("Nobody can see this: no network and no organisation is chosen.")

    @property
    def audience_title(self) -> str:
        """The heading of the page that refuses. It names whom the library is for, never the library."""
        names, many = self._audience_names
        match self.audience_kind:
            case AudienceKind.NETWORKS if many:
                return ngettext(
                    "This library is for members of the %(names)s network.",
                    "This library is for members of these networks: %(names)s.",
                    many,
                ) % {"names": names}
            case AudienceKind.ORGANISATIONS if many:
                return ngettext(
                    "This library is for members who work for %(names)s.",
                    "This library is for members who work for one of these: %(names)s.",
                    many,
                ) % {"names": names}
        return _("This library is closed.")

    @property
    def audience_short(self) -> str:
        """For the small lock beside a title."""
        if self.audience_kind == AudienceKind.EVERYONE:
            return _("Everyone signed in")
        return self._audience_names[0]

    @cached_property
    def _audience_names(self) -> tuple[str, int]:
        """The names of those it is for, as one list in words, and how many they are."""
        if self.audience_kind == AudienceKind.NETWORKS:
            named = [network.name for network in self.networks.all()]
        elif self.audience_kind == AudienceKind.ORGANISATIONS:
            named = [organisation.name for organisation in self.organisations.all()]
        else:
            named = []
        return get_text_list(named, _("and")), len(named)


class LibraryTranslation(MembersOnlyTranslation):
    record = ParentalKey(Library, on_delete=models.CASCADE, related_name="translations")

    panels = [FieldPanel("language"), FieldPanel("title"), FieldPanel("summary")]

    class Meta(MembersOnlyTranslation.Meta):
        verbose_name = pgettext_lazy("of a library", "words")


class Section(MembersOnlyRecord):
    """A heading in a library. It has no audience: the library's holds."""

    library = models.ForeignKey(
        Library, verbose_name=gettext_lazy("library"), on_delete=models.PROTECT, related_name="sections"
    )
    order = models.PositiveSmallIntegerField(
        gettext_lazy("place in the list"), default=1, help_text=gettext_lazy("1 comes first.")
    )

    objects = SectionQuerySet.as_manager()

    relocated_fields = ("library", "order")
    base_form_class = MembersOnlyForm
    panels = [
        translations_panel(),
        FieldPanel("library"),
        FieldPanel("order"),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = gettext_lazy("section")
        verbose_name_plural = gettext_lazy("sections")
        ordering = ["library", "order", "pk"]

    def get_absolute_url(self) -> str:
        return self.library.get_absolute_url()


class SectionTranslation(MembersOnlyTranslation):
    record = ParentalKey(Section, on_delete=models.CASCADE, related_name="translations")

    panels = [FieldPanel("language"), FieldPanel("title"), FieldPanel("summary")]

    class Meta(MembersOnlyTranslation.Meta):
        verbose_name = pgettext_lazy("of a section", "words")
