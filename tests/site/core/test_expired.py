"""What has expired can be edited, published again, and set back to any of its versions."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.models import CampaignIndexPage, CampaignPage
from navigation.models import Notice
from scheduling.publishing import publish_due
from tests.editing import at_desk, campaign_form, errors_of
from tests.publishing import publish_below
from tests.site.navigation.forms import admin_url, english_of, notice_form, translation_rows

ADDRESS = "/campaigns/count-the-children/"


@pytest.fixture
def end():
    return timezone.localtime().replace(second=0, microsecond=0) + datetime.timedelta(days=1)


@pytest.fixture
def after_the_end(end):
    """Now is some time after the end; the clock has run."""

    def begin() -> time_machine.travel:
        travel = time_machine.travel(end + datetime.timedelta(hours=3), tick=False)
        travel.start()
        publish_due()
        return travel

    travels: list[time_machine.travel] = []
    yield lambda: travels.append(begin())
    for travel in travels:
        travel.stop()


def typed(moment: datetime.datetime) -> str:
    return moment.strftime("%d/%m/%Y %H:%M")


@pytest.fixture
def expired_campaign(home, end, after_the_end):
    campaigns = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])
    at_desk("publisher").post(add, campaign_form("publish", expire_at=typed(end)))
    after_the_end()
    campaign = CampaignPage.objects.get()
    assert campaign.expired and Client().get(ADDRESS).status_code == 404
    return campaign


@pytest.mark.parametrize("role", ["editor", "publisher"])
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_an_expired_page_is_edited_as_a_draft(expired_campaign, end, role, accept):
    edit = reverse("wagtailadmin_pages:edit", args=[expired_campaign.pk])
    form = campaign_form(title="Count each child", expire_at=typed(end))

    response = at_desk(role).post(edit, form, headers={"Accept": accept})

    assert errors_of(response) == {}
    expired_campaign.refresh_from_db()
    assert expired_campaign.get_latest_revision_as_object().title == "Count each child"
    assert Client().get(ADDRESS).status_code == 404


def test_an_expired_page_goes_back_to_a_version_and_stays_published(expired_campaign, end):
    version = expired_campaign.revisions.first()
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[expired_campaign.pk, version.pk])
    at_desk("publisher").post(revert, campaign_form("publish", expire_at=typed(end)))

    publish_due()

    assert Client().get(ADDRESS).status_code == 200


def test_an_expired_page_is_saved_twice_and_published_from_one_form(expired_campaign, end):
    """The form in the browser keeps the date that the first save, autosave say, dropped."""
    desk = at_desk("publisher")
    edit = reverse("wagtailadmin_pages:edit", args=[expired_campaign.pk])
    for action in ("", "", "publish"):
        assert errors_of(desk.post(edit, campaign_form(action, expire_at=typed(end)))) == {}

    publish_due()

    assert Client().get(ADDRESS).status_code == 200


def test_a_date_of_expiry_in_the_past_is_still_refused_when_somebody_types_it(expired_campaign, end):
    edit = reverse("wagtailadmin_pages:edit", args=[expired_campaign.pk])
    other = typed(end - datetime.timedelta(days=2))

    assert "expire_at" in errors_of(at_desk("publisher").post(edit, campaign_form(expire_at=other)))


def test_an_expired_record_is_edited_and_published_again(home, end, after_the_end):
    publisher = at_desk("publisher")
    publisher.post(admin_url(Notice, "add"), notice_form("Closed for work.", "publish", expire_at=typed(end)))
    after_the_end()
    notice = Notice.objects.get()
    assert "Closed for work." not in Client().get("/").content.decode()

    publisher = at_desk("publisher")
    edit = admin_url(Notice, "edit", notice.pk)
    words = translation_rows(english_of(notice) | {"text": "Closed again.", "link_label": ""})
    publisher.post(edit, notice_form("", "publish", expire_at=typed(end), translations=words))
    publish_due()

    assert "Closed again." in Client().get("/").content.decode()
