"""Helplines."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel

from core.dates import validate_has_come
from languages.locales import language_choices
from languages.models import RecordTranslation
from languages.panels import translations_panel
from navigation.forms import HelplineForm
from navigation.models.base import NavigationRecord, validate_telephone

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def page_language_choices() -> list[tuple[str, str]]:
    return [("", str(_("Every language"))), *language_choices()]


class Helpline(NavigationRecord):
    """A helpline. Its number is in this record only; templates and pages take it from here."""

    number = models.CharField(
        _("number"),
        max_length=20,
        validators=[validate_telephone],
        help_text=_("With spaces as people read it, for example 0808 2000 247."),
    )
    in_help_bar = models.BooleanField(
        _("show under every page"), default=True, help_text=_("Three or four are enough to choose from.")
    )
    page_language = models.CharField(
        _("show on pages in"),
        max_length=10,
        blank=True,
        choices=page_language_choices,
        help_text=_("A helpline for Wales stands on Welsh pages, one for England on English pages."),
    )
    checked_on = models.DateField(
        _("number checked on"),
        null=True,
        blank=True,
        validators=[validate_has_come],
        help_text=_("The day on which somebody called it or read it on the helpline's own site. Readers see it."),
    )
    source = models.URLField(
        _("where the number was found"),
        blank=True,
        help_text=_("Best the helpline's own page. Readers see it on the help page. Empty rather than a weak one."),
    )
    staff_note = models.TextField(_("note for the office"), blank=True, help_text=_("Not shown on the site."))
    sort_order = models.IntegerField(_("order"), default=0, editable=False, db_index=True)

    fields_outside_drafts = ("sort_order",)
    base_form_class = HelplineForm
    panels = [
        translations_panel(),
        FieldPanel("number"),
        FieldRowPanel([FieldPanel("in_help_bar"), FieldPanel("page_language")]),
        MultiFieldPanel([FieldPanel("checked_on"), FieldPanel("source")], heading=_("How we know")),
        FieldPanel("staff_note"),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")
        ordering = ["sort_order", "pk"]

    def clean(self) -> None:
        super().clean()
        self.number = re.sub(r" +", " ", self.number or "").strip()

    @property
    def where_shown(self) -> str:
        """Empty when it stands under no page; one for a nation stands under the pages in its language."""
        if not self.in_help_bar:
            return ""
        if self.live and self.page_language:
            return str(_("Readers see it under every page in the language that is chosen in it."))
        return super().where_shown

    @property
    def dial(self) -> str:
        """The number for a `tel:` URL."""
        return self.number.replace(" ", "")

    @property
    def spaced(self) -> str:
        """The number with no-break spaces."""
        return self.number.replace(" ", NO_BREAK_SPACE)

    @property
    def source_site(self) -> str:
        """The site on which the number was found: `samaritans.org`."""
        return (urlsplit(self.source).hostname or "").removeprefix("www.")


class HelplineTranslation(RecordTranslation):
    record = ParentalKey(Helpline, on_delete=models.CASCADE, related_name="translations")
    name = models.CharField(_("name"), max_length=100, help_text=_("For example “Samaritans”."))
    note = models.CharField(
        _("note"),
        max_length=160,
        blank=True,
        help_text=_("When, for whom and what it costs, for example “Any time, any reason. Free.”"),
    )

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("name")]), FieldPanel("note")]

    def __str__(self) -> str:
        return self.name
