"""Consultation responses and evidence submissions."""

from __future__ import annotations

from django.db import models
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.dates import validate_has_come
from core.fields import InvariantField, LinkAddressField
from influence.enums import Kind, Submission
from influence.forms import ResponseForm
from influence.models.item import Fact, InfluenceItem


class ConsultationResponsePage(InfluenceItem):
    """What was sent to whom, under which reference, and what came of it."""

    parent_page_types = ["influence.InfluenceIndexPage"]
    subpage_types: list[str] = []
    page_description = _("What we told a consultation, a committee or an inquiry, and what came of it.")
    template = "pages/influence/consultation_response_page.html"
    base_form_class = ResponseForm
    can_be_cited = True

    submission = models.CharField(
        _("what it is"),
        max_length=12,
        choices=Submission,
        default=Submission.RESPONSE,
        help_text=_("What was sent, for example an answer to a consultation that a ministry opened."),
    )
    recipient = models.CharField(
        _("sent to"), max_length=160, help_text=_("Who asked, for example “Sentencing Council”.")
    )
    reference = models.CharField(
        _("reference"),
        max_length=80,
        blank=True,
        help_text=_("The number under which they keep it, for example “WIP0042”. Search finds it."),
    )
    consultation_url = LinkAddressField(
        _("address of the consultation"),
        blank=True,
        help_text=_("Where they asked the question, for example https://www.gov.uk/…"),
    )
    outcome = models.TextField(
        _("what came of it"),
        max_length=600,
        blank=True,
        help_text=_("Leave it empty until you know. Readers are told that it is not recorded yet."),
    )
    outcome_date = models.DateField(
        _("on which day"),
        null=True,
        blank=True,
        validators=[validate_has_come],
        help_text=_("For example 01/04/2024."),
    )
    outcome_evidence = models.CharField(
        _("how we know"),
        max_length=250,
        blank=True,
        help_text=_("The document that says so, for example “Sentencing Council, guideline of 1 April 2024”."),
    )
    outcome_url = LinkAddressField(
        _("address of the evidence"),
        blank=True,
        help_text=_("Where anybody can read it, for example https://www.sentencingcouncil.org.uk/."),
    )

    content_panels = [
        *InfluenceItem.first_panels,
        MultiFieldPanel(
            [
                FieldPanel("submission"),
                FieldRowPanel([FieldPanel("recipient"), FieldPanel("reference")]),
                FieldPanel("consultation_url"),
            ],
            heading=_("To whom"),
        ),
        *InfluenceItem.text_panels,
        MultiFieldPanel(
            [
                FieldPanel("outcome"),
                FieldPanel("outcome_date"),
                FieldPanel("outcome_evidence"),
                FieldPanel("outcome_url"),
            ],
            heading=_("What came of it"),
        ),
        *InfluenceItem.last_panels,
    ]
    search_fields = [
        *InfluenceItem.search_fields,
        index.SearchField("recipient"),
        index.SearchField("reference"),
        index.SearchField("outcome"),
    ]
    translatable_fields = [
        *InfluenceItem.item_translatable_fields,
        InvariantField("submission"),
        TranslatableField("recipient"),
        InvariantField("reference"),
        SynchronizedField("consultation_url"),
        TranslatableField("outcome"),
        InvariantField("outcome_date"),
        TranslatableField("outcome_evidence"),
        SynchronizedField("outcome_url"),
    ]

    class Meta:
        verbose_name = _("consultation response or evidence")
        verbose_name_plural = _("consultation responses and evidence")

    @property
    def item_kind(self) -> Kind:
        return Kind(self.submission)

    @property
    def list_notes(self) -> list[str]:
        known = gettext("What came of it: recorded") if self.outcome else gettext("What came of it: not recorded yet")
        return [gettext("To: %(recipient)s") % {"recipient": self.recipient}, known]

    def facts(self) -> list[Fact]:
        asked = self.recipient
        if self.consultation_url:
            asked = format_html('<a href="{}" rel="noreferrer noopener">{}</a>', self.consultation_url, self.recipient)
        return [
            Fact(_("Sent to"), asked),
            Fact(_("Reference"), self.reference or gettext("None recorded")),
            Fact(_("Sent"), self.date_words),
        ]

    @property
    def outcome_day(self) -> str:
        return date_format(self.outcome_date, "j F Y") if self.outcome_date else ""
