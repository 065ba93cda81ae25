"""The list of influence items."""

from __future__ import annotations

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.feeds import FeedMixin
from core.fields import StreamField
from core.models import BasePage
from core.pagination import listing
from influence import feeds
from influence.facets import narrowed_items
from influence.models.item import InfluenceItem
from influence.models.podcast import PodcastEpisodePage
from influence.models.terms import SettingTranslation, TopicTranslation
from influence.querysets import InfluenceQuerySet


class InfluenceIndexPage(FeedMixin, BasePage):
    """All items, newest first, which a reader narrows by kind, topic, setting, year and words."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = [
        "influence.PositionPage",
        "influence.ConsultationResponsePage",
        "influence.PublicationPage",
        "influence.NewsPage",
        "influence.PodcastEpisodePage",
    ]
    page_description = _("Positions, responses, publications, news and the podcast. The list fills itself.")
    template = "pages/influence/influence_index_page.html"
    max_count_per_parent = 1

    heading = models.CharField(
        _("heading"), max_length=120, blank=True, help_text=_("For example “What we say, and to whom”.")
    )
    podcast_name = models.CharField(
        _("name of the podcast"), max_length=80, blank=True, help_text=_("As players show it, for example “JUSTICE”.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the list"))

    content_panels = [*BasePage.intro_panels, FieldPanel("heading"), FieldPanel("body"), FieldPanel("podcast_name")]
    search_fields = [*BasePage.search_fields, index.SearchField("heading"), index.SearchField("body")]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("heading"),
        SynchronizedField("podcast_name"),
        TranslatableField("body"),
    ]

    class Meta:
        verbose_name = _("influence index page")

    @property
    def items(self) -> InfluenceQuerySet:
        """What readers of this page's language find here."""
        return InfluenceItem.objects.child_of(self).live()

    def feed_entries(self):
        return feeds.entries(self.items)

    @path("feed/news/", name="news_feed")
    def news_feed(self, request):
        return feeds.news_feed(self)

    @path("feed/podcast/", name="podcast_feed")
    def podcast_feed(self, request):
        episodes = PodcastEpisodePage.objects.child_of(self).live().select_related("audio")
        return feeds.podcast_feed(self, episodes)

    @cached_property
    def more_feeds(self) -> list[feeds.FeedLink]:
        """The feeds beside that of all items, without those in which nothing is."""
        kinds = set(self.items.order_by().values_list("kind", flat=True).distinct())
        return [feed for feed in feeds.links(self) if feed.kind in kinds]

    def get_context(self, request, *args, **kwargs):
        names = TopicTranslation.names(self.items), SettingTranslation.names(self.items)
        found = narrowed_items(self, request.GET, *names)
        *facets, years = found.facets()
        return super().get_context(request, *args, **kwargs) | {
            "filters": found,
            "facets": facets,
            "years": years.options,
            "is_filtered": bool(found),
            "listing": listing(found.rows.newest_first().for_list(), request),
        }
