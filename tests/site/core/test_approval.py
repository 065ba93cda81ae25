"""What waits for approval says so, is not typed into, and is decided with plain buttons and letters."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow

from accounts.models import User
from campaigns.models import CampaignIndexPage, CampaignPage
from navigation.models import Helpline
from tests.editing import at_desk, campaign_form
from tests.publishing import publish_below
from tests.site.navigation.factories import make_helpline
from tests.site.navigation.forms import admin_url, helpline_form

pytestmark = pytest.mark.django_db

BACK = "Take it back to change it"


@pytest.fixture
def editor(home):
    return at_desk("editor")


@pytest.fixture
def publisher(home):
    return at_desk("publisher")


def submit_campaign(editor, home):
    campaigns = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])
    editor.post(add, campaign_form("submit"))
    campaign = CampaignPage.objects.get()
    return campaign, reverse("wagtailadmin_pages:edit", args=[campaign.pk])


def submit_helpline(editor, home):
    line = make_helpline("Samaritans", "116 123")
    edit = admin_url(Helpline, "edit", line.pk)
    editor.post(edit, helpline_form(line, "116 124", "submit"))
    return Helpline.objects.get(), edit


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def buttons(page):
    footer = page.select_one("form[data-edit-form] footer nav")
    return {" ".join(button.get_text(" ").split()) for button in footer.select("button") if button.get_text(strip=True)}


@pytest.mark.parametrize("submit", [submit_campaign, submit_helpline])
def test_what_waits_can_be_read_and_taken_back_by_who_submitted_it(editor, home, submit):
    _item, edit = submit(editor, home)

    page = soup(editor.get(edit))

    assert "waits for approval" in page.select_one(".messages").get_text()
    assert BACK in buttons(page)
    assert "content-locked" in page.body["class"]


@pytest.mark.parametrize("submit", [submit_campaign, submit_helpline])
def test_what_is_taken_back_shows_its_text(editor, home, submit):
    """The browser sends none of the fields, since they cannot be typed into."""
    item, edit = submit(editor, home)

    page = soup(editor.post(edit, {"action-cancel-workflow": "1"}, follow=True))

    item.refresh_from_db()
    assert item.current_workflow_state is None
    shown = [field.get("value") for field in page.select("form[data-edit-form] input")]
    assert {"Count the children", "116 124"} & set(shown)
    assert "content-locked" not in page.body["class"] and not page.select(".error-message")
    assert "You can change it" in page.select_one(".messages").get_text()


@pytest.mark.parametrize("submit", [submit_campaign, submit_helpline])
def test_nobody_else_takes_it_back(home, editor, submit):
    item, edit = submit(editor, home)

    at_desk("editor").post(edit, {"action-cancel-workflow": "1"})

    item.refresh_from_db()
    assert item.current_workflow_state is not None


@pytest.mark.parametrize("submit", [submit_campaign, submit_helpline])
def test_what_the_approver_asked_for_stands_above_the_form(editor, publisher, home, submit):
    item, edit = submit(editor, home)
    states = {
        CampaignPage: "wagtailadmin_pages:workflow_action",
        Helpline: Helpline.snippet_viewset.get_url_name("workflow_action"),
    }
    reject = reverse(states[type(item)], args=[item.pk, "reject", item.current_workflow_task_state.pk])
    publisher.post(reject, {"comment": "Which <year>?"})

    assert "please change: “Which <year>?”" in soup(editor.get(edit)).select_one(".messages").get_text()


@pytest.mark.parametrize("submit", [submit_campaign, submit_helpline])
def test_who_approves_has_one_button_that_publishes(editor, publisher, home, submit):
    _item, edit = submit(editor, home)

    named = buttons(soup(publisher.get(edit)))

    assert {"Approve and Publish", "Request changes"} <= named
    assert "Publish" not in named


def test_who_approves_is_told_that_it_is_published(editor, publisher, home):
    _campaign, edit = submit_campaign(editor, home)

    form = campaign_form("workflow-action") | {"workflow-action-name": "approve"}

    assert "“Count the children” is approved and published." in publisher.post(edit, form, follow=True).text


def test_the_letters_say_what_happened_and_what_to_do(editor, publisher, home, mailoutbox):
    campaign, _edit = submit_campaign(editor, home)
    [asked] = mailoutbox
    assert asked.subject.endswith('The page "Count the children" waits for your approval')
    assert "Approve and Publish" in asked.body
    task_state = campaign.current_workflow_task_state

    reject = reverse("wagtailadmin_pages:workflow_action", args=[campaign.pk, "reject", task_state.pk])
    publisher.post(reject, {"comment": "Which year?"})

    answer = mailoutbox[-1]
    who = User.objects.get(groups__name="publisher").name
    assert answer.subject.endswith('Please change the page "Count the children" before it is published')
    assert f"{who} has read the page" in answer.body and "Which year?" in answer.body
    assert "press “Submit for approval” once more" in answer.body
    assert not [word for word in ("rejected", "moderation") if word in asked.body + answer.body]


def test_the_workflow_has_a_name_that_says_who_approves(home):
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Publishers approve"]
    assert [task.name for task in GroupApprovalTask.objects.all()] == ["Publishers approve"]
