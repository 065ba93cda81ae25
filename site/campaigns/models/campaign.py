"""Campaign pages."""

from __future__ import annotations

from collections import Counter

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from campaigns.blocks import AskBlock, OutcomeBlock, SmallThingBlock, StepBlock
from campaigns.enums import AskState
from campaigns.forms import CampaignForm
from campaigns.outcome_log import log_rows
from core.blocks import TEXT_FEATURES, CallToActionBlock, FigureBlock, HelpBoxBlock, PictureBlock
from core.drawings import DrawingChoice, has_dot
from core.fields import StreamField
from core.models import BasePage
from languages.links import localized_all


class CampaignPage(BasePage):
    """One campaign: what it asks and why, its timeline, what a reader can do, its outcome log."""

    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: list[str] = []
    page_description = _("One campaign: what we ask, why, the steps so far, what to do, what changed.")
    template = "pages/campaigns/campaign_page.html"
    base_form_class = CampaignForm
    reader_kind = _("Campaign")

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_(
            "One or two sentences under the title, in listings and in search, for example “We ask the "
            "government to count each child whose mother is sent to prison.”"
        ),
    )
    is_example = models.BooleanField(
        _("written to show the form"),
        default=False,
        help_text=_("Tick it when the asks are an example and not those of One Small Thing. The page says so."),
    )
    drawing = models.CharField(
        _("drawing on the poster"),
        max_length=20,
        choices=DrawingChoice,
        default=DrawingChoice.CIRCLE,
        blank=True,
        help_text=_("It decorates; people who use a screen reader miss nothing."),
    )
    asks = StreamField(
        [("ask", AskBlock())],
        verbose_name=_("what we ask"),
        help_text=_("In order of importance. Number 1 stands first."),
    )
    figure = StreamField(
        [("figure", FigureBlock())],
        blank=True,
        max_num=1,
        verbose_name=_("one figure"),
        help_text=_("The number that says why, with its year and source."),
    )
    why_heading = models.CharField(
        _("heading of the reason"),
        max_length=120,
        help_text=_("For example “No one counts them”."),
    )
    why = RichTextField(_("why it matters"), features=TEXT_FEATURES)
    picture = StreamField(
        [("picture", PictureBlock())],
        blank=True,
        max_num=1,
        verbose_name=_("picture"),
        help_text=_("With words for those who do not see it. No faces without written consent."),
    )
    steps = StreamField(
        [("step", StepBlock())],
        blank=True,
        verbose_name=_("steps so far"),
        help_text=_("Oldest first."),
    )
    actions = StreamField(
        [
            ("call_to_action", CallToActionBlock()),
            ("small_thing", SmallThingBlock()),
            ("help_box", HelpBoxBlock()),
        ],
        verbose_name=_("what a reader can do"),
        help_text=_("One call to action, then small things, then a word to somebody who may be hurt."),
    )
    outcomes = StreamField(
        [("outcome", OutcomeBlock())],
        blank=True,
        verbose_name=_("outcome log"),
        help_text=_("Newest first. Add a line each time that an ask moves."),
    )

    content_panels = [
        *BasePage.intro_panels,
        FieldPanel("is_example"),
        FieldPanel("drawing"),
        FieldPanel("asks"),
        MultiFieldPanel(
            [
                FieldPanel("figure"),
                FieldPanel("why_heading"),
                FieldPanel("why"),
                FieldPanel("picture"),
            ],
            heading=_("Why"),
        ),
        FieldPanel("steps"),
        FieldPanel("actions"),
        FieldPanel("outcomes"),
        InlinePanel("related_pages", heading=_("Related pages"), label=_("Related page")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("asks"),
        index.SearchField("figure"),
        index.SearchField("why_heading"),
        index.SearchField("why"),
        index.SearchField("steps"),
        index.SearchField("actions"),
        index.SearchField("outcomes"),
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        SynchronizedField("is_example"),
        SynchronizedField("drawing"),
        TranslatableField("asks"),
        TranslatableField("figure"),
        TranslatableField("why_heading"),
        TranslatableField("why"),
        TranslatableField("picture"),
        TranslatableField("steps"),
        TranslatableField("actions"),
        TranslatableField("outcomes"),
        SynchronizedField("related_pages"),
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    @cached_property
    def ask_counts(self) -> list[tuple[AskState, int]]:
        """How many asks have each state, won ones first; states without asks are left out."""
        counted = Counter(ask.value["state"] for ask in self.asks)
        order = [AskState.WON, AskState.PARTLY_WON, AskState.OPEN, AskState.LOST]
        return [(state, counted[state]) for state in order if counted[state]]

    @property
    def has_dot(self) -> bool:
        """Whether the drawing contains the marigold dot, which is then left out of the logo."""
        return has_dot(self.drawing)

    def actions_of(self, kind: str) -> list:
        return [block for block in self.actions if block.block_type == kind]

    def related(self) -> list[Page]:
        """The related pages in the reader's language, without those that are not live."""
        return localized_all(row.page for row in self.related_pages.select_related("page"))

    def get_context(self, request, *args, **kwargs):
        related = self.related()
        parts = {
            "asks": self.asks,
            "why": self.why or self.figure or self.picture,
            "steps": self.steps,
            "actions": self.actions,
            "outcomes": self.outcomes,
            "related": related,
        }
        present = [name for name, content in parts.items() if content]
        return super().get_context(request, *args, **kwargs) | {
            "no": {name: number for number, name in enumerate(present, start=1)},
            "steps": [step.value for step in self.steps],
            "calls": self.actions_of("call_to_action"),
            "small_things": self.actions_of("small_thing"),
            "help_boxes": self.actions_of("help_box"),
            "log_rows": log_rows(line.value for line in self.outcomes),
            "related": related,
        }


class RelatedPage(Orderable):
    """A page that a campaign links to, in the reader's language if it is live."""

    campaign = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="related_pages")
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The Welsh page is found by itself."),
    )

    panels = [PageChooserPanel("page")]
