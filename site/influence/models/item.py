"""What all kinds of influence items share."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, NamedTuple

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.dates import today
from core.examples import ExamplePage
from core.fields import InvariantField, StreamField
from core.models import BasePage
from core.related_pages import RelatedPage, pages_of
from core.structured_data import ORGANISATION, page_data
from core.terms import TermTranslation, names_in
from core.withdrawal import WithdrawablePage
from influence.blocks import FileBlock
from influence.citation import citation
from influence.enums import DatePrecision, Kind
from influence.forms import InfluenceForm
from influence.models.terms import Setting, SettingTranslation, Topic, TopicTranslation
from influence.querysets import InfluenceQuerySet
from languages.locales import language_of

#: How a date is written and marked up, by how exactly it is known.
DATE_FORMATS = {DatePrecision.DAY: "j F Y", DatePrecision.MONTH: "F Y", DatePrecision.YEAR: "Y"}
MACHINE_FORMATS = {DatePrecision.DAY: "%Y-%m-%d", DatePrecision.MONTH: "%Y-%m", DatePrecision.YEAR: "%Y"}


class Fact(NamedTuple):
    """A line of the summary at the side of a page."""

    term: Any
    value: Any
    note: Any = ""


class InfluenceItem(ExamplePage, WithdrawablePage):
    """One thing that the organisation says in public; each kind of it is a page type of its own.

    What lists show, filter and sort by stands in this one table, so that a list costs the same whatever it holds.
    """

    parent_page_types = ["influence.InfluenceIndexPage"]
    subpage_types: list[str] = []
    page_description = _("One thing that we say in public.")
    template = "pages/influence/influence_item.html"
    is_creatable = False
    base_form_class = InfluenceForm
    #: The kind of all pages of a type.
    own_kind = Kind.NEWS
    #: What search engines call it.
    schema_type = "Article"
    #: Whether readers are offered a citation.
    can_be_cited = False

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, editable=False)
    date = models.DateField(
        _("date"),
        default=today,
        help_text=_(
            "When it was published or sent, for example 01/07/2026. The newest stands first. When you schedule a page "
            "with the date of today, it gets the day on which it goes live; what was sent keeps its own."
        ),
    )
    date_precision = models.CharField(
        _("what is known of the date"),
        max_length=5,
        choices=DatePrecision,
        default=DatePrecision.DAY,
        help_text=_(
            "Readers see no more than this: “July 2026”, or “2026”. The day still decides the place in the list: of a year "
            "that is over, for example, write 31 December."
        ),
    )
    topics = ParentalManyToManyField(
        Topic,
        verbose_name=_("topics"),
        blank=True,
        related_name="items",
        help_text=_("What it is about, for example “Remand”. Readers narrow the list by them."),
    )
    settings = ParentalManyToManyField(
        Setting,
        verbose_name=_("settings"),
        blank=True,
        related_name="items",
        help_text=_("Where it applies, for example “Courts”. Readers narrow the list by them."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    files = StreamField(
        [("file", FileBlock())],
        blank=True,
        verbose_name=_("files"),
        help_text=_("Anybody can download them. Say on the page what a file says, for people who cannot open it."),
    )

    objects: ClassVar = PageManager.from_queryset(InfluenceQuerySet)()

    date_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
            FieldPanel("topics", widget=CheckboxSelectMultiple),
            FieldPanel("settings", widget=CheckboxSelectMultiple),
        ],
        heading=_("Where readers find it"),
    )
    first_panels = [*BasePage.intro_panels, date_panel]
    text_panels = [FieldPanel("body"), FieldPanel("files")]
    last_panels = [
        InlinePanel("related_pages", heading=_("Related pages"), label=_("Related page")),
        ExamplePage.example_panel,
        WithdrawablePage.withdrawal_panel,
    ]
    content_panels = [*first_panels, *text_panels, *last_panels]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("term_names"),
    ]
    item_translatable_fields = [
        *BasePage.base_translatable_fields,
        *WithdrawablePage.withdrawal_translatable_fields,
        InvariantField("kind"),
        InvariantField("date"),
        InvariantField("date_precision"),
        *ExamplePage.example_translatable_fields,
        InvariantField("topics"),
        InvariantField("settings"),
        TranslatableField("body"),
        TranslatableField("files"),
        SynchronizedField("related_pages"),
    ]
    translatable_fields = item_translatable_fields

    class Meta:
        verbose_name = _("influence item")
        verbose_name_plural = _("influence items")
        indexes = [
            models.Index(fields=["-date", "-page_ptr"], name="influence_newest_first"),
            models.Index(fields=["kind"], name="influence_kind"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.kind = self.item_kind
        super().save(*args, **kwargs)

    @property
    def item_kind(self) -> Kind:
        """The kind, also of a page that was never saved and is shown in a preview."""
        return self.own_kind

    @property
    def reader_kind(self) -> str:
        return str(self.item_kind.label)

    @property
    def first_public_day(self) -> datetime.date:
        """What was published before this site had it, on its own day."""
        return min(super().first_public_day, self.date)

    @property
    def date_words(self) -> str:
        return date_format(self.date, DATE_FORMATS[DatePrecision(self.date_precision)])

    @property
    def date_for_machines(self) -> str:
        return self.date.strftime(MACHINE_FORMATS[DatePrecision(self.date_precision)])

    @property
    def own(self) -> InfluenceItem:
        """The page as its own type."""
        return self if type(self) is self.specific_class else getattr(self, self.specific_class._meta.model_name)

    def terms(self) -> list[tuple[str, TermTranslation]]:
        """The names of topics and settings for the reader, each with the name of its filter."""
        topics = TopicTranslation.objects.filter(record__in=self.topics.all()).for_reader()
        settings = SettingTranslation.objects.filter(record__in=self.settings.all()).for_reader()
        return [*(("topic", row) for row in topics), *(("setting", row) for row in settings)]

    @property
    def term_names(self) -> list[str]:
        """The topics and settings in the language of the page, for search."""
        language = language_of(self.locale_id)
        return [*names_in(self.topics, language), *names_in(self.settings, language)]

    @property
    def list_notes(self) -> list[str]:
        """What the list says about it beside title and summary."""
        return []

    def facts(self) -> list[Fact]:
        """What the side of the page says about it."""
        return [Fact(_("Published"), self.date_words)]

    def structured_data(self) -> dict[str, Any]:
        own = {"headline": self.title, "datePublished": self.date_for_machines, "author": ORGANISATION}
        return page_data(self, self.schema_type) | own

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "related": pages_of(self.related_pages),
            "facts": self.facts(),
            "terms": self.terms(),
            "index_page": self.page_above(),
            "citation": citation(self, request) if self.can_be_cited else "",
        }


class InfluenceRelatedPage(RelatedPage):
    item = ParentalKey(InfluenceItem, on_delete=models.CASCADE, related_name="related_pages")
