"""Entries of the blueprint that belong to a resource."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel

from core.related_pages import RelatedPage
from learning.library.models.resource import Resource


class RelatedEntry(RelatedPage):
    """Found by the name of its type: the learning hub and the blueprint never import each other."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="related_entries")

    panels = [PageChooserPanel("page", "blueprint.EntryPage")]

    class Meta(RelatedPage.Meta):
        verbose_name = _("related entry of the blueprint")
        verbose_name_plural = _("related entries of the blueprint")
