"""The landing page of the blueprint and its chapters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Count
from django.db.models.functions import Left
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from blueprint import feeds
from blueprint.enums import Strength
from blueprint.managers import VersionQuerySet
from blueprint.metadata import source_files
from blueprint.models.entry import EntryPage
from blueprint.models.numbered import NumberedPageQuerySet, refuse_taken_slug
from blueprint.models.path import PathPage, with_steps
from blueprint.models.permanent import PermanentNumber, Version
from blueprint.models.recommendation import RecommendationPage
from blueprint.models.source import Source
from blueprint.reading_order import neighbours, number_among_siblings
from core.blocks import TEXT_FEATURES, BodyBlock
from core.feeds import FeedEntry, FeedMixin
from core.fields import InvariantField, StreamField
from core.models import BasePage
from core.pagination import listing
from languages.locales import current_language, language_of
from subscriptions.forms import SignUpForm
from subscriptions.lists import find_list

CHANGES_SHOWN = 8
HOW_TO_ORDER = _(
    "Readers meet chapters, and the entries of a chapter, in the order of the list of pages. To change it, open Pages, then "
    "the page above, press “Sort menu order”, and drag. Numbers such as HS-12 stay; the place, such as 4.2, follows."
)


class BlueprintPage(FeedMixin, BasePage):
    """The landing page of the blueprint: how to read it, its chapters, the strength scale, latest changes."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["blueprint.ChapterPage", "blueprint.PathPage", "blueprint.RecommendationPage"]
    page_description = _("The front page of the Hope Street blueprint.")
    template = "pages/blueprint/blueprint_page.html"
    admin_default_ordering = "ord"  # in reading order, to be dragged
    max_count_per_parent = 1

    heading = models.CharField(
        _("heading"), max_length=120, blank=True,
        help_text=_("For example “How to build another way”. Empty: the title of the page."),
    )  # fmt: skip
    please_note = models.TextField(
        _("please note"), max_length=600, blank=True,
        help_text=_("What readers must know about the state of the work, for example that entries are examples."),
    )  # fmt: skip
    licence = models.CharField(
        _("licence"), max_length=120, blank=True,
        help_text=_("Under which others may use the text. Empty until it is decided; readers are told so."),
    )  # fmt: skip
    licence_url = models.URLField(
        _("address of the licence"), blank=True, validators=[URLValidator(schemes=["https"])],
        help_text=_("For example https://creativecommons.org/licenses/by/4.0/"),
    )  # fmt: skip
    how_to_read = RichTextField(
        _("how to read it"), features=TEXT_FEATURES, blank=True,
        help_text=_("Where somebody begins who has ten minutes, for example “Begin with the reading path for architects.”"),
    )  # fmt: skip
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more text"))

    content_panels = [
        *BasePage.intro_panels,
        FieldPanel("heading"),
        MultiFieldPanel([FieldPanel("please_note"), FieldPanel("how_to_read")], heading=_("Before you read")),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("licence"), FieldPanel("licence_url")]),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("how_to_read"), index.SearchField("body")]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("heading"),
        TranslatableField("please_note"),
        TranslatableField("how_to_read"),
        InvariantField("licence"),
        InvariantField("licence_url"),
        TranslatableField("body"),
    ]

    class Meta:
        verbose_name = _("blueprint page")

    def route(self, request, path_components):
        """What is no longer published leads to its permanent address, whether its page is there or not."""
        try:
            return super().route(request, path_components)
        except Http404:
            number = PermanentNumber.objects.without_page_at(f"{self.url_path}{'/'.join(path_components)}/")
            if number is None or language_of(self.locale_id) != current_language():
                raise
            return RouteResult(self, kwargs={"gone": number})

    def serve(
        self, request: HttpRequest, *args: Any, gone: PermanentNumber | None = None, **kwargs: Any
    ) -> HttpResponse:
        return HttpResponseRedirect(gone.get_absolute_url()) if gone else super().serve(request, *args, **kwargs)

    def chapters(self) -> PageQuerySet:
        """The live chapters, in reading order."""
        return ChapterPage.objects.live().child_of(self).select_related("locale").order_by("path")

    def paths(self) -> PageQuerySet:
        """The live reading paths, in the order of the list of pages."""
        return PathPage.objects.live().child_of(self).select_related("locale").order_by("path")

    def entry_counts(self) -> dict[str, int]:
        """How many live entries each chapter has, by the chapter's path."""
        path_of_chapter = Left("path", len(self.path) + self.steplen)
        # Below chapters stand entries alone, so the pages themselves are counted, without a table beside theirs.
        entries = Page.objects.live().descendant_of(self).filter(depth=self.depth + 2).order_by()
        return dict(entries.values_list(path_of_chapter).annotate(Count("pk")))

    def recommendations(self) -> NumberedPageQuerySet:
        """The live recommendations, by number."""
        # The index on the type finds them; by the path alone the database would read each entry as well.
        found = RecommendationPage.objects.exact_type(RecommendationPage).live().child_of(self)
        return found.select_related("locale").order_by_number()

    def latest_changes(self) -> VersionQuerySet:
        """The newest versions in the page's language."""
        return Version.objects.changes(language_of(self.locale_id))[:CHANGES_SHOWN]

    @property
    def feed_title(self) -> str:
        return gettext("Changes: %(title)s") % {"title": self.title}

    def feed_entries(self) -> Iterator[FeedEntry]:
        return feeds.entries(Version.objects.changes(language_of(self.locale_id)))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        counts = self.entry_counts()
        context["title"] = self.heading or self.title
        context["kind"] = self.title if self.heading else ""
        context["chapters"] = [
            _contents_item(number, chapter, counts.get(chapter.path, 0), request)
            for number, chapter in enumerate(self.chapters(), start=1)
        ]
        context["paths"] = with_steps(self.paths())
        context["strengths"] = [(strength.value, strength.rule) for strength in Strength]
        context["listing"] = listing(self.recommendations(), request)
        context["changes"] = self.latest_changes()
        context["has_works"] = bool(sum(counts.values()) or context["listing"].paginator.count)
        if Source.objects.cited_below(self).exists():
            context["source_files"] = source_files("sources_below")
        return context


