"""The relation from recommendations to entries."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable


class RestsOn(Orderable):
    """An entry that a recommendation rests on. The row may name the entry's page in any language."""

    recommendation = ParentalKey("blueprint.RecommendationPage", on_delete=models.CASCADE, related_name="rests_on")
    entry = models.ForeignKey(
        "blueprint.EntryPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("entry")
    )

    panels = [PageChooserPanel("entry", ["blueprint.EntryPage"])]

    class Meta(Orderable.Meta):
        verbose_name = _("ground of a recommendation")
        verbose_name_plural = _("grounds of recommendations")

    def __str__(self) -> str:
        return str(self.entry)
