from __future__ import annotations

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from blueprint.blocks import UptakeBlock
from blueprint.enums import Kind, Level, Status
from blueprint.listings import entries_under, live_pointers
from blueprint.models.numbered import FOOTNOTE_FEATURES, HOW_TO_CITE, NumberedPage
from core.fields import StreamField
from core.models import BasePage


class RecommendationPage(NumberedPage):
    """One thing that somebody should do, with who, by when, how far it has been taken up, and on what it rests."""

    parent_page_types = ["blueprint.BlueprintPage"]
    subpage_types: list[str] = []
    page_description = _("One recommendation with its permanent number, its status and the entries it rests on.")
    template = "pages/blueprint/recommendation_page.html"
    kind = Kind.RECOMMENDATION

    statement = models.TextField(
        _("recommendation"), max_length=500, help_text=_("Who should do what, in one or two sentences.")
    )
    why = RichTextField(_("why we say this"), features=FOOTNOTE_FEATURES)
    audience = models.CharField(
        _("for"), max_length=160, help_text=_("For example “Commissioners; Ministry of Justice”.")
    )
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.NATIONAL)
    timescale = models.CharField(_("timescale"), max_length=80, help_text=_("For example “Within two years”."))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.OPEN)
    status_checked = models.DateField(_("status checked on"), null=True, blank=True)
    uptake = StreamField(
        [("step", UptakeBlock())], blank=True, verbose_name=_("how far it has been taken up"),
        help_text=_("One step each, oldest first, with its day and its evidence."),
    )  # fmt: skip
    still_to_do = models.TextField(
        _("not yet"), max_length=300, blank=True, help_text=_("What has not happened, in one sentence.")
    )

    content_panels = [
        *BasePage.intro_panels,
        HelpPanel(HOW_TO_CITE),
        FieldPanel("statement"),
        FieldPanel("why"),
        InlinePanel("rests_on", heading=_("It rests on"), label=_("Entry"), min_num=1),
        MultiFieldPanel(
            [
                FieldPanel("audience"),
                FieldRowPanel([FieldPanel("level"), FieldPanel("timescale")]),
                FieldRowPanel([FieldPanel("status"), FieldPanel("status_checked")]),
                FieldPanel("uptake"),
                FieldPanel("still_to_do"),
            ],
            heading=_("For whom, by when, how far"),
        ),
        NumberedPage.version_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("statement"), index.SearchField("why")]
    footnote_fields = ("why",)
    footnote_streams = ("uptake",)
    translatable_fields = [
        *NumberedPage.numbered_translatable_fields,
        TranslatableField("statement"),
        TranslatableField("why"),
        TranslatableField("audience"),
        TranslatableField("timescale"),
        TranslatableField("uptake"),
        TranslatableField("still_to_do"),
        *(SynchronizedField(name) for name in ("level", "status", "status_checked", "rests_on")),
    ]

    @cached_property
    def status_shape(self) -> str:
        return Status(self.status).shape

    @property
    def listing_words(self) -> str:
        """For whom, where, how far: whole phrases, each with its own full stop."""
        words = gettext("For: %(audience)s. %(level)s. %(status)s.") % {
            "audience": self.audience,
            "level": self.get_level_display(),
            "status": self.get_status_display(),
        }
        return f"{words} {gettext('Written to show the form.')}" if self.is_example else words

    def texts_with_footnotes(self) -> list[str]:
        steps = (f"{step.value['text']} {step.value['evidence']}" for step in self.uptake)
        return [*super().texts_with_footnotes(), *steps]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["entries"] = live_pointers(entries_under(self), request)
        return context


class RestsOn(Orderable):
    """A recommendation rests on an entry. The same rows serve both languages: entries resolve when shown."""

    recommendation = ParentalKey(RecommendationPage, on_delete=models.CASCADE, related_name="rests_on")
    entry = models.ForeignKey(
        "blueprint.EntryPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("entry")
    )

    panels = [PageChooserPanel("entry", ["blueprint.EntryPage"])]

    class Meta(Orderable.Meta):
        verbose_name = _("ground of a recommendation")
        verbose_name_plural = _("grounds of recommendations")

    def __str__(self) -> str:
        return str(self.entry)
