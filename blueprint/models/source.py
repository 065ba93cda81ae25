"""Sources that entries and recommendations cite."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from blueprint.citations.dates import csl_date, is_mistyped
from blueprint.citations.names import crowded_lines, csl_names
from blueprint.citations.texts import foreign_markup
from blueprint.enums import Reading, SourceType
from blueprint.models.doi import DOIField
from blueprint.models.permanent import Version
from blueprint.panels import UsedInPanel
from core.dates import validate_has_come
from core.doi import doi_url

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

KEY_FORM = RegexValidator(
    r"^[A-Za-z0-9:_-]+\Z", _("Use letters without accents, digits, “:”, “_” and “-” only, for example TTC25.")
)
LANGUAGE_FORM = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", _("Write the code of the language, for example cy or fr.")
)


class SourceQuerySet(models.QuerySet["Source"]):
    def cited_below(self, page: Page) -> SourceQuerySet:
        """What the live pages below a page cite today, each once. `VersionQuerySet.csl_of` has them as readers see them."""
        below = Version.objects.newest_below(page)
        # One work is enough for each source, so the database need not look at all that cite it.
        return self.filter(Exists(below.filter(versionsource__source=OuterRef("pk"))))


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
    title = models.CharField(
        _("title"), max_length=400,
        help_text=_("As the work has it. What is in italics or small can stand in <i>, <sup> or <sub>."),
    )  # fmt: skip
    authors = models.TextField(
        _("authors"), blank=True,
        help_text=_(
            "One a line. A person as “Family name, Given name” or “Family name, Given name, Jr.”; a body as it is "
            "called, for example “HM Inspectorate of Prisons”. Put a body whose name holds a comma into braces: "
            "{Barnes and Noble, Inc.}"
        ),
    )  # fmt: skip
    editors = models.TextField(_("editors"), blank=True, help_text=_("One a line, as above."))
    issued = models.CharField(
        _("date"), max_length=40, blank=True,
        help_text=_(
            "Year, month or day: 2025, 2025-02 or 2025-02-05; also 2019-2021, Spring 2021 or forthcoming. Empty when the "
            "work has no date."
        ),
    )  # fmt: skip
    language = models.CharField(
        _("language"), max_length=20, blank=True, validators=[LANGUAGE_FORM],
        help_text=_("Empty when it is English; else its code, for example cy for Welsh or fr for French."),
    )  # fmt: skip
    container_title = models.CharField(
        _("published in"), max_length=300, blank=True, help_text=_("The journal, newspaper, book or site.")
    )
    publisher = models.CharField(
        _("publisher"), max_length=200, blank=True, help_text=_("For example “Ministry of Justice”.")
    )
    series = models.CharField(
        _("series"), max_length=300, blank=True, help_text=_("In which the book or report stands.")
    )
    series_editors = models.TextField(_("editors of the series"), blank=True, help_text=_("One a line, as above."))
    edition = models.CharField(
        _("edition or version"), max_length=60, blank=True,
        help_text=_("For example 2 for the second edition of a book, or 1.4 for the version of a dataset."),
    )  # fmt: skip
    genre = models.CharField(
        _("what it is, in words"), max_length=100, blank=True,
        help_text=_("For example “PhD thesis”, “MSc dissertation” or “Policy paper”."),
    )  # fmt: skip
    volume = models.CharField(_("volume"), max_length=20, blank=True, help_text=_("Of the journal, for example 388."))
    issue = models.CharField(_("issue"), max_length=20, blank=True, help_text=_("Of the volume, for example 10046."))
    page = models.CharField(
        _("pages"), max_length=40, blank=True, help_text=_("For example 716-738; of Hansard the columns.")
    )
    number = models.CharField(
        _("number"),
        max_length=60,
        blank=True,
        help_text=_("For example Cm 9642 or HC 265; of an Act the chapter, c. 17."),
    )
    doi = DOIField(
        _("DOI"),
        max_length=200,
        blank=True,
        help_text=_("Its permanent number, for example 10.1016/S0140-6736(16)31268-7."),
    )
    url = models.URLField(
        _("address"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("For example https://www.gov.uk/. Not needed beside a DOI."),
    )  # fmt: skip
    accessed = models.DateField(
        _("day it was opened"), null=True, blank=True, validators=[validate_has_come],
        help_text=_("For a page that may change, for example 01/11/2026."),
    )  # fmt: skip
    licence = models.CharField(
        _("licence"),
        max_length=120,
        blank=True,
        help_text=_("For example “Open Government Licence v3”. Empty when unknown."),
    )
    reading = models.CharField(
        _("how we know it"), max_length=10, choices=Reading, default=Reading.READ,
        help_text=_("Readers are told of what we saw only as others report it."),
    )  # fmt: skip
    reported_by = models.CharField(
        _("as reported by"), max_length=200, blank=True,
        help_text=_("Who told of it, when we did not read it ourselves, for example “Russell Webster”."),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True, help_text=_("For colleagues; not shown to the public."))

    objects = SourceQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("type")]),
        FieldPanel("title"),
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("issued"), FieldPanel("language")]),
        MultiFieldPanel(
            [
                FieldPanel("container_title"),
                FieldPanel("publisher"),
                FieldPanel("editors"),
                FieldRowPanel([FieldPanel("series"), FieldPanel("series_editors")]),
                FieldRowPanel([FieldPanel("edition"), FieldPanel("genre")]),
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
        UsedInPanel(heading=_("Where it is used")),
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
        constraints = [
            models.UniqueConstraint(
                Lower("key"),
                name="blueprint_source_key_once",
                violation_error_message=_("Another source has this key, in capitals or small letters."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"

    def clean(self) -> None:
        super().clean()
        self.issued = self._iso_day()
        faults = dict([*self._faults(), *self._faults_of_key()])
        if faults:
            raise ValidationError(faults)

    def _faults(self) -> Iterator[tuple[str, str | StrPromise]]:
        """Field and sentence of what could not be cited."""
        if is_mistyped(self.issued):
            yield "issued", _("There is no such date. Write for example 2025-02-05 or 2019-2021.")
        for field in ("authors", "editors", "series_editors"):
            if crowded := crowded_lines(getattr(self, field)):
                sentence = _("Write one name a line, and a body whose name holds a comma in braces: %(lines)s")
                yield field, sentence % {"lines": " / ".join(crowded)}
        if wrong := foreign_markup(self.title):
            sentence = _("A title can hold <i>, <sup> and <sub>, each with its end, but not %(tags)s.")
            yield "title", sentence % {"tags": ", ".join(wrong)}
        if self.reading == Reading.LISTED and not self.reported_by:
            yield "reported_by", _("Say who reported it, since we did not read it ourselves.")

    def _faults_of_key(self) -> Iterator[tuple[str, str | StrPromise]]:
        if type(self).objects.exclude(pk=self.pk).filter(key__iexact=self.key).exists():
            yield "key", _("Another source has this key, in capitals or small letters.")
        if self.pk and self.versions.exists():
            published_key = type(self).objects.values_list("key", flat=True).get(pk=self.pk)
            if published_key != self.key:
                yield "key", _("A published page uses this key, so it stays as it is.")

    def _iso_day(self) -> str:
        """A day typed as everywhere else in the admin, 05/02/2025, as citations need it: 2025-02-05."""
        if not re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", self.issued):
            return self.issued
        try:
            return datetime.datetime.strptime(self.issued, "%d/%m/%Y").date().isoformat()
        except ValueError:
            raise ValidationError({"issued": _("There is no such day. Write for example 2025-02-05.")}) from None

    @property
    def address(self) -> str:
        """Where readers find it: its own address, else that of its DOI."""
        return self.url or (doi_url(self.doi) if self.doi else "")

    @property
    def as_shown(self) -> dict[str, Any]:
        """What a version keeps of it, beside the HTML that follows from it."""
        reported_by = self.reported_by if self.reading == Reading.LISTED else ""
        return {"csl": self.csl, "licence": self.licence, "reported_by": reported_by}

    @property
    def csl(self) -> dict:
        """The work as one CSL-JSON item, without empty fields."""
        is_dataset = self.type == SourceType.DATASET
        item = {
            "id": self.key,
            "type": self.type,
            "title": self.title,
            "language": self.language,
            "author": csl_names(self.authors),
            "editor": csl_names(self.editors),
            "issued": csl_date(self.issued),
            "container-title": self.container_title,
            "publisher": self.publisher,
            "collection-title": self.series,
            "collection-editor": csl_names(self.series_editors),
            "edition": "" if is_dataset else self.edition,
            "version": self.edition if is_dataset else "",
            "genre": self.genre,
            "medium": "Podcast" if self.type == SourceType.SONG else "",
            "volume": self.volume,
            "issue": self.issue,
            "page": self.page,
            "number": self.number,
            "DOI": self.doi,
            "URL": self.url,
            "accessed": csl_date(self.accessed.isoformat()) if self.accessed else None,
        }
        return {name: value for name, value in item.items() if value}
