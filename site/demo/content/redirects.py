"""A few redirects, as they would come from the old site, held to the rules of every other. Existing ones are kept."""

from __future__ import annotations

from demo.seeded_content import SeededContent
from redirects.enums import Result
from redirects.rules import Row, check
from redirects.services import import_redirects

# The first is an address of the charity's old site; the others show what can be written.
REDIRECTS = [
    ("/news-1/2019/6/12/healing-trauma-research", "/influence/"),
    ("/Our Work/", "/about/what-we-do/"),
    ("/vacancies/", "/about/jobs/"),
    ("/courses/", "/learning/training/"),
    ("/find/", "/search/"),
]


def seed(seeded: SeededContent) -> None:
    """Runs after the pages that the redirects lead to."""
    outcomes = check([Row(old, target) for old, target in REDIRECTS])
    import_redirects([outcome for outcome in outcomes if outcome.result == Result.NEW], seeded.admin)
