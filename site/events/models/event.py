"""Events."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.booking import BookablePage
from core.examples import ExamplePage
from core.fields import InvariantField, StreamField
from core.models import BasePage
from core.structured_data import page_data
from core.timetables import Timed, validate_times
from events.enums import EventKind
from events.forms import EventForm
from events.models.material import documents_of
from events.querysets import EventQuerySet
from events.structured_data import event_data
from languages.links import localized_by_id
from languages.locales import foreign_language
from languages.services import is_source, source_of


class EventPage(Timed, ExamplePage, BookablePage):
    """A training date, a meeting or a conference. Its days and times are those of the United Kingdom."""

    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A training date, a meeting or a conference: when, where, for whom, how to book.")
    template = "pages/events/event_page.html"
    base_form_class = EventForm
    reader_kind = _("Event")

    kind = models.CharField(_("kind of event"), max_length=20, choices=EventKind)
    starts_on = models.DateField(_("first day"), null=True, help_text=_("For example 04/03/2027."))
    starts_at = models.TimeField(
        _("begins at"), null=True, blank=True, help_text=_("UK time, for example 10:00. Empty: it lasts all day.")
    )
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("For example 05/03/2027. Empty: the same day.")
    )
    ends_at = models.TimeField(_("ends at"), null=True, blank=True, help_text=_("UK time, for example 16:00."))
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_(
            "As anybody may know it, for example “Leeds, near the station”. Never the address of a place where "
            "women live: send that to those who come."
        ),
    )
    is_online = models.BooleanField(
        _("online"), default=False, help_text=_("Tick it when people can take part online, also beside a place.")
    )
    for_whom = models.CharField(
        _("for whom"), max_length=200, help_text=_("For example “Staff of prisons and of women’s centres”.")
    )
    price = models.CharField(
        _("price"), max_length=120, help_text=_("For example “Free”, or “£45, for small charities £20”.")
    )
    places = models.PositiveIntegerField(
        _("number of places"), null=True, blank=True, help_text=_("For example 40. Empty: the page says nothing of it.")
    )
    programme = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("training programme"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page of the programme then shows this date."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    is_cancelled = models.BooleanField(
        _("cancelled"),
        default=False,
        help_text=_("The page, the lists and people’s calendars say so. Do not delete it: they would never hear."),
    )
    cancelled_reason = models.CharField(
        _("why"), max_length=250, blank=True, help_text=_("For example “The trainer is ill. A new date will follow.”")
    )

    objects: ClassVar = PageManager.from_queryset(EventQuerySet)()

    content_panels = [
        *BasePage.intro_panels,
        FieldPanel("kind"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("starts_at")]),
                FieldRowPanel([FieldPanel("ends_on"), FieldPanel("ends_at")]),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("is_online")], heading=_("Where")),
        MultiFieldPanel([FieldPanel("for_whom"), FieldPanel("price"), FieldPanel("places")], heading=_("For whom")),
        BookablePage.booking_panel,
        PageChooserPanel("programme", "training.ProgrammePage"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("is_cancelled"), FieldPanel("cancelled_reason")], heading=_("Cancelled?")),
        InlinePanel(
            "materials",
            heading=_("Materials"),
            label=_("Document"),
            help_text=_("Slides and papers that anybody may read, for example when the event is over."),
        ),
        ExamplePage.example_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.SearchField("for_whom"),
        index.SearchField("body"),
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        *ExamplePage.example_translatable_fields,
        InvariantField("kind"),
        InvariantField("starts_on"),
        InvariantField("starts_at"),
        InvariantField("ends_on"),
        InvariantField("ends_at"),
        InvariantField("place"),
        InvariantField("is_online"),
        TranslatableField("for_whom"),
        TranslatableField("price"),
        InvariantField("places"),
        *BookablePage.booking_translatable_fields,
        InvariantField("programme"),
        TranslatableField("body"),
        InvariantField("is_cancelled"),
        TranslatableField("cancelled_reason"),
        SynchronizedField("materials"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        """What is wrong with its times and with its booking, at once."""
        errors: dict[str, Any] = {**validate_times(self)}
        try:
            super().clean()
        except ValidationError as error:
            errors |= error.error_dict
        if errors:
            raise ValidationError(errors)

    @property
    def can_be_booked(self) -> bool:
        return not (self.is_cancelled or self.is_over)

    @property
    def where(self) -> str:
        """The place in words, and whether people can take part online."""
        if not self.place:
            return gettext("Online") if self.is_online else ""
        return gettext("%(place)s, and online") % {"place": self.place} if self.is_online else self.place

    @property
    def place_language(self) -> str:
        """For `lang`: a place is written once, in English, so that it cannot differ between languages."""
        return foreign_language(settings.LANGUAGE_CODE)

    @property
    def cancellation(self) -> str:
        """“Cancelled: the trainer is ill.” Empty where it is not cancelled."""
        if not self.is_cancelled:
            return ""
        reason = self.cancelled_reason
        return gettext("Cancelled: %(reason)s") % {"reason": reason} if reason else gettext("Cancelled.")

    @property
    def in_words(self) -> str:
        """Whether it is cancelled, when and where it is, and its summary: for who sees the event without its page."""
        when = " ".join(render_to_string("components/event_when.html", {"event": self}).split())
        return "\n".join(filter(None, [self.cancellation, when, self.where, self.summary]))

    def structured_data(self) -> dict[str, Any]:
        return page_data(self, "Event") | event_data(self)

    @cached_property
    def english_reason(self) -> str:
        """Why it is cancelled, in English, for a translation that has no reason of its own yet."""
        source = source_of(self) if self.is_cancelled and not self.cancelled_reason else None
        return source.specific.cancelled_reason if source else ""

    @cached_property
    def documents(self) -> list[Any]:
        """Those of the English page, so that what is added to it stands on its translations at once."""
        if is_source(self):
            return [row.document for row in self.materials.select_related("document")]
        return documents_of([self])[self.translation_key]

    @property
    def booking_name(self) -> str:
        """With its day, since the same training is given on several."""
        return f"{date_format(self.starts_on, 'j F Y')}: {self.title}" if self.starts_on else self.title

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        linked = localized_by_id([self.programme_id, self.booking_page_id])
        return super().get_context(request, *args, **kwargs) | {
            "programme": linked.get(self.programme_id),
            "way_to_book": self.way_to_book(linked.get(self.booking_page_id)),
            "materials_no": 3 if self.body else 2,
            "events": self.page_above(),
        }
