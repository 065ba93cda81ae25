"""What became of each ask. Its outcomes alone say so: state, day and evidence all follow from them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.conf import settings

from campaigns.enums import CLOSED, AskState, CampaignStage
from languages.locales import language_tag


@dataclass(frozen=True)
class Outcome:
    """One change of the state of an ask, and how we know."""

    id: str
    #: None in an unfinished draft only.
    date: datetime.date | None
    before: str
    after: str
    evidence: str
    url: str
    note: str
    #: Of evidence and note: `en-GB` where a translation has no words for them yet, else empty.
    lang: str = ""


@dataclass(frozen=True)
class Ask:
    title: str
    text: str
    #: Oldest first.
    outcomes: tuple[Outcome, ...] = ()

    @property
    def newest(self) -> Outcome | None:
        return self.outcomes[-1] if self.outcomes else None

    @property
    def state(self) -> str:
        """Open until an outcome says otherwise."""
        return self.newest.after if self.newest else AskState.OPEN


def ask_of(words: Mapping[str, Any], facts: Mapping[str, Any] | None = None) -> Ask:
    """The ask of a block. For a translated one `facts` is the English block, which holds what became of the ask."""
    own = {item.id: item.value for item in words["outcomes"].bound_blocks}
    outcomes = tuple(_outcomes((facts or words)["outcomes"].bound_blocks, own))
    return Ask(words["title"], words["text"], outcomes)


def asks_of(words: Iterable, facts: Iterable) -> list[Ask]:
    """The asks in the stream of a page; what became of them is read from the stream of the English page by their ids."""
    by_id = {block.id: block.value for block in facts}
    return [ask_of(block.value, by_id.get(block.id)) for block in words]


def _outcomes(items: Iterable, own_words: Mapping[str, Mapping[str, Any]]) -> Iterator[Outcome]:
    """Oldest first; of one day in the order in which they were written down."""
    before: str = AskState.OPEN
    for item in sorted(items, key=lambda item: item.value["date"] or datetime.date.max):
        fact = item.value
        words = own_words.get(item.id, fact)
        after = fact["state"] or before
        yield Outcome(
            id=item.id,
            date=fact["date"],
            before=before,
            after=after,
            evidence=words["evidence"],
            url=fact["url"],
            note=words["note"],
            lang="" if item.id in own_words else language_tag(settings.LANGUAGE_CODE),
        )
        before = after


def count_states(asks: Iterable[Ask]) -> list[tuple[AskState, int]]:
    """How many asks have each state, won ones first; states without asks are left out."""
    counted = Counter(ask.state for ask in asks)
    order = [AskState.WON, AskState.PARTLY_WON, AskState.OPEN, AskState.LOST, AskState.WITHDRAWN]
    return [(state, counted[state]) for state in order if counted[state]]


def outcome_log(asks: Iterable[Ask]) -> list[tuple[Ask, Outcome]]:
    """Every outcome with its ask, newest first."""
    changes = chain.from_iterable(((ask, outcome) for outcome in ask.outcomes) for ask in asks)
    return sorted(changes, key=lambda change: change[1].date or datetime.date.max, reverse=True)


def stage_of(asks: Iterable[Ask]) -> CampaignStage:
    """Current while an ask is open or partly won; won when all that were not withdrawn are won; else past."""
    states = [ask.state for ask in asks]
    if not states or not CLOSED.issuperset(states):
        return CampaignStage.CURRENT
    kept = [state for state in states if state != AskState.WITHDRAWN]
    is_won = bool(kept) and all(state == AskState.WON for state in kept)
    return CampaignStage.WON if is_won else CampaignStage.PAST
