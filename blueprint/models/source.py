"""Sources that entries and recommendations cite."""

from __future__ import annotations

import datetime
import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from blueprint.citations.csl import csl_date, csl_names
from blueprint.enums import Reading, SourceType
from core.dates import validate_has_come

KEY_FORM = RegexValidator(
    r"^[A-Za-z0-9:_-]+\Z", _("Use letters without accents, digits, “:”, “_” and “-” only, for example TTC25.")
)
DOI_FORM = RegexValidator(r"^10\.\d{4,9}/\S+\Z", _("Write the DOI alone, for example 10.1111/hojo.12408."))


class Source(index.Indexed, models.Model):
    """A work that can be cited, with the fields of CSL-JSON. One row in all languages."""

    key = models.CharField(
        _("key"), max_length=40, unique=True, validators=[KEY_FORM],
        help_text=_(
            "How writers name it in a text, for example TTC25, written [@TTC25]. It cannot change "
            "once a published page has used it."
        ),
    )  # fmt: skip
    type = models.CharField(_("kind of work"), max_length=30, choices=SourceType, default=SourceType.REPORT)
    title = models.CharField(_("title"), max_length=400)
    authors = models.TextField(
        _("authors"), blank=True,
        help_text=_(
            "One a line. A person as “Family name, Given name”; a body as it is called, for example "
            "“HM Inspectorate of Prisons”. Put a body whose name holds a comma into braces: "
            "{Barnes and Noble, Inc.}"
        ),
    )  # fmt: skip
    editors = models.TextField(_("editors"), blank=True, help_text=_("One a line, as above."))
    issued = models.CharField(
        _("date"), max_length=40, blank=True,
        help_text=_("Year, month or day: 2025, 2025-02 or 2025-02-05. Empty when the work has no date."),
    )  # fmt: skip
    container_title = models.CharField(
        _("published in"), max_length=300, blank=True, help_text=_("The journal, newspaper, book or site.")
    )
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    volume = models.CharField(_("volume"), max_length=20, blank=True)
    issue = models.CharField(_("issue"), max_length=20, blank=True)
    page = models.CharField(_("pages"), max_length=40, blank=True, help_text=_("For example 716-738."))
    number = models.CharField(_("number"), max_length=60, blank=True, help_text=_("For example Cm 9642 or HC 265."))
    doi = models.CharField(_("DOI"), max_length=200, blank=True, validators=[DOI_FORM])
    url = models.URLField(
        _("address"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    accessed = models.DateField(_("day it was opened"), null=True, blank=True, validators=[validate_has_come])
    licence = models.CharField(
        _("licence"),
        max_length=120,
        blank=True,
        help_text=_("For example “Open Government Licence v3”. Empty when unknown."),
    )
    reading = models.CharField(_("how we know it"), max_length=10, choices=Reading, default=Reading.READ)
    reported_by = models.CharField(
        _("as reported by"), max_length=200, blank=True,
        help_text=_("Who told of it, when we did not read it ourselves, for example “Russell Webster”."),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True, help_text=_("For colleagues; not shown to the public."))

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("type")]),
        FieldPanel("title"),
        FieldPanel("authors"),
        FieldPanel("issued"),
        MultiFieldPanel(
            [
                FieldPanel("container_title"),
                FieldPanel("publisher"),
                FieldPanel("editors"),
                FieldRowPanel([FieldPanel("volume"), FieldPanel("issue")]),
                FieldRowPanel([FieldPanel("page"), FieldPanel("number")]),
            ],
            heading=_("Where it was published"),
        ),
        MultiFieldPanel(
            [FieldPanel("doi"), FieldPanel("url"), FieldPanel("accessed"), FieldPanel("licence")],
            heading=_("Where to find it"),
        ),
        MultiFieldPanel(
            [FieldPanel("reading"), FieldPanel("reported_by"), FieldPanel("note")], heading=_("How we know it")
        ),
    ]
    search_fields = [
        index.SearchField("title"),
        index.SearchField("authors"),
        index.SearchField("publisher"),
        index.AutocompleteField("title"),
        index.AutocompleteField("key"),
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"

    def clean(self) -> None:
        super().clean()
        self.issued = self._iso_day()
        if self.reading == Reading.LISTED and not self.reported_by:
            raise ValidationError({"reported_by": _("Say who reported it, since we did not read it ourselves.")})
        if self.pk and self.versions.exists():
            published_key = type(self).objects.values_list("key", flat=True).get(pk=self.pk)
            if published_key != self.key:
                raise ValidationError({"key": _("A published page uses this key, so it stays as it is.")})

    def _iso_day(self) -> str:
        """A day typed as everywhere else in the admin, 05/02/2025, as citations need it: 2025-02-05."""
        if not re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", self.issued):
            return self.issued
        try:
            return datetime.datetime.strptime(self.issued, "%d/%m/%Y").date().isoformat()
        except ValueError:
            raise ValidationError({"issued": _("There is no such day. Write for example 2025-02-05.")}) from None

    @property
    def csl(self) -> dict:
        """The work as one CSL-JSON item, without empty fields."""
        accessed = csl_date(self.accessed.isoformat()) if self.accessed else None
        item = {
            "id": self.key,
            "type": self.type,
            "title": self.title,
            "author": csl_names(self.authors),
            "editor": csl_names(self.editors),
            "issued": csl_date(self.issued),
            "container-title": self.container_title,
            "publisher": self.publisher,
            "volume": self.volume,
            "issue": self.issue,
            "page": self.page,
            "number": self.number,
            "DOI": self.doi,
            "URL": self.url,
            "accessed": accessed,
        }
        return {name: value for name, value in item.items() if value}
