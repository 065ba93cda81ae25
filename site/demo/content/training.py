"""Six training programmes: what is public about each, with year and source. The rest is not yet known."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction

from demo.content.history import HISTORY_SOURCE
from demo.pages import ensure_page
from demo.seeded_content import SeededContent
from learning.training.models import ProgrammeIndexPage, ProgrammePage, ProgrammeTranslation

ROUND_THREE = "One Small Thing, Round three of Becoming Trauma Informed, 2016"
REVIEW_2022 = "One Small Thing, 2022: a year in review"
REVIEW_2024 = "One Small Thing, 2024: a year in review"
AUTY = (
    "Auty, Liebling, Schliehe and Crewe, What is trauma-informed practice? Criminology & Criminal Justice 23(5), 2023"
)

PROGRAMMES: dict[str, dict[str, Any]] = {
    "becoming-trauma-informed": {
        "title": "Becoming Trauma Informed",
        "summary": "Training for staff: to see what trauma does, and to change small things in each day’s work.",
        "for_whom": "Staff of prisons and of other services that work with women",
        "learns": "<p>To ask “What has happened to you?” in place of “What is wrong with you?” "
        f"({HISTORY_SOURCE}).</p><p>To walk a building with fresh eyes. Prisons whose staff took part changed their "
        f"reception areas, signs and furniture, and visited each other ({ROUND_THREE}).</p>",
        "how_it_is_run": f"<p>As workshops. By autumn 2016 about 130 staff had been trained, and many prisons had trained "
        f"half their staff ({ROUND_THREE}). It is well established in UK prisons ({HISTORY_SOURCE}).</p>",
        "findings": [
            (
                "Researchers from Cambridge measured life in two women’s prisons whose staff had been trained. They "
                "are friendly to the aim, and call the results disappointing.",
                AUTY,
                "https://doi.org/10.1177/17488958221094980",
            )
        ],
        "booking": "Ask for a place on one of the dates. For a course of your own: not yet known.",
    },
    "healing-trauma": {
        "title": "Healing Trauma, led by peers",
        "summary": "Groups in women’s prisons that women who live there lead with each other.",
        "for_whom": "Women in prison",
        "length": "Six group sessions",
        "learns": "<p>To begin to look at past harm, together, and as far as each woman wants to.</p>",
        "how_it_is_run": "<p>Women who live in the prison lead the groups. Taking part is voluntary (One Small Thing, "
        "Healing Trauma research, 2019).</p>",
        "findings": [
            (
                "Women who finished it reported less depression, anxiety and distress, and fewer signs of trauma. The "
                "page tells of no group to compare them with.",
                "One Small Thing, Healing Trauma research, 12 June 2019",
                "https://onesmallthing.org.uk/news-1/2019/6/12/healing-trauma-research",
            ),
            (
                "In focus groups women called it a chance to begin to look at past harm. They asked for follow-up, and "
                "for support outside the group.",
                "Petrillo, “We’ve all got a big story”, The Howard Journal, 2021",
                "https://doi.org/10.1111/hojo.12408",
            ),
        ],
    },
    "team-leadership": {
        "title": "Trauma Informed Team Leadership",
        "summary": "A course for people who lead teams. It ran for the first time in 2024.",
        "for_whom": "People who lead teams",
        "how_it_is_run": "<p>It ran for the first time in 2024. A second course was to begin in February 2025 "
        f"({REVIEW_2024}).</p>",
    },
    "training-trainers": {
        "title": "Training of trainers",
        "summary": "For staff who then train their colleagues in Becoming Trauma Informed.",
        "for_whom": "Staff of women’s prisons",
        "length": "One day, in 2016",
        "learns": "<p>To pass Becoming Trauma Informed on to colleagues.</p>",
        "how_it_is_run": "<p>It was one of four more days of workshops in autumn 2016 (Centre for Crime and Justice "
        "Studies, One Small Thing, 2016).</p>",
    },
    "courses-for-organisations": {
        "title": "Courses for organisations",
        "summary": "For whole organisations that want to work in a trauma-informed way.",
        "for_whom": "NHS trusts, charities, women’s centres, universities, youth agencies",
        "how_it_is_run": f"<p>Over 25 courses were held in 2024 ({REVIEW_2024}).</p>",
    },
    "self-soothing": {
        "title": "Self-soothing exercises",
        "summary": "Exercises for hard moments, made with women and shown on a television channel in prisons.",
        "for_whom": "Women in prison",
        "learns": "<p>Exercises that help to become calm in a hard moment.</p>",
        "how_it_is_run": "<p>They were made with women, and shown in 2022 on Wayout TV, which people in prison can see "
        f"({REVIEW_2022}).</p>",
    },
}


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    index = ensure_page("learning/training", seeded.pages["learning"], _index, seeded.admin)
    seeded.pages["training"] = index
    for slug, words in PROGRAMMES.items():
        page = ensure_page(f"training/{slug}", index, partial(_programme, slug, **words), seeded.admin)
        seeded.pages[f"training/{slug}"] = page


def _index() -> ProgrammeIndexPage:
    return ProgrammeIndexPage(
        title="Training",
        slug="training",
        summary="Our training programmes: for whom, what one learns, the next dates, and what is known about them.",
        body=[
            (
                "rich_text",
                "<p>Only what was published stands here, with its year and source. Where a page says “Not yet known”, "
                "the charity has to write it before the site opens.</p>",
            )
        ],
    )


def _programme(slug: str, *, findings: tuple[tuple[str, str, str], ...] = (), **words: str) -> ProgrammePage:
    rows = [("finding", {"text": text, "source": source, "url": url}) for text, source, url in findings]
    named = ProgrammeTranslation.objects.filter(name=words["title"]).select_related("record").first()
    return ProgrammePage(slug=slug, findings=rows, programme=named.record if named else None, **words)
