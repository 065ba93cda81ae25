"""Training programmes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import TEXT_FEATURES
from core.booking import BookablePage
from core.fields import InvariantField, StreamField
from core.models import BasePage
from events.models import EventPage
from learning.training.blocks import FindingBlock
from learning.training.forms import ProgrammeForm
from learning.training.models.completion import Programme


class ProgrammePage(BookablePage):
    """What one training programme is. What is not known stays empty, and the page says “Not yet known”."""

    parent_page_types = ["training.ProgrammeIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A training programme: for whom, how long, what one learns, its dates, how to book.")
    template = "pages/training/programme_page.html"
    base_form_class = ProgrammeForm
    reader_kind = _("Training programme")

    programme = models.ForeignKey(
        Programme,
        verbose_name=_("completed as"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="pages",
        help_text=_("The programme that the office enters completions of. Whoever lacks one is sent to this page."),
    )
    for_whom = models.CharField(
        _("for whom"), max_length=250, blank=True, help_text=_("For example “Staff of prisons and of women’s centres”.")
    )
    length = models.CharField(
        _("length"), max_length=120, blank=True, help_text=_("For example “Two days”, or “Six sessions of two hours”.")
    )
    price = models.CharField(
        _("price"), max_length=120, blank=True, help_text=_("For example “Free for staff of prisons”.")
    )
    learns = RichTextField(
        _("what one learns"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("For example “To see what trauma does, and to change one small thing in a day’s work.”"),
    )
    how_it_is_run = RichTextField(
        _("how it is run"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Who leads it, where, in which groups, for example “Two trainers with up to 20 people”."),
    )
    findings = StreamField(
        [("finding", FindingBlock())],
        blank=True,
        verbose_name=_("evidence"),
        help_text=_("What is known about it, the less welcome too. Each with its source."),
    )

    content_panels = [
        *BasePage.intro_panels,
        FieldPanel("for_whom"),
        FieldPanel("length"),
        FieldPanel("price"),
        FieldPanel("learns"),
        FieldPanel("how_it_is_run"),
        FieldPanel("findings"),
        BookablePage.booking_panel,
        FieldPanel("programme"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("for_whom"),
        index.SearchField("learns"),
        index.SearchField("how_it_is_run"),
        index.SearchField("findings"),
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("for_whom"),
        TranslatableField("length"),
        TranslatableField("price"),
        TranslatableField("learns"),
        TranslatableField("how_it_is_run"),
        TranslatableField("findings"),
        *BookablePage.booking_translatable_fields,
        InvariantField("programme"),
    ]

    class Meta:
        verbose_name = _("training programme")
        verbose_name_plural = _("training programmes")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        dates = EventPage.objects.of_programme(self)
        return context | {
            "dates": dates,
            "takes_place": any(date.can_be_booked for date in dates),
            "way_to_book": self.way_to_book(self.booking_page),
        }
