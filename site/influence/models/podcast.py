"""Episodes of the podcast."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import TEXT_FEATURES
from core.fields import LinkAddressField
from influence.enums import Kind
from influence.forms import PodcastForm
from influence.models.item import Fact, InfluenceItem


class PodcastEpisodePage(InfluenceItem):
    """An episode that one can hear, and read."""

    parent_page_types = ["influence.InfluenceIndexPage"]
    subpage_types: list[str] = []
    page_description = _("An episode of the podcast: our own file or a link, its length, and its transcript.")
    template = "pages/influence/podcast_episode_page.html"
    base_form_class = PodcastForm
    own_kind = Kind.PODCAST
    schema_type = "PodcastEpisode"

    audio = models.ForeignKey(
        "files.PublicDocument",
        verbose_name=_("sound file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("An MP3 file of our own. Podcast players get it through the feed."),
    )
    listen_url = LinkAddressField(
        _("or where to listen"),
        blank=True,
        help_text=_(
            "The episode on another site, for example https://podcasts.example.org/12. A link, never a player."
        ),
    )
    minutes = models.PositiveSmallIntegerField(
        _("length in minutes"),
        null=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_("For example 32."),
    )
    transcript = RichTextField(
        _("transcript"),
        features=TEXT_FEATURES,
        help_text=_("All that is said. An episode is not published without it."),
    )

    content_panels = [
        *InfluenceItem.first_panels,
        MultiFieldPanel(
            [
                FieldPanel("audio"),
                FieldRowPanel([FieldPanel("listen_url"), FieldPanel("minutes")]),
                FieldPanel("transcript"),
            ],
            heading=_("The episode"),
        ),
        *InfluenceItem.text_panels,
        *InfluenceItem.last_panels,
    ]
    search_fields = [*InfluenceItem.search_fields, index.SearchField("transcript")]
    translatable_fields = [
        *InfluenceItem.item_translatable_fields,
        SynchronizedField("audio"),
        SynchronizedField("listen_url"),
        SynchronizedField("minutes"),
        TranslatableField("transcript"),
    ]

    class Meta:
        verbose_name = _("podcast episode")
        verbose_name_plural = _("podcast episodes")

    @property
    def length(self) -> str:
        if not self.minutes:  # a draft
            return ""
        return ngettext("%(minutes)d minute", "%(minutes)d minutes", self.minutes) % {"minutes": self.minutes}

    @property
    def list_notes(self) -> list[str]:
        return [self.length, str(_("With a transcript"))]

    def facts(self) -> list[Fact]:
        return [*super().facts(), Fact(_("Length"), self.length)]
