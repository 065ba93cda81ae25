"""The list of influence items: topics, settings, 30 items of six kinds, and the one that another replaced."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import User
from demo.content import files
from demo.content.influence_items import Item
from demo.content.influence_news import NEWS
from demo.content.influence_papers import EPISODES, POSITIONS, PUBLICATIONS, RESPONSES
from demo.content.library_texts import Text
from demo.pages import ensure_page
from demo.seeded_content import SeededContent
from demo.terms import ensure_terms
from files.models import PublicDocument
from influence.models import (
    ConsultationResponsePage,
    InfluenceIndexPage,
    InfluenceItem,
    InfluenceRelatedPage,
    NewsPage,
    PodcastEpisodePage,
    PositionPage,
    PublicationPage,
    Setting,
    Topic,
)

TOPICS = {
    "remand": ("Remand", "Remánd"),
    "short-sentences": ("Short sentences", "Dedfrydau byr"),
    "mothers": ("Mothers and their children", "Mamau a’u plant"),
    "pregnancy": ("Pregnancy and birth", "Beichiogrwydd a genedigaeth"),
    "womens-centres": ("Women’s centres", "Canolfannau menywod"),
    "trauma-informed": ("Trauma-informed practice", "Ymarfer sy’n ystyriol o drawma"),
    "safety": ("Safety and self-harm", "Diogelwch a hunan-niweidio"),
    "unequal-treatment": ("Unequal treatment", "Triniaeth anghyfartal"),
}
SETTINGS = {
    "prisons": ("Prisons", "Carchardai"),
    "courts": ("Courts and probation", "Llysoedd a’r gwasanaeth prawf"),
    "community": ("Community sector", "Y sector cymunedol"),
    "housing": ("Housing", "Tai"),
    "health": ("Health and social care", "Iechyd a gofal cymdeithasol"),
    "policing": ("Policing", "Plismona"),
}
#: What each item leads on to.
RELATED = {
    "remand": ("evidence-on-remand", "women-and-prison-in-figures"),
    "evidence-on-remand": ("remand",),
    "pregnancy-in-sentencing-guidelines": ("pregnancy-factor", "imposition-guideline"),
    "building-hope": ("hope-street-opens", "evaluation-begins"),
}
RESPONSE_FILE = Text(
    "Imposition of community and custodial sentences: what is public of our answer",
    "What is public of our answer to the Sentencing Council, February 2024.",
    [
        ("What we said", ["We welcomed the section on women.", "We welcomed what is said on short sentences."]),
        ("What is not here", ["The full text of the answer has not been moved from the old site."]),
    ],
    ["One Small Thing, Policy page, 2023–24. onesmallthing.org.uk/policy"],
)
FIGURES_FILE = Text(
    "Women and prison: figures with their source",
    "Each figure has its year and its source.",
    [
        ("How many women, and for how long", [
            "Women were sent to prison 5,011 times in 2020, a pandemic year: do not read a trend from it. 70% of the prison "
            "sentences that women started were for less than 12 months (Prison Reform Trust, July 2021).",
        ]),
        ("On remand", [
            "26% of the women in prison were on remand on 30 December 2024 (Prison Reform Trust, April 2025, as reported by R. "
            "Webster).",
        ]),
        ("Mothers and their children", [
            "17,240 children were parted from their mother by prison in 2010. An estimate (Prison Reform Trust, July 2021).",
        ]),
        ("What is not known", [
            "How many children it is now: no official count was found. In 2025 the government held no data on mothers in prison "
            "parted from children under two (Ministry of Justice, written answer, 2025).",
        ]),
        ("When to look again", ["July 2027, for each figure here."]),
    ],
    example=True,
)  # fmt: skip
#: A frame of silence: MPEG 1, layer III, 32 kbit/s, 44.1 kHz, one channel; 1,152 samples.
SILENT_FRAME = bytes.fromhex("fffb10c4") + bytes(100)
FRAMES_IN_A_MINUTE = 60 * 44_100 // 1_152


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    ensure_terms(Topic, TOPICS)
    ensure_terms(Setting, SETTINGS)
    index = ensure_page("influence", seeded.home, _index, seeded.admin)
    seeded.pages["influence"] = index
    made = not InfluenceItem.objects.child_of(index).exists()
    for model, items in _items().items():
        for item in items:
            name = f"influence/{item.slug}"
            seeded.pages[name] = ensure_page(name, index, partial(_page, model, item), seeded.admin)
    if made:
        _relate(seeded)
        _withdraw(seeded)


def _items() -> dict[type[InfluenceItem], list[Item]]:
    return {
        NewsPage: NEWS,
        ConsultationResponsePage: RESPONSES,
        PositionPage: POSITIONS,
        PublicationPage: PUBLICATIONS,
        PodcastEpisodePage: EPISODES,
    }


def _index() -> InfluenceIndexPage:
    return InfluenceIndexPage(
        title="Influence",
        slug="influence",
        heading="What we say, and to whom",
        podcast_name="JUSTICE",
        summary="Positions, answers to consultations, evidence, publications, news and the podcast. Each answer says to whom "
        "it went, and what came of it where that is known.",
        body=[
            (
                "rich_text",
                "<p>Everything here was written for this demonstration from public sources, which each page names. What is "
                "marked as an example is no statement of One Small Thing.</p>",
            )
        ],
    )


def _page(model: type[InfluenceItem], item: Item) -> InfluenceItem:
    more: dict[str, Any] = {}
    if item.slug == "imposition-guideline":
        more["files"] = _files(RESPONSE_FILE, "What is known of it")
    elif item.slug == "women-and-prison-in-figures":
        more["files"] = _files(FIGURES_FILE, "")
    elif item.slug == "justice-how-to-read-an-episode":
        more["audio"] = _document("JUSTICE: how to read an episode", "episode.mp3", SILENT_FRAME * FRAMES_IN_A_MINUTE)
    return item.make(model, **more)


def _files(text: Text, note: str) -> list[tuple[str, dict[str, Any]]]:
    return [("file", {"document": _document(text.title, "file.pdf", files.pdf(text)), "note": note})]


def _document(title: str, name: str, content: bytes) -> PublicDocument:
    found = PublicDocument.objects.filter(title=title).first()
    return found or PublicDocument.objects.create(title=title, file=ContentFile(content, name=name))


def _relate(seeded: SeededContent) -> None:
    for slug, others in RELATED.items():
        page = seeded.pages[f"influence/{slug}"]
        page.related_pages = [InfluenceRelatedPage(page_id=seeded.pages[f"influence/{other}"].pk) for other in others]
        _publish(page, seeded.admin)


def _withdraw(seeded: SeededContent) -> None:
    page = seeded.pages["influence/womens-centres-2020"]
    page.withdrawn_on = datetime.date(2025, 9, 1)
    page.withdrawal_reason = "Its figures are from 2020. The newer position has those of 2025."
    page.replaced_by_id = seeded.pages["influence/funding-of-womens-centres"].pk
    _publish(page, seeded.admin)


def _publish(page: InfluenceItem, user: User) -> None:
    page.save_revision(user=user).publish(user=user)
