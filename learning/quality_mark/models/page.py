"""The page about the quality mark. Its register consists of `Award`s and is served by `views`."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import TEXT_FEATURES, BodyBlock
from core.dates import today
from core.fields import StreamField
from core.models import BasePage
from learning.quality_mark.blocks import LevelBlock, PointBlock
from learning.quality_mark.models.award import Award
from learning.quality_mark.register import standing_counts


class QualityMarkPage(BasePage):
    """What the mark is, its units, values and levels, how an organisation gets it, and the way to the register."""

    parent_page_types = ["learning.LearningPage"]
    subpage_types: list[str] = []
    page_description = _("The quality mark: units, values, levels, how to apply, and the way to the register.")
    template = "pages/quality_mark/quality_mark_page.html"
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("what it is"))
    units = StreamField(
        [("point", PointBlock())],
        blank=True,
        verbose_name=_("units"),
        help_text=_("In the order of the questionnaire. They are numbered by themselves."),
    )
    values = StreamField(
        [("point", PointBlock())],
        blank=True,
        verbose_name=_("values"),
        help_text=_("What all units are read by. They are numbered by themselves."),
    )
    levels = StreamField(
        [("level", LevelBlock())], blank=True, verbose_name=_("levels"), help_text=_("The first level first.")
    )
    steps = StreamField(
        [("point", PointBlock())],
        blank=True,
        verbose_name=_("how it works"),
        help_text=_("Step by step, from the first question to the award."),
    )
    how_to_apply = RichTextField(
        _("how to apply"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("To whom an organisation writes, what it costs, how long it takes. Empty: “Not yet known”."),
    )
    sources = models.TextField(
        _("sources"),
        max_length=500,
        blank=True,
        help_text=_("Where the facts on this page are from, each with its year."),
    )

    content_panels = [
        *BasePage.intro_panels,
        FieldPanel("body"),
        FieldPanel("units"),
        FieldPanel("values"),
        FieldPanel("levels"),
        FieldPanel("steps"),
        FieldPanel("how_to_apply"),
        FieldPanel("sources"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("units"),
        index.SearchField("values"),
        index.SearchField("levels"),
        index.SearchField("steps"),
        index.SearchField("how_to_apply"),
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("body"),
        TranslatableField("units"),
        TranslatableField("values"),
        TranslatableField("levels"),
        TranslatableField("steps"),
        TranslatableField("how_to_apply"),
        TranslatableField("sources"),
    ]

    class Meta:
        verbose_name = _("quality mark page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        day = today()
        awards = Award.objects.published()
        standings = standing_counts(awards, day)
        parts = ["units", "values", "levels", "steps", "apply", "register", "sources"]
        present = [name for name in parts if getattr(self, name, True)]
        return context | {
            "no": {name: number for number, name in enumerate(present, start=1)},
            "standings": standings,
            "total": sum(row.count for row in standings),
            "examples": awards.filter(is_example=True).count(),
            "as_of": day,
        }
