"""Comms staff make a campaign in the admin, with the real forms."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import rich_text, streamfield

from campaigns.models import CampaignPage
from scheduling.publishing import publish_due
from tests.editing import at_desk, campaign_form, change, errors_of, listed


@pytest.fixture
def desk(campaigns):
    return at_desk("publisher")


@pytest.fixture
def add_url(campaigns):
    return reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def read(path):
    return Client().get(path)


def test_a_published_campaign_is_there_on_the_next_request(desk, add_url):
    response = desk.post(add_url, campaign_form("publish"))

    assert response.status_code == 302, errors_of(response)
    page = read("/campaigns/count-the-children/")
    assert page.status_code == 200
    body = page.content.decode()
    for words in ("Publish the number", "17,240", "Year: 2010.", "Prison Reform Trust", "Write to your MP"):
        assert words in body
    assert "Count the children" in read("/campaigns/?stage=won").content.decode()


def test_a_date_typed_as_01_02_2026_is_the_first_of_february(desk, add_url):
    desk.post(add_url, campaign_form("publish"))

    page = CampaignPage.objects.get()
    assert page.asks[0].value["outcomes"][0]["date"] == datetime.date(2026, 2, 1)
    assert "Since 1 February 2026." in read(page.url).content.decode()


def test_the_admin_prints_dates_as_they_are_typed(desk, add_url):
    desk.post(add_url, campaign_form(review_date="01/02/2027"))

    page = CampaignPage.objects.get()
    assert page.get_latest_revision_as_object().review_date == datetime.date(2027, 2, 1)
    assert 'value="01/02/2027"' in desk.get(edit_url(page)).content.decode()


def half_done(action=""):
    """An editor was called away: an ask without words, no reason, no figure, no action."""
    return campaign_form(
        action,
        summary="",
        why_heading="",
        why=rich_text(""),
        asks=streamfield([("ask", {"title": "", "text": "", "outcomes": listed(change(date="", evidence=""))})]),
        figure=streamfield([]),
        actions=streamfield(
            [("call_to_action", {"heading": "", "text": "", "link": {"page": "", "url": "", "text": ""}})]
        ),
    )


def test_a_draft_saved_half_done_is_kept(desk, add_url):
    response = desk.post(add_url, half_done())

    assert response.status_code == 302, errors_of(response)
    page = CampaignPage.objects.get()
    assert not page.live
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.summary, draft.asks[0].value["outcomes"][0]["state"]) == (
        "Count the children",
        "",
        "won",
    )
    assert read("/campaigns/count-the-children/").status_code == 404
    assert desk.get(edit_url(page)).status_code == 200


def test_publishing_names_what_is_missing_at_the_field(desk, add_url):
    desk.post(add_url, half_done())
    page = CampaignPage.objects.get()

    response = desk.post(edit_url(page), half_done("publish"))

    assert response.status_code == 200
    assert {"summary", "why_heading", "why", "asks", "actions"} <= set(errors_of(response))
    ask = response.context["form"].errors["asks"].as_data()[0].block_errors[0].block_errors
    assert "title" in ask
    page.refresh_from_db()
    assert not page.live
    assert page.get_latest_revision_as_object().title == "Count the children"


def test_a_draft_can_be_previewed(desk, add_url):
    preview = add_url + "preview/"
    answer = desk.post(preview, campaign_form())
    assert answer.json()["is_valid"], answer.json()

    shown = desk.get(preview)
    assert shown.status_code == 200
    assert "Publish the number" in shown.content.decode()
    assert not CampaignPage.objects.exists()


def test_a_schedule_typed_in_the_form_holds(desk, add_url):
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    response = desk.post(add_url, campaign_form("publish", go_live_at=tomorrow.strftime("%d/%m/%Y %H:%M")))
    assert response.status_code == 302, errors_of(response)

    publish_due()
    assert read("/campaigns/count-the-children/").status_code == 404
    with time_machine.travel(tomorrow + datetime.timedelta(minutes=2)):
        publish_due()
        assert read("/campaigns/count-the-children/").status_code == 200


def test_an_editor_may_write_but_not_publish(campaigns, add_url):
    desk = at_desk("editor")
    response = desk.post(add_url, campaign_form("publish"))

    page = CampaignPage.objects.get()
    assert not page.live, response.status_code
    assert desk.get(edit_url(page)).status_code == 200
