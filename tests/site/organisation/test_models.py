"""People by role, annual reports, and jobs that close themselves."""

from __future__ import annotations

import datetime
import re

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from core.registry import seconds_to_next_change
from files.models import PublicDocument
from organisation.models import JobPage, JobsIndexPage, PeoplePage, ReportsPage
from pages.models import LandingPage
from tests.json_ld import SCHEMA, graph, value
from tests.publishing import publish_below
from tests.queries import queries_of
from tests.site.files import samples

CLOSES = datetime.datetime(2026, 7, 1, 11, tzinfo=datetime.UTC)  # noon in London


@pytest.fixture
def about(home):
    return publish_below(home, LandingPage(title="About us", slug="about"))


@pytest.fixture
def jobs(about):
    return publish_below(about, JobsIndexPage(title="Jobs", slug="jobs"))


def add_job(jobs, title="Coordinator", closes_at=CLOSES, **fields) -> JobPage:
    return publish_below(
        jobs, JobPage(title=title, slug=title.lower().replace(" ", "-"), closes_at=closes_at, **fields)
    )


def read(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def titles(path: str) -> list[str]:
    return re.findall(r"<h3><a href=\"[^\"]*\">([^<]*)</a></h3>", read(path))


def test_a_job_closes_itself_on_page_and_list_at_the_minute_that_it_names(jobs):
    add_job(jobs, how_to_apply="<p>Write to us.</p>", salary="£30,000 a year")
    shown = {}
    for moment in ("2026-07-01 10:59", "2026-07-01 11:01"):
        with time_machine.travel(f"{moment}+00:00", tick=False):
            shown[moment] = [read("/about/jobs/coordinator/"), read("/about/jobs/")]
            left = seconds_to_next_change()
        assert left == 60 if moment.endswith("59") else left > 60

    (job, listed), (closed_job, closed_list) = shown.values()
    assert "Open until 1 July 2026, 12:00" in job and "Open until 1 July 2026, 12:00" in listed
    assert "Write to us." in job and "£30,000 a year" in job
    assert "Closed on 1 July 2026" in closed_job and "Closed on 1 July 2026" in closed_list
    assert "Write to us." not in closed_job and "Nobody can apply for this job any more." in closed_job


def test_open_jobs_stand_before_closed_ones(jobs):
    now = timezone.now()
    for title, days in (("Closed long ago", -40), ("Open now", 2), ("Closed", -1), ("Open longer", 20)):
        add_job(jobs, title, now + datetime.timedelta(days=days))

    assert titles("/about/jobs/") == ["Open now", "Open longer", "Closed", "Closed long ago"]


def test_a_list_without_jobs_and_what_is_not_known_say_so(jobs):
    assert "No job is open at the moment." in read("/about/jobs/")
    add_job(jobs, closes_at=timezone.now() + datetime.timedelta(days=1), is_example=True)

    words = read("/about/jobs/coordinator/")
    assert words.count("Not yet known") == 4 and "Example, no real job" in words


def test_a_welsh_job_closes_at_the_same_minute_in_welsh_words(jobs, about, welsh_home):
    job = add_job(jobs)
    welsh = Locale.objects.get(language_code="cy")
    for page in (about, jobs, job):
        translation = page.copy_for_translation(welsh)
        translation.save_revision().publish()
    with time_machine.travel("2026-07-01 11:01+00:00", tick=False):
        assert "Caewyd ar 1 Gorffennaf 2026" in read("/cy/about/jobs/coordinator/")


def test_people_are_told_by_role_and_by_name_only_where_one_is_given(about):
    roles = [{"role": "Chair", "text": "Leads.", "name": ""}, {"role": "Trustee", "text": "", "name": "A Name"}]
    publish_below(
        about,
        PeoplePage(
            title="People",
            slug="people",
            is_example=True,
            groups=[("roles", {"heading": "Trustees", "text": "", "roles": roles})],
        ),
    )
    words = read("/about/people/")

    assert re.findall(r"<h3>([^<]*)</h3>", words)[:2] == ["Chair", "Trustee"]
    assert words.count("<b>A Name</b>") == 1 and "Example roles" in words and "Leads." in words


def test_an_annual_report_is_called_by_its_year_and_without_its_file_says_so(about):
    file = PublicDocument.objects.create(title="answer", file=ContentFile(samples.document("pdf"), name="a.pdf"))
    reports = [
        ("report", {"year": "2024–25", "summary": "", "document": None}),
        ("report", {"year": "2023–24", "summary": "", "document": file}),
    ]
    publish_below(about, ReportsPage(title="Annual reports", slug="reports", reports=reports))
    words = read("/about/reports/")

    headings = [" ".join(found.split()) for found in re.findall(r"<h3>(.*?)</h3>", words, re.DOTALL)]
    assert headings[:2] == ["Annual report 2024–25", f'<a href="{file.url}">Annual report 2023–24</a>']
    assert "The file is not here yet." in words


def test_pages_cost_the_same_for_three_jobs_and_for_thirty(jobs):
    for number in range(3):
        add_job(jobs, f"Job {number}")
    few = len(queries_of("/about/jobs/"))
    for number in range(3, 30):
        add_job(jobs, f"Job {number}")

    assert len(queries_of("/about/jobs/")) == few <= 20
    assert len(titles("/about/jobs/")) == 25 and len(titles("/about/jobs/?page=2")) == 5


def test_search_engines_are_told_of_a_job_until_it_closes(jobs):
    with time_machine.travel(CLOSES - datetime.timedelta(days=3), tick=False):
        add_job(jobs, place="Hampshire")
        job = graph("/about/jobs/coordinator/")[0]
    with time_machine.travel(CLOSES, tick=False):
        closed = graph("/about/jobs/coordinator/")[0]

    assert job["@type"] == [f"{SCHEMA}JobPosting"]
    assert value(value(job, "hiringOrganization"), "name") == "One Small Thing"
    assert value(job, "validThrough") == CLOSES.isoformat()
    assert closed["@type"] == [f"{SCHEMA}WebPage"]
