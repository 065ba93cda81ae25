from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from blueprint.enums import Strength
from blueprint.listings import entries_of, latest_changes, paginated, recommendations_of
from blueprint.reading_order import chapters_of, neighbours
from core.blocks import TEXT_FEATURES, BodyBlock
from core.fields import StreamField
from core.models import BasePage


class BlueprintPage(BasePage):
    """The front page of the blueprint: how to read it, its chapters, the strength scale, what changed."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["blueprint.ChapterPage", "blueprint.RecommendationPage"]
    page_description = _("The front page of the Hope Street blueprint.")
    template = "pages/blueprint/blueprint_page.html"
    max_count_per_parent = 1

    heading = models.CharField(
        _("heading"), max_length=120, blank=True,
        help_text=_("For example “How to build another way”. Empty: the title of the page."),
    )  # fmt: skip
    please_note = models.TextField(
        _("please note"), max_length=600, blank=True,
        help_text=_("What readers must know about the state of the work, for example that entries are examples."),
    )  # fmt: skip
    how_to_read = RichTextField(_("how to read it"), features=TEXT_FEATURES, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more text"))

    content_panels = [
        *BasePage.intro_panels,
        FieldPanel("heading"),
        MultiFieldPanel([FieldPanel("please_note"), FieldPanel("how_to_read")], heading=_("Before you read")),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("how_to_read"), index.SearchField("body")]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("heading"),
        TranslatableField("please_note"),
        TranslatableField("how_to_read"),
        TranslatableField("body"),
    ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["title"] = self.heading or self.title
        context["kind"] = self.title if self.heading else ""
        context["chapters"] = [_chapter_line(chapter, request) for chapter in chapters_of(self)]
        context["strengths"] = [(strength.value, strength.rule) for strength in Strength]
        context["listing"] = paginated(recommendations_of(self), request.GET.get("page"))
        context["changes"] = latest_changes(self)
        return context


def _chapter_line(chapter, request) -> dict:
    count = chapter.entry_count
    return {
        "number": chapter.number,
        "url": chapter.get_url(request),
        "title": chapter.title,
        "count_words": ngettext("%(number)d entry", "%(number)d entries", count) % {"number": count},
        "text": chapter.summary,
    }


class ChapterPage(BasePage):
    """A chapter: what it is about, then its entries in reading order."""

    parent_page_types = ["blueprint.BlueprintPage"]
    subpage_types = ["blueprint.EntryPage"]
    page_description = _("A chapter of the blueprint; its entries stand below it.")
    template = "pages/blueprint/chapter_page.html"

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the list of entries"))

    content_panels = [*BasePage.intro_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.base_translatable_fields, TranslatableField("body")]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = paginated(entries_of(self), request.GET.get("page"))
        around = neighbours(self, request)
        context |= {"position": around.position, "previous": around.previous, "next": around.next}
        return context
