"""The documents of events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from languages.locales import locale_id_of

if TYPE_CHECKING:
    from events.models.event import EventPage


class EventMaterial(Orderable):
    """A public document of an event: slides, a paper, notes."""

    event = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="materials")
    document = models.ForeignKey(
        "files.PublicDocument", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("material of an event")

    def __str__(self) -> str:
        return str(self.document)


def documents_of(events: Iterable[EventPage]) -> dict[UUID, list[Any]]:
    """The documents of many events by their translation keys, in one query. They are kept at the English pages."""
    found: dict[UUID, list[Any]] = {event.translation_key: [] for event in events}
    english = {"event__locale_id": locale_id_of(settings.LANGUAGE_CODE), "event__translation_key__in": list(found)}
    rows = EventMaterial.objects.filter(**english).select_related("document").order_by("sort_order")
    for row in rows.annotate(key=F("event__translation_key")):
        found[row.key].append(row.document)
    return found
