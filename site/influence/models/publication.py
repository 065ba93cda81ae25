"""Publications."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.doi import doi_url
from core.fields import InvariantField
from influence.enums import Kind
from influence.fields import DOIField, ISBNField, ISSNField
from influence.models.item import Fact, InfluenceItem


class PublicationPage(InfluenceItem):
    """A report, a paper or a briefing, with its files and the numbers under which libraries know it."""

    parent_page_types = ["influence.InfluenceIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A report, a paper or a briefing, with its files and how to cite it.")
    template = "pages/influence/publication_page.html"
    own_kind = Kind.PUBLICATION
    schema_type = "Report"
    can_be_cited = True

    authors = models.CharField(
        _("authors"),
        max_length=250,
        help_text=_("As they are cited, for example “Corston, J.” or “One Small Thing”."),
    )
    publisher = models.CharField(_("publisher"), max_length=160, blank=True, help_text=_("For example “Home Office”."))
    isbn = ISBNField(_("ISBN"), blank=True, help_text=_("Of a book, for example 978-1-5286-0562-5."))
    issn = ISSNField(_("ISSN"), blank=True, help_text=_("Of a journal, for example 0024-9319."))
    doi = DOIField(_("DOI"), blank=True, help_text=_("For example “10.1111/hojo.12408”."))
    contents = models.TextField(
        _("contents"), blank=True, help_text=_("The parts of the publication, one a line. Readers see a list.")
    )

    content_panels = [
        *InfluenceItem.first_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("authors"), FieldPanel("publisher")]),
                FieldRowPanel([FieldPanel("isbn"), FieldPanel("issn"), FieldPanel("doi")]),
                FieldPanel("contents"),
            ],
            heading=_("The publication"),
        ),
        *InfluenceItem.text_panels,
        *InfluenceItem.last_panels,
    ]
    search_fields = [
        *InfluenceItem.search_fields,
        index.SearchField("authors"),
        index.SearchField("publisher"),
        index.SearchField("isbn"),
        index.SearchField("doi"),
        index.SearchField("contents"),
    ]
    translatable_fields = [
        *InfluenceItem.item_translatable_fields,
        InvariantField("authors"),
        InvariantField("publisher"),
        SynchronizedField("isbn"),
        SynchronizedField("issn"),
        SynchronizedField("doi"),
        TranslatableField("contents"),
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    @property
    def list_notes(self) -> list[str]:
        return [self.authors]

    @property
    def parts(self) -> list[str]:
        return [line.strip() for line in self.contents.splitlines() if line.strip()]

    def structured_data(self) -> dict[str, Any]:
        return super().structured_data() | {"author": self.authors}

    def facts(self) -> list[Fact]:
        doi = self.doi and format_html('<a href="{}" rel="noreferrer noopener">{}</a>', doi_url(self.doi), self.doi)
        return [
            Fact(_("Authors"), self.authors),
            Fact(_("Publisher"), self.publisher),
            Fact(_("Published"), self.date_words),
            Fact(_("ISBN"), self.isbn),
            Fact(_("ISSN"), self.issn),
            Fact(_("DOI"), doi),
        ]
