"""Influence items of all kinds over the years, on topics and in settings; some are withdrawn."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from wagtail.models import Page

from core.dates import today
from demo.grown.pages import constant, example, index_page, pieces, with_welsh
from demo.grown.terms import some, terms_of
from demo.grown.trees import insert_many_to_many, insert_pages, place
from demo.grown.words import Words
from influence.enums import Kind
from influence.models import (
    ConsultationResponsePage,
    InfluenceIndexPage,
    InfluenceItem,
    NewsPage,
    PodcastEpisodePage,
    PositionPage,
    PublicationPage,
    Setting,
    Topic,
)

#: Items of one piece, which are written in one transaction.
ITEMS = 300
#: So many days lie between two items, and one item in so many was withdrawn.
DAYS_BETWEEN, WITHDRAWN = 2, 40

SENT_TO = {"recipient": constant("Example committee"), "reference": lambda words: words.sentence(2)}
KINDS: list[tuple[type[InfluenceItem], Kind, dict[str, Any]]] = [
    (PositionPage, Kind.POSITION, {}),
    (ConsultationResponsePage, Kind.RESPONSE, SENT_TO | {"submission": constant(Kind.RESPONSE)}),
    (ConsultationResponsePage, Kind.EVIDENCE, SENT_TO | {"submission": constant(Kind.EVIDENCE)}),
    (PublicationPage, Kind.PUBLICATION, {"authors": constant("Example, A.")}),
    (NewsPage, Kind.NEWS, {}),
    (PodcastEpisodePage, Kind.PODCAST, {"minutes": constant(30), "transcript": lambda words: words.html(5)}),
]


def grow_influence(home: Page, total: int) -> Iterator[int]:
    parents = with_welsh(index_page(InfluenceIndexPage, home, title="Influence", slug="influence"))
    terms = terms_of(Topic), terms_of(Setting)
    for number, chosen, size in pieces(parents, total, ITEMS):
        first = (number - 1) * ITEMS + 1
        with transaction.atomic():
            if not chosen[0].get_children().filter(slug=f"example-item-{first}").exists():
                for parent in chosen:
                    _items(parent, range(first, first + size), *terms)
        yield size * len(chosen)


def _items(parent: Page, numbers: range, topics: list[Topic], settings: list[Setting]) -> None:
    items = [_item(parent, number) for number in numbers]
    for number, item in zip(numbers, items, strict=True):
        item.topics = some(topics, number)
        item.settings = some(settings, number)
    place(parent, items)
    for model in dict.fromkeys(type(item) for item in items):
        of_model = [item for item in items if type(item) is model]
        insert_pages(of_model)
        insert_many_to_many(of_model, "topics", "settings")


def _item(parent: Page, number: int) -> InfluenceItem:
    model, kind, own = KINDS[number % len(KINDS)]
    date = today() - datetime.timedelta(days=number * DAYS_BETWEEN)
    withdrawn = {"withdrawn_on": constant(date), "withdrawal_reason": Words.sentence} if number % WITHDRAWN == 0 else {}
    return example(
        model,
        parent,
        "item",
        number,
        is_example=constant(True),
        kind=constant(kind),
        date=constant(date),
        body=lambda words: [("rich_text", words.html(3))],
        **own | withdrawn,
    )