def _contents_item(number: int, chapter: ChapterPage, entries: int, request: HttpRequest) -> dict[str, Any]:
    """A chapter as a row of the table of contents."""
    return {
        "number": number,
        "url": chapter.get_url(request),
        "title": chapter.title,
        "count_words": ngettext("%(number)d entry", "%(number)d entries", entries) % {"number": entries},
        "text": chapter.summary,
    }


class ChapterPage(FeedMixin, BasePage):
    """A chapter: its subject, then its entries in reading order."""

    parent_page_types = ["blueprint.BlueprintPage"]
    subpage_types = ["blueprint.EntryPage"]
    page_description = _("A chapter of the blueprint; its entries stand below it.")
    template = "pages/blueprint/chapter_page.html"
    admin_default_ordering = "ord"  # in reading order, to be dragged
    #: People subscribe to changes of a chapter (`blueprint.chapter_emails`).
    list_kind = "chapter"

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the list of entries"))
    beliefs = RichTextField(
        _("what we now believe"), features=TEXT_FEATURES, blank=True,
        help_text=_(
            "Three or four sentences that follow from the entries, each with the number of its entry, for example "
            "“One door for everybody costs no more than two (HS-1).” What is not sure is said as not sure."
        ),
    )  # fmt: skip
    questions = RichTextField(
        _("open questions"), features=TEXT_FEATURES, blank=True,
        help_text=_(
            "What nobody knows yet, and how one could find out, for example “Does a shared door change how safe "
            "women feel? We ask at the review in May 2027.”"
        ),
    )  # fmt: skip

    content_panels = [
        *BasePage.intro_panels,
        HelpPanel(HOW_TO_ORDER),
        FieldPanel("beliefs"),
        FieldPanel("questions"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("beliefs"),
        index.SearchField("questions"),
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("body"),
        TranslatableField("beliefs"),
        TranslatableField("questions"),
    ]

    class Meta:
        verbose_name = _("chapter page")

    def clean(self) -> None:
        super().clean()
        refuse_taken_slug(self.slug)

    @classmethod
    def list_key_of(cls, translation_key: object) -> str:
        return f"{cls.list_kind}-{translation_key}"

    def entries(self) -> NumberedPageQuerySet:
        """The live entries, in reading order."""
        return EntryPage.objects.live().child_of(self).select_related("locale").order_by("path")

    @property
    def feed_title(self) -> str:
        return gettext("Changes: %(title)s") % {"title": self.title}

    def feed_entries(self) -> Iterator[FeedEntry]:
        return feeds.entries(Version.objects.changes(language_of(self.locale_id), self))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = listing(self.entries().annotate_number(), request)
        context["position"] = number_among_siblings(self)
        context["list"] = find_list(self.list_key_of(self.translation_key))
        context["form"] = SignUpForm()
        if Source.objects.cited_below(self).exists():
            context["source_files"] = source_files("sources_below", chapter=self.slug)
        return context | neighbours(self, request)
