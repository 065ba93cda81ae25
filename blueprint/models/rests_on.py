"""The relation from recommendations to entries."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable, Page

from blueprint.models.numbered import in_one_language
from blueprint.models.permanent import PermanentNumber
from blueprint.panels import DeletedGroundPanel


class RestsOn(Orderable):
    """An entry that a recommendation rests on. The row may name the entry's page in any language.

    It outlives the page: a recommendation goes on naming what it rests on by its permanent number.
    """

    recommendation = ParentalKey("blueprint.RecommendationPage", on_delete=models.CASCADE, related_name="rests_on")
    entry = models.ForeignKey(
        "blueprint.EntryPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("entry"),
    )
    #: The translation key of the entry, with which its permanent number is found.
    entry_key = models.UUIDField(editable=False, db_index=True)

    panels = [DeletedGroundPanel(), PageChooserPanel("entry", ["blueprint.EntryPage"])]

    class Meta(Orderable.Meta):
        verbose_name = _("ground of a recommendation")
        verbose_name_plural = _("grounds of recommendations")

    def __str__(self) -> str:
        if self.entry:
            return str(self.entry)
        number = PermanentNumber.objects.filter(translation_key=self.entry_key).first()
        return str(number or _("An entry that was never published"))

    @property
    def is_deleted(self) -> bool:
        return self.entry is None and self.entry_key is not None

    def clean(self) -> None:
        """Only what was deleted may be without its page."""
        super().clean()
        self._keep_key()
        if self.entry is None and (
            self.entry_key is None or Page.objects.filter(translation_key=self.entry_key).exists()
        ):
            raise ValidationError({"entry": _("Choose an entry, or remove this row.")})

    def save(self, *args, **kwargs):
        self._keep_key()
        super().save(*args, **kwargs)

    def _keep_key(self) -> None:
        if self.entry:
            self.entry_key = self.entry.translation_key


def recommendations_resting_on(
    entry_key: UUID, language: str, request: HttpRequest | None = None
) -> list[dict[str, Any]]:
    """The live recommendations that rest on an entry today, by number: also on one that was deleted.

    With a request they are linked to their pages, else to their permanent addresses.
    """
    recommendations: Any = RestsOn._meta.get_field("recommendation").related_model
    resting = recommendations.objects.live().filter(rests_on__entry_key=entry_key).select_related("locale")
    pages = in_one_language(resting.order_by_number(), language)
    return [page.list_item(page.get_url(request) if request else page.permanent_url) for page in pages]
