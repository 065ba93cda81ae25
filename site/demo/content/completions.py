"""A library for facilitators, a programme that opens it, and two people: one completion is in date, one is over."""

from __future__ import annotations

from django.db import transaction

from core.dates import add_months, today
from demo.content import files
from demo.content import library_texts as texts
from demo.content.library import EXAMPLE_SUMMARY, Item, Made, add_library
from demo.seeded_content import SeededContent
from learning.audiences import AudienceKind
from learning.library.models import Library
from learning.training.models import Programme, ProgrammeTranslation
from learning.training.services import enter_completion

SLUG = "facilitators"
#: The page of this title becomes its page (`demo.content.training`).
NAMES = {"en-gb": "Training of trainers", "cy": "Hyfforddi hyfforddwyr"}
SECTIONS = [
    (("Before a course", "Cyn cwrs"), [
        Item("before-you-begin", "Before you begin: a facilitator’s list", EXAMPLE_SUMMARY,
             [Made("Before you begin", lambda: files.pdf(texts.FRESH_EYES))], welsh=("Cyn i chi ddechrau", ""), days_ago=30),
    ]),
    (("After a course", "Ar ôl cwrs"), [
        Item("looking-after-facilitators", "Looking after facilitators", EXAMPLE_SUMMARY,
             [Made("Looking after facilitators", lambda: files.docx(texts.READING))], days_ago=12),
    ]),
]  # fmt: skip


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds what is missing; what the office wrote stays."""
    words = ProgrammeTranslation.objects.filter(name=NAMES["en-gb"]).select_related("record").first()
    programme = words.record if words else _programme()
    _complete(seeded, "facilitator", programme, months_ago=6)
    _complete(seeded, "facilitator.past", programme, months_ago=30)
    if not Library.objects.filter(slug=SLUG).exists():
        library = add_library(
            seeded,
            Library(slug=SLUG, audience_kind=AudienceKind.COMPLETIONS),
            ("Facilitators’ library", "Llyfrgell hwyluswyr"),
            ("For people who run courses, while their training is in date.", ""),
            SECTIONS,
        )
        library.programmes.set([programme])


def _programme() -> Programme:
    programme = Programme.objects.create()
    for language, name in NAMES.items():
        ProgrammeTranslation.objects.create(record=programme, language=language, name=name)
    return programme


def _complete(seeded: SeededContent, local: str, programme: Programme, *, months_ago: int) -> None:
    """A completion counts for two years."""
    person = seeded.users[local]
    if not person.completions.exists():
        day = add_months(today(), -months_ago)
        enter_completion(person, programme, day, add_months(day, 24), by=seeded.admin)
