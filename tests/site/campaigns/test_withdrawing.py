"""A year later a campaign is withdrawn: it stays at its address and says so, in both languages at once."""

import datetime

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from campaigns.models import CampaignPage
from tests.editing import at_desk, campaign_form, errors_of, with_ids
from tests.publishing import publish_below
from tests.site.campaigns.factories import campaign, translation_of


def words(path: str) -> str:
    body = BeautifulSoup(Client().get(path).content, "html.parser").select_one("main")
    return " ".join(body.get_text(" ").split())


def test_a_withdrawn_campaign_says_since_when_why_and_where_to_go(campaigns, welsh_home):
    desk = at_desk("publisher")
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])
    desk.post(add, campaign_form("publish"))
    CampaignPage.objects.update(first_published_at=datetime.datetime(2025, 3, 1, tzinfo=datetime.UTC))
    page = CampaignPage.objects.get()
    other = publish_below(campaigns, campaign(title="Another way", slug="another"))
    translation_of(campaigns, "ymgyrchoedd")
    welsh = translation_of(page, "cyfrif")
    translation_of(other, "arall", title="Ffordd arall")

    form = campaign_form(
        "publish", withdrawn_on="01/05/2026", withdrawal_reason="The law says it now.", replaced_by=str(other.pk)
    )
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert errors_of(desk.post(edit, with_ids(page, form))) == {}

    english, cymraeg = words(page.url), words(welsh.url)
    for said in ("Withdrawn on 1 May 2026", "The law says it now.", "Read instead: Another way"):
        assert said in english
    assert "1 Mai 2026" in cymraeg and "The law says it now." in cymraeg and "Ffordd arall" in cymraeg
    assert "What you can do" not in english, "nobody is asked to write for what we no longer ask"
    assert "Count the children" not in words("/campaigns/") and "Count the children" not in words("/cy/ymgyrchoedd/")
    assert "Withdrawn on 1 May 2026" in words("/campaigns/?stage=past")
    assert "1 Mai 2026" in words("/cy/ymgyrchoedd/?stage=past")
    feed = Client().get(f"{page.url}feed/").text
    assert "This campaign is withdrawn" in feed and "The law says it now." in feed
