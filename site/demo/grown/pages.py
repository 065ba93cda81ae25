"""Sections of standard pages, and campaigns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from wagtail.models import Page

from campaigns.models import CampaignIndexPage, CampaignPage
from core.models import BasePage
from demo.grown.trees import insert_pages, place
from demo.grown.words import Words
from demo.pages import demo_key
from languages.locales import language_of
from pages.models import LandingPage, StandardPage

#: Pages of one section, which are written in one transaction, and how many of them stand right below its landing page.
SECTION, BRANCHES = 500, 20
CAMPAIGNS = 200
#: One piece in so many exists in Welsh too.
WELSH = 10
WELSH_NAMES = {
    "page": "Tudalen",
    "section": "Adran",
    "chapter": "Pennod",
    "entry": "Cofnod",
    "item": "Eitem",
    "event": "Digwyddiad",
}


def example(model: type[Any], parent: Page, kind: str, number: int, /, **fields: Any) -> Any:
    """A new page called “Example page 123”; its translation has the same key."""
    words = Words(f"{kind} {number}")
    welsh = language_of(parent.locale_id) == "cy"
    return model(
        title=f"{WELSH_NAMES[kind]} enghreifftiol {number}" if welsh else f"Example {kind} {number}",
        slug=f"example-{kind}-{number}",
        translation_key=demo_key(f"grown {kind} {number}"),
        summary=words.sentence(),
        **{name: make(words) for name, make in fields.items()},
    )


def constant(value: Any) -> Callable[[Words], Any]:
    return lambda words: value


def index_page[P: BasePage](model: type[P], home: Page, **fields: Any) -> P:
    """The page of this type below the home page, of which there is one at most; made when there is none."""
    found = home.get_children().type(model).first()
    if found:
        return found.specific
    page = model(**fields)
    home.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def with_welsh(index: Page) -> list[Page]:
    """The page in English, and in Welsh where that exists."""
    return [index, *type(index).objects.filter(translation_key=index.translation_key).exclude(pk=index.pk)]


def pieces(parents: list[Page], total: int, size: int) -> Iterator[tuple[int, list[Page], int]]:
    """Number, parents (English, then perhaps Welsh) and pages below each, until there are `total` pages in all."""
    number = 0
    while total > 0:
        number += 1
        chosen = parents if number % WELSH == 1 else parents[:1]
        below_each = max(1, min(size, total // len(chosen)))
        yield number, chosen, below_each
        total -= below_each * len(chosen)


def grow_sections(homes: list[Page], total: int) -> Iterator[int]:
    """Landing pages with standard pages on two levels; yields how many pages each section has."""
    for number, parents, size in pieces(homes, total, SECTION):
        with transaction.atomic():
            if not parents[0].get_children().filter(slug=f"example-section-{number}").exists():
                for parent in parents:
                    _section(parent, number, size)
        yield size * len(parents)


def _section(parent: Page, number: int, size: int) -> None:
    landing = example(LandingPage, parent, "section", number, body=_body)
    place(parent, [landing])
    insert_pages([landing])
    first = (number - 1) * SECTION
    pages = [_page(landing, first + count) for count in range(1, size)]
    branches, leaves = pages[:BRANCHES], pages[BRANCHES:]
    place(landing, branches)
    for start, branch in enumerate(branches):
        place(branch, leaves[start::BRANCHES])
    insert_pages(pages)


def _page(landing: Page, number: int) -> StandardPage:
    """Every fifth links to its landing page."""
    link = f'<p><a linktype="page" id="{landing.pk}">Example section</a></p>' if number % 5 == 0 else ""
    return example(StandardPage, landing, "page", number, body=lambda words: [("rich_text", words.html(3) + link)])


def _body(words: Words) -> list[tuple[str, str]]:
    return [("rich_text", words.html())]


def grow_campaigns(home: Page, total: int) -> Iterator[int]:
    parent = index_page(CampaignIndexPage, home, title="Campaigns", slug="campaigns")
    for first in range(1, total + 1, CAMPAIGNS):
        numbers = range(first, min(first + CAMPAIGNS, total + 1))
        with transaction.atomic():
            if not parent.get_children().filter(slug=f"example-campaign-{first}").exists():
                pages = [_campaign(parent, number) for number in numbers]
                place(parent, pages)
                insert_pages(pages)
        yield len(numbers)


def _campaign(parent: Page, number: int) -> CampaignPage:
    ask = {"title": f"Example ask of campaign {number}"}
    action = {"heading": "Example action", "text": "<p>Example text.</p>"}
    return example(
        CampaignPage,
        parent,
        "campaign",
        number,
        is_example=constant(True),
        asks=lambda words: [("ask", ask | {"text": words.sentence()})],
        why_heading=constant("Example reason"),
        why=lambda words: words.html(3),
        actions=constant([("help_box", action)]),
    )
