"""Lists, reports and their filters name colleagues, workflows and tasks to people who see something of theirs."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.admin.urls import reports
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from accounts.roles import sync_roles
from learning.models import LearningPage
from pages.models import StandardPage
from tests.browser import Browser
from tests.editing import at_desk
from tests.factories import UserFactory
from tests.publishing import publish_below

REPORTS = [reverse(f"wagtailadmin_reports:{pattern.name}") for pattern in reports.urlpatterns]


@pytest.fixture
def colleague(home):
    """Somebody who wrote, locked and submitted a page."""
    person = UserFactory(name="Zenobia Quick", email="zenobia@example.org", roles=["publisher"])
    page = publish_below(home, StandardPage(title="Water", slug="water", owner=person))
    page.save_revision(user=person, log_action=True)
    page.get_workflow().start(page, person)
    browser = Browser()
    browser.force_login(person)
    browser.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    return person


def naming(role: str, colleague, addresses: list[str] = REPORTS) -> list[str]:
    desk = at_desk(role)
    answers = {address: desk.get(address, follow=True).content.decode() for address in addresses}
    return [address for address, told in answers.items() if colleague.name in told or colleague.email in told]


def test_reports_name_no_colleague_to_a_coordinator(colleague):
    assert naming("coordinator", colleague) == []


@pytest.fixture
def network_page(home) -> LearningPage:
    page = publish_below(home, LearningPage(title="Learning", slug="learning"))
    sync_roles()
    return page


def test_lists_and_reports_name_no_colleague_who_has_nothing_in_them(colleague, network_page, home):
    """A network editor edits one page, in which that colleague had no part."""
    explorer = [f"/admin/pages/{network_page.pk}/", f"/admin/pages/{home.pk}/", "/admin/pages/", "/admin/pages/search/"]

    assert naming("network editor", colleague, [*REPORTS, *explorer]) == []


def test_filters_offer_those_who_are_named_in_the_rows(colleague, home):
    reports = [reverse(f"wagtailadmin_reports:{name}") for name in ("workflow", "locked_pages")]
    lists = [f"/admin/pages/{home.pk}/", *reports]

    assert naming("publisher", colleague, lists) == lists


TASK = "Zebra reads it"


@pytest.fixture
def task(home):
    task = GroupApprovalTask.objects.create(name=TASK)
    workflow = Workflow.objects.create(name="Zebra words")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return task


def where_workflows_are_named(task) -> list[str]:
    workflows = [reverse(f"wagtailadmin_workflows:{name}") for name in ("task_chooser", "task_chooser_results")]
    chosen = reverse("wagtailadmin_workflows:task_chosen", args=[task.pk])
    reports = [reverse(f"wagtailadmin_reports:{name}") for name in ("workflow", "workflow_tasks")]
    return [*workflows, chosen, *reports]


@pytest.mark.parametrize("role", ["coordinator", "editor"])
def test_workflows_are_named_to_nobody_who_has_nothing_in_them(task, role):
    desk = at_desk(role)

    named = [address for address in where_workflows_are_named(task) if "Zebra" in desk.get(address).content.decode()]

    assert named == []
    assert desk.get(reverse("wagtailadmin_workflows:task_chooser")).status_code == 404


def test_workflows_are_named_to_administrators_and_in_reports_to_those_who_see_them_used(task, home, colleague):
    administrator, editor = at_desk("administrator"), at_desk("editor")
    page = publish_below(home, StandardPage(title="Rain", slug="rain"))
    task.workflow_tasks.get().workflow.start(page, colleague)

    *choosers, by_workflow, by_task = where_workflows_are_named(task)
    assert all(TASK in administrator.get(address).content.decode() for address in choosers)
    assert "Zebra words" in editor.get(by_workflow).content.decode()
    assert TASK in editor.get(by_task).content.decode()


def test_the_filter_of_the_history_offers_those_whose_changes_it_lists(colleague):
    assert reverse("wagtailadmin_reports:site_history") in naming("publisher", colleague)
