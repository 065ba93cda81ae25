"""The list of events."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from core.feeds import LONGEST_FEED, FeedEntry, FeedMixin
from core.index_pages import IndexPage
from core.pagination import listing
from events.enums import EventKind
from events.models.event import EventPage
from events.models.material import documents_of
from events.querysets import EventQuerySet


class EventIndexPage(FeedMixin, IndexPage):
    """The coming events by month, then the past ones with their materials."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["events.EventPage", "forms.FormPage"]
    page_description = _("The list of events. It fills itself: coming ones by month, then past ones.")
    template = "pages/events/event_index_page.html"

    class Meta:
        verbose_name = _("event index page")

    def events(self) -> EventQuerySet:
        return EventPage.objects.child_of(self).live()

    def feed_entries(self) -> list[FeedEntry]:
        """The events announced last, each with when, where and whether it is cancelled."""
        newest = self.events().order_by(F("first_published_at").desc(nulls_last=True), "-pk")[:LONGEST_FEED]
        return [FeedEntry.of_page(event, event.in_words, [event.get_kind_display()]) for event in newest]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        kinds = sorted(set(self.events().order_by().values_list("kind", flat=True)), key=EventKind.values.index)
        kind = request.GET.get("kind")
        chosen = EventKind(kind) if kind in kinds else None
        events = self.events().filter(kind=chosen) if chosen else self.events()
        page = listing(events.coming_first(), request)
        past = [event for event in page if event.is_over]
        documents = documents_of(past)
        for event in past:
            event.documents = documents[event.translation_key]
        return super().get_context(request, *args, **kwargs) | {
            "listing": page,
            "kinds": [EventKind(one) for one in kinds] if len(kinds) > 1 else [],
            "chosen": chosen,
            "query": f"kind={chosen}" if chosen else "",
            "months": _by_month(event for event in page if not event.is_over),
            "past": past,
        }


def _by_month(events: Iterable[EventPage]) -> list[tuple[datetime.date, list[EventPage]]]:
    """Events in the order of their days, below the first day of each month."""
    dated = [(event.starts_on.replace(day=1), event) for event in events if event.starts_on]
    return [(month, [event for _month, event in rows]) for month, rows in groupby(dated, key=lambda row: row[0])]
