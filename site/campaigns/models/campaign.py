"""Campaign pages."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from campaigns import feeds
from campaigns.asks import Ask, asks_of, count_states, outcome_log, stage_of
from campaigns.blocks import AskBlock, LetterBlock, SmallThingBlock, StepBlock
from campaigns.enums import AskState, CampaignStage
from campaigns.forms import CampaignForm
from campaigns.outcome_log import log_rows
from campaigns.querysets import CampaignQuerySet
from core.blocks import TEXT_FEATURES, CallToActionBlock, FigureBlock, HelpBoxBlock, PictureBlock
from core.drawings import DrawingChoice, has_dot
from core.examples import ExamplePage
from core.feeds import FeedEntry, FeedMixin
from core.fields import InvariantField, StreamField
from core.models import BasePage
from core.related_pages import RelatedPage, pages_of
from core.withdrawal import WithdrawablePage
from languages.links import live_translations
from languages.services import is_source


class CampaignPage(FeedMixin, ExamplePage, WithdrawablePage):
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
        help_text=_("In order of importance. Number 1 stands first. You can move them: what changed moves along."),
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
            ("letter", LetterBlock()),
            ("call_to_action", CallToActionBlock()),
            ("small_thing", SmallThingBlock()),
            ("help_box", HelpBoxBlock()),
        ],
        block_counts={"letter": {"max_num": 1}},
        verbose_name=_("what a reader can do"),
        help_text=_(
            "A letter or a call to action first: an event, a form to sign, a way to give. "
            "Then small things, then a word to somebody who may be hurt."
        ),
    )
    #: The list of campaigns that it stands in. It follows from the asks; stored, since the database sorts by it.
    stage = models.CharField(
        max_length=10, choices=CampaignStage, default=CampaignStage.CURRENT, editable=False, db_index=True
    )

    objects: ClassVar = PageManager.from_queryset(CampaignQuerySet)()

    content_panels = [
        *BasePage.intro_panels,
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
        InlinePanel("related_pages", heading=_("Related pages"), label=_("Related page")),
        ExamplePage.example_panel,
        WithdrawablePage.withdrawal_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("asks"),
        index.SearchField("figure"),
        index.SearchField("why_heading"),
        index.SearchField("why"),
        index.SearchField("steps"),
        index.SearchField("actions"),
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        *ExamplePage.example_translatable_fields,
        InvariantField("drawing"),
        TranslatableField("asks"),
        TranslatableField("figure"),
        TranslatableField("why_heading"),
        TranslatableField("why"),
        TranslatableField("picture"),
        TranslatableField("steps"),
        TranslatableField("actions"),
        SynchronizedField("related_pages"),
        *WithdrawablePage.withdrawal_translatable_fields,
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def clean(self):
        super().clean()
        self.stage = CampaignStage.PAST if self.withdrawn_on else stage_of(asks_of(self.asks, self.asks))

    @cached_property
    def english(self) -> CampaignPage:
        """The page that holds what became of the asks, for all languages."""
        if is_source(self):
            return self
        live = next(filter(is_source, live_translations(self)), None)
        return live or CampaignPage.objects.english().filter(translation_key=self.translation_key).first() or self

    @cached_property
    def asks_now(self) -> list[Ask]:
        """The asks in the words of this page, with what became of them until now."""
        return asks_of(self.asks, self.english.asks)

    @property
    def ask_counts(self) -> list[tuple[AskState, int]]:
        return count_states(self.asks_now)

    @property
    def last_changed(self) -> datetime.datetime | None:
        """In all languages the day on which the English page was: what became of an ask shows in each at once."""
        return self.english.last_published_at

    @property
    def feed_title(self) -> str:
        return gettext("%(campaign)s: what changed") % {"campaign": self.title}

    def feed_entries(self) -> list[FeedEntry]:
        return feeds.outcome_entries(self)

    @property
    def has_dot(self) -> bool:
        """Whether the drawing contains the marigold dot, which is then left out of the logo."""
        return has_dot(self.drawing)

    def actions_of(self, kind: str) -> list:
        return [block for block in self.actions if block.block_type == kind]

    def get_context(self, request, *args, **kwargs):
        related = pages_of(self.related_pages)
        outcomes = outcome_log(self.asks_now)
        letters, calls = self.actions_of("letter"), self.actions_of("call_to_action")
        first_action = None if self.withdrawn_on else next(iter(letters + calls), None)
        parts = {
            "asks": self.asks,
            "why": self.why or self.figure or self.picture,
            "steps": self.steps,
            "actions": self.actions and not self.withdrawn_on,
            "outcomes": outcomes,
            "related": related,
        }
        present = [name for name, content in parts.items() if content]
        return super().get_context(request, *args, **kwargs) | {
            "no": {name: number for number, name in enumerate(present, start=1)},
            "steps": [step.value for step in self.steps],
            "first_action": first_action,
            "letters": letters,
            "calls": calls,
            "small_things": self.actions_of("small_thing"),
            "help_boxes": self.actions_of("help_box"),
            "log_rows": log_rows(outcomes),
            "related": related,
        }


class CampaignRelatedPage(RelatedPage):
    campaign = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="related_pages")
