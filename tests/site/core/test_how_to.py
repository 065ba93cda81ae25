"""The instructions on the admin's home page name the buttons that the role has, and no others."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from campaigns.models import CampaignIndexPage, CampaignPage
from events.models import EventIndexPage
from influence.models import InfluenceIndexPage
from tests.editing import at_desk, campaign_form
from tests.publishing import publish_below

SUBMIT, SCHEDULE, START = "“Submit for approval”", "“Schedule to publish”", "choose “Translate this page”"
VERSION = "How to change the blueprint and cite sources"
INFLUENCE = "How to publish news, a position or a publication"
EVENTS = "How to publish an event"
ALL = {SUBMIT, SCHEDULE, START, VERSION, INFLUENCE, EVENTS}


@pytest.fixture
def campaigns(welsh_home, home):
    publish_below(home, InfluenceIndexPage(title="Influence", slug="influence"))
    publish_below(home, EventIndexPage(title="Events", slug="events"))
    return publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))


@pytest.mark.parametrize(
    ("role", "named"),
    [
        ("editor", {SUBMIT, INFLUENCE, EVENTS}),
        ("publisher", {SCHEDULE, START, INFLUENCE, EVENTS}),
        ("translator", set()),
        ("blueprint editor", {VERSION}),
    ],
)
def test_each_role_reads_of_its_own_buttons(campaigns, role, named):
    page = " ".join(at_desk(role).get("/admin/").content.decode().split())

    assert {words for words in ALL if words in page} == named


def test_the_button_is_called_what_the_instructions_call_it(campaigns):
    editor = at_desk("editor")
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])
    notice = reverse("wagtailsnippets_navigation_notice:add")

    for form in (editor.get(add), editor.get(notice)):
        assert "Submit for approval" in form.content.decode()
    assert editor.post(add, campaign_form("submit")).status_code == 302
    assert CampaignPage.objects.get().current_workflow_state is not None


def test_a_comment_is_mailed_to_who_wrote_the_page(campaigns, mailoutbox):
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])
    author = at_desk("editor")
    author.post(add, campaign_form(comment_notifications="on"))
    page = CampaignPage.objects.get()

    comment = {"text": "Which year?", "contentpath": "summary", "position": ""} | {"replies": inline_formset([])}
    form = campaign_form(comments=inline_formset([comment]), comment_notifications="on")
    at_desk("publisher").post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert page.wagtail_admin_comments.get().text == "Which year?"
    [mail] = [mail for mail in mailoutbox if "comment" in mail.subject]
    assert "Which year?" in mail.body and f"/admin/pages/{page.pk}/edit/" in mail.body
