"""The history page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import TEXT_FEATURES, BodyBlock
from core.fields import StreamField
from core.link_blocks import SafeURLBlock
from core.models import BasePage


class YearBlock(blocks.StructBlock):
    """One step of the history, with its source."""

    when = blocks.CharBlock(max_length=40, label=_("When"), help_text=_("For example “2014” or “June 2023”."))
    heading = blocks.CharBlock(max_length=160, label=_("What happened"))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, required=False, label=_("Text"))
    source = blocks.CharBlock(
        max_length=250, label=_("Source"), help_text=_("For example “One Small Thing, History page”.")
    )
    url = SafeURLBlock(required=False, label=_("Address of the source"))

    class Meta:
        icon = "date"
        label = _("Year")
        group = _("History")
        template = "blocks/year.html"
        description = _("One step of the timeline with its source.")
        preview_value = {
            "when": "2018",
            "heading": "An independent charity",
            "text": "",
            "source": "One Small Thing, History page",
            "url": "",
        }


class HistoryPage(BasePage):
    """The organisation's history as a timeline."""

    parent_page_types = ["pages.LandingPage", "pages.StandardPage"]
    subpage_types: list[str] = []
    page_description = _("A history told year by year, each with its source.")
    template = "pages/pages/history_page.html"

    years = StreamField([("year", YearBlock())], verbose_name=_("years"), help_text=_("Oldest first."))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text below the timeline"))

    content_panels = [*BasePage.intro_panels, FieldPanel("years"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("years"), index.SearchField("body")]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("years"),
        TranslatableField("body"),
    ]

    class Meta:
        verbose_name = _("history page")
