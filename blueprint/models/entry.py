"""Entries of the blueprint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from blueprint.blocks import FigureBlock
from blueprint.enums import CostBand, Kind, Setting, Stage
from blueprint.figures import figure_of
from blueprint.footnotes import Footnotes, keys_in
from blueprint.models.audience import Audience
from blueprint.models.evidence import Evidence, missing_sources
from blueprint.models.glossary import glossary_in
from blueprint.models.numbered import FOOTNOTE_FEATURES, HOW_TO_CITE, NumberedPage
from blueprint.models.rests_on import recommendations_resting_on
from blueprint.reading_order import neighbours, numbers_among_siblings
from blueprint.snapshots import Part, facts
from core.fields import InvariantField, StreamField
from core.terms import names_in
from influence.models import Topic


class EntryPage(Evidence, NumberedPage):
    """One thing that was learned, with context, actions, results and what did not work."""

    parent_page_types = ["blueprint.ChapterPage"]
    subpage_types: list[str] = []
    page_description = _("One thing that was learned: context, what we did, what happened, what did not work.")
    template = "pages/blueprint/entry_page.html"
    kind = Kind.ENTRY

    context = RichTextField(
        _("context"), features=FOOTNOTE_FEATURES,
        help_text=_(
            "Where and when, and what stood before, for example “A town in the south, 2021. Women waited for a place in "
            "bed and breakfast.” A reader who was never there must understand it."
        ),
    )  # fmt: skip
    intention = RichTextField(
        _("what we meant to do"), features=FOOTNOTE_FEATURES, blank=True,
        help_text=_("For whom what should change, for example “No baby is parted from her mother by a court’s decision.”"),
    )  # fmt: skip
    what_we_did = RichTextField(
        _("what we did"), features=FOOTNOTE_FEATURES,
        help_text=_("What was really done, step by step, for example “We asked women where the door should be.”"),
    )  # fmt: skip
    what_happened = RichTextField(
        _("what happened"), features=FOOTNOTE_FEATURES,
        help_text=_(
            "Say “was followed by” unless a comparison shows more, for example “The new door was followed by fewer "
            "missed visits.” Where nothing is known yet, say so."
        ),
    )  # fmt: skip
    figures = StreamField(
        [("figure", FigureBlock())], blank=True, max_num=6, verbose_name=_("figures"),
        help_text=_("Numbers that say more than a sentence. They stand after what happened."),
    )  # fmt: skip
    did_not_work = RichTextField(
        _("what did not work"), features=FOOTNOTE_FEATURES, blank=True,
        help_text=_(
            "For example “The bell woke the children; we took it off.” Needed to publish, unless you say below why it is "
            "not yet known."
        ),
    )  # fmt: skip
    not_yet_known = models.TextField(
        _("not yet known, because"), max_length=400, blank=True,
        help_text=_("For example “Nobody has asked the women yet; we ask them at the review in May 2027.”"),
    )  # fmt: skip
    advice = RichTextField(
        _("what we would tell others"), features=FOOTNOTE_FEATURES, blank=True,
        help_text=_("For somebody who begins tomorrow, for example “Settle who pays for a child’s place first.”"),
    )  # fmt: skip
    women_part = RichTextField(
        _("what women had to do with it"), features=FOOTNOTE_FEATURES, blank=True,
        help_text=_(
            "How women who have been in prison took part in deciding, designing, working, judging. No names. For example "
            "“Six women chose the furniture and were paid for their time.”"
        ),
    )  # fmt: skip
    audiences = ParentalManyToManyField(
        Audience, blank=True, verbose_name=_("for"), related_name="entries",
        help_text=_("Who can use it. The list is kept under “Audiences” in the menu."),
    )  # fmt: skip
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), related_name="entries", blank=True,
        help_text=_("What it is about, for example “Pregnancy”. Ask a publisher for a topic that is missing."),
    )  # fmt: skip
    setting = models.CharField(_("setting"), max_length=20, choices=Setting, help_text=_("Where, for example “Court”."))
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, help_text=_("How far, for example “Design”."))
    cost_band = models.CharField(
        _("cost band"), max_length=10, choices=CostBand, default=CostBand.UNKNOWN,
        help_text=_("What it cost in all, as a band, for example ££ for a refit at £40,000."),
    )  # fmt: skip
    cost_year = models.PositiveSmallIntegerField(
        _("in prices of"), null=True, blank=True, validators=[MinValueValidator(1990), MaxValueValidator(2100)],
        help_text=_("The year, for example 2023. Needed with a band, since prices change."),
    )  # fmt: skip
    time_span = models.CharField(
        _("time span"), max_length=120, blank=True,
        help_text=_("When it happened, for example “June 2023 to May 2024”. Empty shows “Not yet known”."),
    )  # fmt: skip
    staffing = models.CharField(
        _("staffing"), max_length=160, blank=True,
        help_text=_("For example “Two roles, day and night”. Empty shows “Not yet known”."),
    )  # fmt: skip
    content_panels = [
        *NumberedPage.intro_panels,
        HelpPanel(HOW_TO_CITE),
        FieldPanel("context"),
        FieldPanel("intention"),
        FieldPanel("what_we_did"),
        FieldPanel("what_happened"),
        FieldPanel("figures"),
        MultiFieldPanel([FieldPanel("did_not_work"), FieldPanel("not_yet_known")], heading=_("What did not work")),
        FieldPanel("women_part"),
        FieldPanel("advice"),
        MultiFieldPanel(
            [
                FieldPanel("audiences", widget=CheckboxSelectMultiple),
                FieldPanel("topics", widget=CheckboxSelectMultiple),
                FieldRowPanel([FieldPanel("setting"), FieldPanel("stage")]),
                FieldRowPanel([FieldPanel("cost_band"), FieldPanel("cost_year")]),
                FieldRowPanel([FieldPanel("time_span"), FieldPanel("staffing")]),
            ],
            heading=_("At a glance"),
        ),
        Evidence.evidence_panel,
        NumberedPage.version_panel,
        NumberedPage.withdrawal_panel,
    ]
    footnote_fields = (
        "context", "intention", "what_we_did", "what_happened", "did_not_work", "women_part", "advice",
    )  # fmt: skip
    footnote_streams = ("figures",)
    search_fields = [
        *NumberedPage.numbered_search_fields,
        *map(index.SearchField, (*footnote_fields, *footnote_streams, "audience_names", "topic_names")),
    ]
    translatable_fields = [
        *NumberedPage.numbered_translatable_fields,
        *(TranslatableField(name) for name in (*footnote_fields, *footnote_streams)),
        TranslatableField("not_yet_known"),
        TranslatableField("time_span"),
        TranslatableField("staffing"),
        *(InvariantField(name) for name in ("audiences", "topics", "setting", "stage", "cost_band", "cost_year")),
        *Evidence.evidence_translatable_fields,
    ]

    class Meta:
        verbose_name = _("entry page")

    @property
    def cost_in_short(self) -> str:
        """`££ of ££££`."""
        return str(CostBand(self.cost_band).short)

    @property
    def cost_words(self) -> str:
        """`££ of ££££ (£10,000 to £100,000), in prices of 2023`."""
        band = self.get_cost_band_display()
        if not self.cost_year or self.cost_band == CostBand.UNKNOWN:
            return band
        return gettext("%(band)s, in prices of %(year)s") % {"band": band, "year": self.cost_year}

    @property
    def audience_names(self) -> str:
        return ", ".join(names_in(self.audiences, self.language))

    @property
    def topic_names(self) -> str:
        return ", ".join(names_in(self.topics, self.language))

    @property
    def reading_position(self) -> str:
        """`4.2`: the second live entry of the fourth live chapter. It changes and is never cited."""
        return "{}.{}".format(*numbers_among_siblings(self.get_parent(), self))

    def related_today(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return recommendations_resting_on(self.translation_key, self.language, request)

    @property
    def place(self) -> dict[str, str] | None:
        """Where it stands now in the reading order; nowhere while its chapter is a draft."""
        chapter = self.get_parent()
        return {"title": chapter.title, "position": self.reading_position} if chapter.live else None

    def missing_for_publication(self, written: Mapping[str, Any] | None = None) -> dict[str, str]:
        written = vars(self) if written is None else written
        missing = {}
        if not any(strip_tags(written.get(name) or "").strip() for name in ("did_not_work", "not_yet_known")):
            missing["did_not_work"] = gettext(
                "Say what did not work: it saves the next place the same mistake, and makes readers trust the rest. "
                "Or write below “Not yet known, because …”."
            )
        cited = keys_in(" ".join(written.get(name) or "" for name in self.footnote_fields))
        return missing | missing_sources(written, len(cited))

    def clean(self) -> None:
        super().clean()
        if self.cost_band != CostBand.UNKNOWN and not self.cost_year:
            raise ValidationError({"cost_year": _("Say in prices of which year the cost band is.")})

    def list_item(self, url: str) -> dict[str, Any]:
        return super().list_item(url) | {"strength": self.strength.value}

    def document_parts(self, footnotes: Footnotes) -> list[Part]:
        glossary = glossary_in(self.language)

        def html(text: str) -> SafeString:
            return glossary.in_html(footnotes.in_rich_text(text))

        # The texts are read in the order of the page, which numbers the sources and finds where a term stands first.
        parts = [
            Part(key="context", id="e1", title=pgettext("part of an entry", "Context"), html=html(self.context)),
            Part(key="intention", id="e2", title=gettext("What we meant to do"), html=html(self.intention)),
            Part(key="what_we_did", id="e3", title=gettext("What we did"), html=html(self.what_we_did)),
            Part(key="what_happened", id="e4", title=gettext("What happened"), html=html(self.what_happened)),
            Part(key="figures", id="e8", title=gettext("Figures"), html=footnotes.in_html(self._figures_html())),
            Part(
                key="did_not_work",
                id="e5",
                title=gettext("What did not work"),
                html=html(self.did_not_work),
                why_unknown=self.not_yet_known,
            ),
            Part(key="women_part", id="e7", title=gettext("What women had to do with it"), html=html(self.women_part)),
            Part(
                key="advice",
                id="e6",
                title=gettext("What we would tell others"),
                html=html(self.advice),
                is_callout=True,
            ),
            Part(key="words", id="e9", title=gettext("Words in this entry"), html=glossary.list()),
        ]
        return [part for part in parts if part.html or part.why_unknown]

    def _figures_html(self) -> str:
        """Each with the address of its table in the version that is being made."""
        return "".join(
            figure.block.render(figure.value, {"number": number, "csv_url": self._figure_url(number)})
            for number, figure in enumerate(self.figures, start=1)
        )

    def _figure_url(self, number: int) -> str:
        if self.version_number is None:
            return ""
        return reverse("blueprint:figure", args=[self.number_label, self.version_number, number])

    def texts_with_footnotes(self) -> list[str]:
        return [*super().texts_with_footnotes(), *(figure_of(figure.value).texts for figure in self.figures)]

    def document_data(self) -> dict[str, Any]:
        return {
            "strength": self.strength.value,
            "chapter": self.place,
            "figures": [figure_of(figure.value).data() for figure in self.figures],
            "facts": facts(
                (gettext("Setting"), self.get_setting_display()),
                (gettext("Stage"), self.get_stage_display()),
                (gettext("Time span"), self.time_span or gettext("Not yet known")),
                (gettext("Cost band"), self.cost_words),
                (gettext("Staffing"), self.staffing or gettext("Not yet known")),
                (pgettext("audience", "For"), self.audience_names),
                (gettext("Topics"), self.topic_names),
                (gettext("Why this strength"), self.strength_reason),
                (gettext("Review by"), date_format(self.review_date, "F Y") if self.review_date else ""),
            ),
            "recommendations": self.related_today(),
        }

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context |= neighbours(self, request)
        context["place"] = self.place
        context["scale_url"] = self._strength_scale_url(request)
        return context

    def _strength_scale_url(self, request: HttpRequest) -> str:
        """The part of the blueprint's landing page that explains the strength of evidence; empty while that is a draft."""
        landing = self.page_above(levels=2)
        return f"{landing.get_url(request)}#evidence" if landing else ""
