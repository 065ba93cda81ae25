"""The home page."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.addresses import absolute
from core.blocks import SHORT_TEXT_FEATURES, BodyBlock
from core.drawings import DrawingChoice
from core.fields import StreamField
from core.link_blocks import LinkBlock
from core.models import BasePage
from core.structured_data import ORGANISATION
from languages.links import localized


class WayBlock(blocks.StructBlock):
    """One of the organisation's ways of working, with a link to read more."""

    heading = blocks.CharBlock(max_length=60, label=_("Heading"), help_text=_("One word, for example “Educate”."))
    text = blocks.TextBlock(label=_("Text"))
    link = LinkBlock(label=_("Link"))

    class Meta:
        icon = "list-ul"
        label = _("Way of working")
        group = _("Home")
        template = "blocks/way.html"
        description = _("One of the three columns under the poster.")
        preview_value = {
            "heading": "Educate",
            "text": "We train staff to see trauma and to work with it.",
            "link": {"page": None, "url": "/learning/", "text": "Training and networks"},
        }


class StoryBlock(blocks.StructBlock):
    """A numbered part of the home page: heading, text, links, and a drawing at its side."""

    tab = blocks.CharBlock(max_length=30, label=_("Name in the margin"), help_text=_("For example “Hope Street”."))
    heading = blocks.CharBlock(max_length=120, label=_("Heading"))
    lead = blocks.TextBlock(required=False, label=_("First sentences"))
    text = blocks.RichTextBlock(features=SHORT_TEXT_FEATURES, required=False, label=_("Text"))
    source = blocks.CharBlock(
        required=False, max_length=250, label=_("Source"), help_text=_("Needed when the text gives a figure.")
    )
    links = blocks.ListBlock(LinkBlock(), max_num=3, label=_("Links"), help_text=_("The first becomes a button."))
    drawing = blocks.ChoiceBlock(search_index=False, choices=DrawingChoice.choices, required=False, label=_("Drawing"))

    class Meta:
        icon = "doc-full"
        label = _("Part of the home page")
        group = _("Home")
        template = "blocks/story.html"
        description = _("A numbered part of the home page with up to three links and a drawing.")
        preview_value = {
            "tab": "Hope Street",
            "heading": "A street, not a cell block",
            "lead": "Hope Street opened in June 2023.",
            "text": "",
            "source": "",
            "links": [],
            "drawing": "street",
        }


class HomePage(BasePage):
    """The home page in one language."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.StandardPage",
        "pages.LandingPage",
        "pages.HelpPage",
        "campaigns.CampaignIndexPage",
        "events.EventIndexPage",
        "influence.InfluenceIndexPage",
        "blueprint.BlueprintPage",
        "learning.LearningPage",
    ]
    page_description = _("The front page of the site.")
    template = "pages/pages/home_page.html"
    max_count_per_parent = len(settings.LANGUAGES)

    heading = models.CharField(
        _("heading on the poster"),
        max_length=120,
        blank=True,
        help_text=_("For example “What has happened to you?”. Empty: the title of the page."),
    )
    lead = models.TextField(_("first sentences"), max_length=400, blank=True)
    ways = StreamField([("way", WayBlock())], blank=True, verbose_name=_("what we do"), max_num=3)
    featured_campaign = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("campaign on the front page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown with its asks and where each stands."),
    )
    stories = StreamField([("story", StoryBlock())], blank=True, verbose_name=_("parts below"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more text"))

    content_panels = [
        *BasePage.intro_panels,
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("lead")], heading=_("Poster")),
        FieldPanel("ways"),
        FieldPanel("featured_campaign"),
        FieldPanel("stories"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("stories")]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("heading"),
        TranslatableField("lead"),
        TranslatableField("ways"),
        TranslatableField("featured_campaign"),
        TranslatableField("stories"),
        TranslatableField("body"),
    ]

    class Meta:
        verbose_name = _("home page")

    def structured_data(self) -> dict[str, Any]:
        return ORGANISATION | {"@id": absolute("/"), "url": absolute(self.url), "description": self.summary}

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        campaign = localized(self.featured_campaign)
        context["campaign"] = campaign.specific if campaign else None
        return context
