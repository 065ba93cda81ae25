"""People by role, annual reports, jobs and press: what is not public says so, and nobody is invented."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from demo.pages import ensure_page
from demo.seeded_content import SeededContent
from organisation.models import JobPage, JobsIndexPage, PeoplePage, ReportsPage
from pages.models import StandardPage


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds what is missing below “About us”."""
    about, user = seeded.pages["about"], seeded.admin
    jobs = ensure_page("about/jobs", about, _jobs, user)
    seeded.pages |= {
        "people": ensure_page("about/people", about, _people, user),
        "reports": ensure_page("about/reports", about, _reports, user),
        "jobs": jobs,
        "press": ensure_page("about/press", about, _press, user),
    }
    seeded.pages |= _each_job(seeded, jobs)


def _each_job(seeded: SeededContent, jobs: Page) -> dict[str, Page]:
    """Two open ones, and one that has closed."""
    now = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
    days = {"network-coordinator": 30, "night-worker": 60, "evaluation-officer": -20}
    made = {"network-coordinator": _coordinator, "night-worker": _night_worker, "evaluation-officer": _officer}
    found = {}
    for slug, make in made.items():
        closes_at = now + datetime.timedelta(days=days[slug])
        found[f"jobs/{slug}"] = ensure_page(f"about/jobs/{slug}", jobs, lambda: make(closes_at), seeded.admin)  # noqa: B023 (called at once)
    return found


def _people() -> PeoplePage:
    return PeoplePage(
        title="People",
        slug="people",
        summary="Who does what at One Small Thing, by role. Names stand here when people have agreed to it.",
        is_example=True,
        body=[
            (
                "rich_text",
                "<p>One Small Thing was set up in 2014 by Lady Edwina Grosvenor, and has been an independent charity since "
                "2018 (One Small Thing, History page, read in 2026). The roles below are examples: the real list has to "
                "come from the charity.</p>",
            )
        ],
        groups=[
            (
                "roles",
                {
                    "heading": "Trustees",
                    "text": "They answer for the charity. Not yet known: how many they are.",
                    "roles": [
                        {"role": "Chair of trustees", "text": "Leads the meetings of the trustees.", "name": ""},
                        {"role": "Treasurer", "text": "Watches over the accounts.", "name": ""},
                        {
                            "role": "Trustee with lived experience",
                            "text": "Brings what she knows from prison.",
                            "name": "",
                        },
                    ],
                },
            ),
            (
                "roles",
                {
                    "heading": "Staff",
                    "text": "",
                    "roles": [
                        {"role": "Chief executive", "text": "Leads the work and the staff.", "name": ""},
                        {"role": "Head of Hope Street", "text": "Leads the community in Hampshire.", "name": ""},
                        {"role": "Head of training", "text": "Plans courses, and the quality mark.", "name": ""},
                        {
                            "role": "Communications officer",
                            "text": "Keeps this site, and answers the press.",
                            "name": "",
                        },
                    ],
                },
            ),
        ],
    )


def _reports() -> ReportsPage:
    return ReportsPage(
        title="Annual reports",
        slug="annual-reports",
        summary="What we did each year, and what it cost.",
        is_example=True,
        body=[
            (
                "rich_text",
                "<p>Not yet known: the reports and accounts of the charity were not found while this demonstration was "
                "made. The rows below show where each will stand.</p>",
            )
        ],
        reports=[
            ("report", {"year": year, "summary": "An example, to show how a year looks.", "document": None})
            for year in ("2024–25", "2023–24", "2022–23")
        ],
    )


def _jobs() -> JobsIndexPage:
    return JobsIndexPage(
        title="Jobs", slug="jobs", summary="Jobs at One Small Thing. Each says until when somebody can apply."
    )


def _coordinator(closes_at: datetime.datetime) -> JobPage:
    return JobPage(
        title="Network coordinator",
        slug="network-coordinator",
        summary="Keep a regional network together, with its members.",
        is_example=True,
        closes_at=closes_at,
        hours="21 hours a week",
        place="The North, partly from home",
        body=[
            ("heading", {"text": "What you would do", "level": "h2"}),
            (
                "rich_text",
                "<p>Keep a regional network together: read applications, plan meetings, keep its library.</p>",
            ),
        ],
    )


def _night_worker(closes_at: datetime.datetime) -> JobPage:
    return JobPage(
        title="Night worker at Hope Street",
        slug="night-worker",
        summary="Be there at night, in a calm house.",
        is_example=True,
        closes_at=closes_at,
        hours="Nights, in a team that is there day and night",
        place="Hampshire",
        body=[
            ("heading", {"text": "What you would do", "level": "h2"}),
            ("rich_text", "<p>Be there for women and their children at night, in a calm house.</p>"),
        ],
        how_to_apply="<p>Nobody can apply for this job. On a real one, this says what to send, and to whom.</p>",
    )


def _officer(closes_at: datetime.datetime) -> JobPage:
    return JobPage(
        title="Evaluation officer",
        slug="evaluation-officer",
        summary="Gather what the evaluation of Hope Street needs.",
        is_example=True,
        closes_at=closes_at,
        hours="35 hours a week",
        place="London or from home",
    )


def _press() -> StandardPage:
    return StandardPage(
        title="Press",
        slug="press",
        summary="For journalists: whom to ask, and what you may use.",
        body=[
            ("rich_text", "<p>Not yet known: whom to ask, and when somebody answers.</p>"),
            ("heading", {"text": "When you write about women", "level": "h2"}),
            (
                "rich_text",
                "<p>Please say “women”, “women affected by the justice system”, “lived experience”. Please do not ask for "
                "the story of a woman or a child, and show no faces.</p>",
            ),
        ],
    )
