"""Recommendations of the blueprint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from blueprint.blocks import UptakeBlock
from blueprint.enums import Kind, Level, Status, Timescale
from blueprint.footnotes import Footnotes
from blueprint.models.audience import Audience
from blueprint.models.entry import EntryPage
from blueprint.models.numbered import FOOTNOTE_FEATURES, HOW_TO_CITE, NumberedPage, in_one_language
from blueprint.models.permanent import Version
from blueprint.snapshots import Part, facts, withdrawn_status
from core.dates import validate_has_come
from core.fields import InvariantField, StreamField
from core.terms import names_in


class RecommendationPage(NumberedPage):  # type: ignore[django-manager-missing]
    """A recommendation: who should do what by when, how far it has been taken up, and the entries it rests on."""

    parent_page_types = ["blueprint.BlueprintPage"]
    subpage_types: list[str] = []
    page_description = _("One recommendation with its permanent number, its status and the entries it rests on.")
    template = "pages/blueprint/recommendation_page.html"
    kind = Kind.RECOMMENDATION

    statement = models.TextField(
        _("recommendation"),
        max_length=500,
        help_text=_(
            "Who should do what, in one or two sentences, for example “Commissioners should pay for the places of "
            "children from the first day.”"
        ),
    )
    why = RichTextField(
        _("why we say this"), features=FOOTNOTE_FEATURES,
        help_text=_("What was learned, with its sources, for example “A child who comes later is parted twice [@TTC25].”"),
    )  # fmt: skip
    audiences = ParentalManyToManyField(
        Audience, blank=True, verbose_name=_("for"), related_name="recommendations",
        help_text=_("Who should do it. The list is kept under “Audiences” in the menu."),
    )  # fmt: skip
    level = models.CharField(
        _("level"), max_length=20, choices=Level, default=Level.NATIONAL,
        help_text=_("Who can decide it, for example “Local” for a council, “National” for a ministry."),
    )  # fmt: skip
    timescale = models.CharField(
        _("timescale"), max_length=20, choices=Timescale,
        help_text=_("By when it can be done, for example “Within two years” for what needs a new contract."),
    )  # fmt: skip
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.PROPOSED,
        help_text=_(
            "How far it has been taken up, for example “Taken up in part”. All but “Proposed” needs a day and a step "
            "below to publish."
        ),
    )  # fmt: skip
    status_checked = models.DateField(
        _("status checked on"), null=True, blank=True, validators=[validate_has_come],
        help_text=_("The day on which somebody last looked, for example 01/11/2026."),
    )  # fmt: skip
    uptake = StreamField(
        [("step", UptakeBlock())], blank=True, verbose_name=_("how far it has been taken up"),
        help_text=_("One step each, oldest first, with its day and its evidence."),
    )  # fmt: skip
    still_to_do = models.TextField(
        _("not yet"), max_length=300, blank=True, help_text=_("What has not happened, in one sentence.")
    )

    content_panels = [
        *NumberedPage.intro_panels,
        HelpPanel(HOW_TO_CITE),
        FieldPanel("statement"),
        FieldPanel("why"),
        InlinePanel("rests_on", heading=_("It rests on"), label=_("Entry"), min_num=1),
        MultiFieldPanel(
            [
                FieldPanel("audiences", widget=CheckboxSelectMultiple),
                FieldRowPanel([FieldPanel("level"), FieldPanel("timescale")]),
                FieldRowPanel([FieldPanel("status"), FieldPanel("status_checked")]),
                FieldPanel("uptake"),
                FieldPanel("still_to_do"),
            ],
            heading=_("For whom, by when, how far"),
        ),
        NumberedPage.version_panel,
        NumberedPage.withdrawal_panel,
    ]
    search_fields = [
        *NumberedPage.numbered_search_fields,
        index.SearchField("statement"),
        index.SearchField("why"),
        index.SearchField("audience_names"),
    ]
    footnote_fields = ("why",)
    footnote_streams = ("uptake",)
    translatable_fields = [
        *NumberedPage.numbered_translatable_fields,
        TranslatableField("statement"),
        TranslatableField("why"),
        TranslatableField("uptake"),
        TranslatableField("still_to_do"),
        *(InvariantField(name) for name in ("audiences", "level", "timescale", "status", "status_checked", "rests_on")),
    ]

    class Meta:
        verbose_name = _("recommendation page")

    def missing_for_publication(self, written: Mapping[str, Any] | None = None) -> dict[str, str]:
        """Whatever is said of its status but that it is proposed, is said with a day and a step that shows it."""
        written = vars(self) | {"uptake": self.uptake} if written is None else written
        if written.get("status") in (None, Status.PROPOSED):
            return {}
        missing = {}
        if not written.get("status_checked"):
            missing["status_checked"] = gettext("Say on which day the status was checked, for example 01/11/2026.")
        if not written.get("uptake"):
            missing["uptake"] = gettext("Add the step that shows it, with its day and how you know.")
        return missing

    @property
    def audience_names(self) -> str:
        return ", ".join(names_in(self.audiences, self.language))

    @property
    def status_today(self) -> dict[str, str]:
        """How far it has been taken up, which nobody asks of what is withdrawn."""
        if self.withdrawn_on:
            return withdrawn_status(self.state)
        checked = date_format(self.status_checked, "j F Y") if self.status_checked else ""
        return {"shape": Status(self.status).shape, "words": self.get_status_display(), "checked": checked}

    @property
    def list_text(self) -> str:
        """Level, timescale and status in sentences."""
        words = gettext("%(level)s. %(timescale)s. %(status)s.") % {
            "level": self.get_level_display(),
            "timescale": self.get_timescale_display(),
            "status": self.status_today["words"],
        }
        example = gettext("Written to show the form.")
        return f"{words} {example}" if self.is_example else words

    def texts_with_footnotes(self) -> list[str]:
        steps = (f"{step.value['text']} {step.value['evidence']}" for step in self.uptake)
        return [*super().texts_with_footnotes(), *steps]

    def related_today(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The entries that it rests on, in the editor's order: those too that are withdrawn, unpublished or deleted."""
        keys = [ground.entry_key for ground in self.rests_on.all()]
        pages = EntryPage.objects.live().filter(translation_key__in=keys).select_related("locale")
        found = in_one_language(pages.annotate_number(), self.language)
        items = {
            entry.translation_key: entry.list_item(entry.get_url(request) if request else entry.permanent_url)
            for entry in found
        }
        gone = [key for key in keys if key not in items]
        items |= Version.objects.items_of(gone, self.language) if gone else {}
        return [items[key] for key in keys if key in items]

    def document_parts(self, footnotes: Footnotes) -> list[Part]:
        return [
            Part(key="why", id="why", title=gettext("Why we say this"), html=footnotes.in_rich_text(self.why)),
            Part(
                key="uptake",
                id="uptake",
                title=gettext("How far it has been taken up"),
                steps=self._timeline(footnotes),
            ),
        ]

    def _timeline(self, footnotes: Footnotes) -> list[dict[str, Any]]:
        """The steps as `components/timeline.html` takes them."""
        steps: list[dict[str, Any]] = [
            {
                "date": step.value["on"].isoformat(),
                "when": date_format(step.value["on"], "j F Y"),
                "html": footnotes.in_plain_text(step.value["text"]),
                "evidence": footnotes.in_plain_text(step.value["evidence"]),
            }
            for step in self.uptake
        ]
        if self.still_to_do:
            steps.append({"when": gettext("Not yet"), "text": self.still_to_do, "is_next": True})
        return steps

    def document_data(self) -> dict[str, Any]:
        return {
            "statement": self.statement,
            "status": self.status_today,
            "facts": facts(
                (pgettext("audience", "For"), self.audience_names),
                (gettext("Level"), self.get_level_display()),
                (gettext("Timescale"), self.get_timescale_display()),
            ),
            "entries": self.related_today(),
        }
