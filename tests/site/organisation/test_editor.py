"""A comms officer enters a job, a report and a role with the real forms."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from organisation.models import JobPage, JobsIndexPage, PeoplePage, ReportsPage
from pages.models import LandingPage
from tests.editing import at_desk, errors_of
from tests.publishing import publish_below

EVERY_PAGE = {
    "summary": "", "content_note": "", "seo_title": "", "search_description": "", "social_image": "", "go_live_at": "",
    "expire_at": "", "review_date": "", "exit_link": "inherit", "comments": inline_formset([]), "body": streamfield([]),
}  # fmt: skip


@pytest.fixture
def about(home):
    return publish_below(home, LandingPage(title="About us", slug="about"))


@pytest.fixture
def jobs(about):
    return publish_below(about, JobsIndexPage(title="Jobs", slug="jobs"))


def form(title: str, slug: str, **fields) -> dict[str, str]:
    return nested_form_data(EVERY_PAGE | {"title": title, "slug": slug} | fields) | {"action-publish": "1"}


def job_form(closes_at: datetime.datetime, **fields) -> dict[str, str]:
    typed = timezone.localtime(closes_at).strftime("%d/%m/%Y %H:%M")
    facts = {
        "closes_at": typed,
        "salary": "",
        "hours": "35 hours",
        "place": "",
        "how_to_apply": rich_text("<p>Go.</p>"),
    }
    return form("Coordinator", "coordinator", **facts | fields)


def add(parent, model, data):
    url = reverse("wagtailadmin_pages:add", args=["organisation", model._meta.model_name, parent.pk])
    return at_desk("publisher").post(url, data)


def test_a_job_is_public_on_the_next_request_and_can_be_edited_after_it_closed(jobs):
    closes_at = timezone.now() + datetime.timedelta(days=3)
    response = add(jobs, JobPage, job_form(closes_at))
    assert response.status_code == 302, errors_of(response)
    assert "35 hours" in Client().get("/about/jobs/").content.decode()

    job = JobPage.objects.get()
    with time_machine.travel(closes_at + datetime.timedelta(days=1)):
        edit = reverse("wagtailadmin_pages:edit", args=[job.pk])
        response = at_desk("publisher").post(edit, job_form(closes_at, hours="Filled."))
        assert response.status_code == 302, errors_of(response)
        assert "Filled." in Client().get("/about/jobs/coordinator/").content.decode()


def test_a_new_job_that_has_closed_already_is_refused_at_its_field(jobs):
    response = add(jobs, JobPage, job_form(timezone.now() - datetime.timedelta(days=1)))

    assert "This moment has passed" in str(errors_of(response)["closes_at"])
    assert "Coordinator" in response.content.decode() and not JobPage.objects.exists()


def test_a_job_that_is_open_says_how_to_apply(jobs):
    response = add(jobs, JobPage, job_form(timezone.now() + datetime.timedelta(days=3), how_to_apply=rich_text("")))

    assert set(errors_of(response)) == {"how_to_apply"} and not JobPage.objects.exists()


def test_a_draft_may_lack_its_last_moment_and_what_is_published_may_not(jobs):
    draft = job_form(timezone.now()) | {"closes_at": ""}
    assert "Please fill this in" in str(errors_of(add(jobs, JobPage, draft))["closes_at"])

    del draft["action-publish"]
    response = add(jobs, JobPage, draft)
    assert response.status_code == 302, errors_of(response)
    edit = reverse("wagtailadmin_pages:edit", args=[JobPage.objects.get().pk])
    assert at_desk("publisher").get(edit).status_code == 200
    assert JobPage.objects.get().live is False


def test_reports_and_roles_are_entered_without_names_or_files(about):
    report = {"year": "2024–25", "summary": "What was done.", "document": ""}
    response = add(about, ReportsPage, form("Reports", "reports", reports=streamfield([("report", report)])))
    assert response.status_code == 302, errors_of(response)
    chair = {"role": "Chair", "text": "", "name": ""}
    roles = {"count": "1", "0": {"deleted": "", "order": "0", "id": "", "value": chair}}
    group = {"heading": "Trustees", "text": "", "roles": roles}
    response = add(about, PeoplePage, form("People", "people", groups=streamfield([("roles", group)])))
    assert response.status_code == 302, errors_of(response)

    assert "What was done." in Client().get("/about/reports/").content.decode()
    assert "<h3>Chair</h3>" in Client().get("/about/people/").content.decode()
    assert len(LandingPage.allowed_subpage_models()) <= 7
