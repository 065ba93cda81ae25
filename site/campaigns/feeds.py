"""What the feeds of campaigns say. An entry keeps its key when words, order or address change."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from campaigns.asks import Ask, Outcome, outcome_log
from campaigns.enums import AskState
from core.dates import midnight
from core.examples import marked_title
from core.feeds import LONGEST_FEED, FeedEntry, key_in_language

#: Its model imports this module.
CampaignPage = Any


def outcome_entries(page: CampaignPage) -> list[FeedEntry]:
    """Each outcome of a campaign, the newest first; above all its withdrawal."""
    changes = [(ask, outcome, outcome.date) for ask, outcome in outcome_log(page.asks_now)]
    entries = [_of_outcome(page, ask, outcome, day) for ask, outcome, day in changes if day]
    return [*_of_withdrawal(page), *entries][:LONGEST_FEED]


def _of_outcome(page: CampaignPage, ask: Ask, outcome: Outcome, date: datetime.date) -> FeedEntry:
    day = midnight(date)
    return FeedEntry(
        key=key_in_language(page.translation_key, outcome.id),
        title=marked_title(page, f"{ask.title}: {AskState(outcome.after).label}"),
        url=f"{page.full_url}#log",
        published=day,
        updated=day,
        summary=" ".join(part for part in (outcome.evidence, outcome.note) if part),
    )


def _of_withdrawal(page: CampaignPage) -> Iterator[FeedEntry]:
    if page.withdrawn_on:
        day = midnight(page.withdrawn_on)
        yield FeedEntry(
            key=key_in_language(page.translation_key, "withdrawal"),
            title=marked_title(page, _("This campaign is withdrawn")),
            url=page.full_url,
            published=day,
            updated=day,
            summary=page.reason_of_withdrawal[0],
        )


def campaign_entries(pages: Iterable[CampaignPage]) -> list[FeedEntry]:
    """Campaigns `with_facts`. A translation changes with its English page, whose outcomes it shows."""
    return [
        replace(FeedEntry.of_page(page, page.summary), updated=max(page.last_published_at, page.changed_at))
        for page in pages
    ]
