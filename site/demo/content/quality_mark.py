"""The page about the quality mark, and a register of seven examples: no real organisation is named as awarded."""

from __future__ import annotations

import datetime

from django.db import transaction

from core.dates import today
from core.records import free_slug
from demo.content.history import HISTORY_SOURCE
from demo.pages import ensure_page
from demo.seeded_content import SeededContent
from learning.networks.enums import Region
from learning.quality_mark.enums import Level
from learning.quality_mark.models import Award, AwardTranslation, QualityMarkPage

# organisation, level, region, days since it was awarded, days until it is due, days since it was withdrawn
AWARDS: list[tuple[str, str, str, int, int, int | None]] = [
    ("Example Trust 12", Level.SILVER, Region.NORTH_WEST, 400, 695, None),
    ("Example Trust 3", Level.BRONZE, Region.SOUTH_CENTRAL, 200, 895, None),
    ("Example Trust 27", Level.BRONZE, Region.LONDON, 90, 1005, None),
    ("Example Housing Association 8", Level.SILVER, Region.YORKSHIRE, 1000, 95, None),
    ("Example Women’s Centre 5", Level.BRONZE, Region.NORTH_WEST, 1200, -105, None),
    ("Example School 41", Level.BRONZE, Region.WALES, 1300, -205, None),
    ("Example Prison 2", Level.SILVER, Region.EAST_MIDLANDS, 800, 295, 60),
]
ABOUT = {
    "Example Trust 12": (
        "An example, to show how an entry looks: the two centres of the trust.",
        "Enghraifft, i ddangos sut mae cofnod yn edrych: dwy ganolfan yr ymddiriedolaeth.",
    )
}
REASON = (
    "An example, to show how a withdrawal looks: the unit that was assessed has closed.",
    "Enghraifft, i ddangos sut mae tynnu’n ôl yn edrych: mae’r uned a aseswyd wedi cau.",
)
UNITS = [
    ("Operation and administration", ""),
    ("Leadership and governance", ""),
    ("Workforce development and HR", ""),
    ("Physical environment", ""),
    ("Cultural and gender responsiveness, and a person-centred approach", ""),
    ("Quality assurance", ""),
]
VALUES = ["Safety", "Trust", "Collaboration", "Choice", "Empowerment", "Cultural consideration"]
STEPS = [
    ("Answer together", "A team answers the questions of the six units with yes or no."),
    ("Show it", "The organisation sends evidence for its answers."),
    ("Assessment", "The answers and the evidence are assessed. Not yet known: by whom, and how long it takes."),
    ("Award", "The organisation gets the level that it has reached, and an entry in the register."),
]


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds what is missing, found by its name; an award that exists keeps what staff wrote."""
    seeded.pages["quality-mark"] = ensure_page("learning/quality-mark", seeded.pages["learning"], _page, seeded.admin)
    for row in AWARDS:
        if not Award.objects.filter(organisation=row[0]).exists():
            _award(seeded, *row)


def _page() -> QualityMarkPage:
    return QualityMarkPage(
        title="The quality mark",
        slug="quality-mark",
        summary="The Working with Trauma Quality Mark recognises organisations that understand trauma and work with it.",
        body=[
            (
                "rich_text",
                "<p>The Working with Trauma Quality Mark is national. An organisation can compare what it does with "
                f"good practice, and good practice is recognised ({HISTORY_SOURCE}).</p>"
                "<p>In December 2023 seven organisations in Lancashire had the mark (Lancashire Evening Post, "
                "31 December 2023). By the end of 2024, 28 organisations had started; eight Silver and five Bronze marks "
                "were awarded (One Small Thing, 2024: A Year in Review).</p>",
            )
        ],
        units=[("point", {"title": title, "text": text}) for title, text in UNITS],
        values=[("point", {"title": title, "text": ""}) for title in VALUES],
        levels=[
            ("level", {"level": Level.BRONZE, "text": ""}),
            (
                "level",
                {"level": Level.SILVER, "text": "Three or more years of practice that has become part of daily work."},
            ),
            ("level", {"level": Level.GOLD, "text": ""}),
        ],
        steps=[("point", {"title": title, "text": text}) for title, text in STEPS],
        sources="Units, values, levels and steps: the self-assessment form of the mark; Leeds Beckett University, blog, "
        "July 2021. Read in 2026.",
    )


def _award(
    seeded: SeededContent, organisation: str, level: str, region: str, since: int, due: int, withdrawn: int | None
) -> None:
    """As the Publish button does, so that it has a history."""
    day = today()
    award = Award(
        organisation=organisation,
        slug=free_slug(Award, organisation),
        level=level,
        region=region,
        awarded_on=day - datetime.timedelta(days=since),
        due_on=day + datetime.timedelta(days=due),
        withdrawn_on=None if withdrawn is None else day - datetime.timedelta(days=withdrawn),
        is_example=True,
        live=False,
    )
    about, reason = ABOUT.get(organisation), REASON if withdrawn else None
    for place, language in enumerate(("en-gb", "cy")):
        words = {"about": about[place] if about else "", "withdrawn_reason": reason[place] if reason else ""}
        if any(words.values()):
            award.translations.add(AwardTranslation(language=language, **words))
    award.save()
    award.save_revision(user=seeded.admin).publish(user=seeded.admin, skip_permission_checks=True)
