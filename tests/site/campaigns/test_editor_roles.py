"""What each role may do with pages, tried in the admin."""

import pytest
from django.urls import reverse

from campaigns.models import CampaignPage
from tests.editing import at_desk, campaign_form
from tests.publishing import publish_below


@pytest.fixture
def add_url(campaigns):
    return reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])


@pytest.mark.parametrize(
    ("role", "may_write", "may_publish"),
    [
        ("editor", True, False),
        ("publisher", True, True),
        ("administrator", True, True),
        ("translator", False, False),
        ("network editor", False, False),
        ("blueprint editor", False, False),
    ],
)
def test_who_may_write_and_publish_a_campaign(add_url, role, may_write, may_publish):
    at_desk(role).post(add_url, campaign_form("publish"))

    made = CampaignPage.objects.first()
    assert (made is not None) is may_write
    assert bool(made and made.live) is may_publish


PUBLISH, TRANSLATE, ADD = "How to publish a campaign", "How to make the Welsh page", "How to add a file to a library"


@pytest.mark.parametrize(
    ("role", "help_with"),
    [
        ("editor", [PUBLISH]),
        ("publisher", [PUBLISH, TRANSLATE]),
        ("translator", [TRANSLATE]),
        ("network editor", [ADD]),
        ("administrator", [PUBLISH, TRANSLATE, ADD]),
        ("coordinator", []),
    ],
)
def test_the_front_page_helps_each_role_with_what_it_does(add_url, welsh_home, role, help_with):
    body = at_desk(role).get(reverse("wagtailadmin_home")).content.decode()

    assert [words for words in (PUBLISH, TRANSLATE, ADD) if words in body] == help_with


def test_what_waits_for_a_publisher_stands_above_the_instructions(add_url):
    at_desk("editor").post(add_url, campaign_form("submit"))

    body = at_desk("publisher").get(reverse("wagtailadmin_home")).content.decode()
    assert body.index("Awaiting your review") < body.index(PUBLISH)


@pytest.mark.parametrize("role", ["editor", "publisher", "administrator"])
def test_nobody_can_restrict_a_page(campaigns, role):
    page = publish_below(campaigns, CampaignPage(title="Open", slug="open", summary="x", why_heading="x", why="x"))
    desk = at_desk(role)

    response = desk.post(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), {"restriction_type": "login"})

    assert response.status_code in {200, 302, 403, 404}
    assert not page.view_restrictions.exists()
    assert desk.get("/campaigns/open/").status_code == 200


def test_the_preview_carries_the_content_checks_and_readers_do_not(add_url):
    desk = at_desk("publisher")
    desk.post(add_url, campaign_form("publish"))
    page = CampaignPage.objects.get()
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    desk.post(preview, campaign_form())

    assert "wagtail-userbar" in desk.get(preview).content.decode()
    assert "wagtail-userbar" not in desk.get(page.url).content.decode()
