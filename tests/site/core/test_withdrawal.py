"""Whoever withdraws a page says when and why, and where readers go instead; or nothing of it."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup

from campaigns.models import CampaignIndexPage, CampaignPage
from pages.models import StandardPage
from tests.editing import asks, at_desk, campaign_form, errors_of, with_ids
from tests.publishing import publish_below
from tests.site.campaigns.factories import campaign, translation_of
from tests.translating import edit_url

DAY, REASON = {"withdrawn_on": "01/05/2026"}, {"withdrawal_reason": "The law says it now."}
NO_REASON = {"withdrawal_reason": "Say why it is withdrawn, in a sentence for readers."}
NO_DAY = {"withdrawn_on": "Write the day of the withdrawal, or leave all three empty."}
TOO_EARLY = {"withdrawn_on": "Readers first had this page on 1 March 2026. Write that day or a later one."}
ONE_ASK = asks()
ITSELF = {"replaced_by": "A page cannot replace itself. Choose another one."}


def published_in_march(campaigns: CampaignIndexPage) -> CampaignPage:
    page = publish_below(campaigns, campaign())
    CampaignPage.objects.update(first_published_at=datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC))
    return CampaignPage.objects.get(pk=page.pk)


def test_what_is_missing_is_said_at_its_field_and_a_draft_may_lack_it(home, welsh_home):
    campaigns = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    page = published_in_march(campaigns)
    translation_of(campaigns, "ymgyrchoedd")
    welsh = translation_of(page, "cyfrif")
    other = publish_below(home, StandardPage(title="Another", slug="another"))
    desk = at_desk("publisher")

    def errors(action: str = "publish", **changes) -> dict[str, str]:
        answer = desk.post(edit_url(page), with_ids(page, campaign_form(action, asks=ONE_ASK, **changes)))
        return {field: " ".join(sentences) for field, sentences in errors_of(answer).items()}

    assert errors(**DAY) == NO_REASON
    assert errors(**REASON) == NO_DAY
    assert errors(replaced_by=str(other.pk)) == NO_DAY
    for itself in (page, welsh):
        assert errors(**DAY, **REASON, replaced_by=str(itself.pk)) == ITSELF
    assert list(errors(withdrawn_on="01/05/2099", **REASON)) == ["withdrawn_on"], "the future is the one mistake"
    assert errors(**REASON, withdrawn_on="28/02/2026") == TOO_EARLY
    assert errors(action="", **DAY) == {}
    page.refresh_from_db()
    assert page.withdrawn_on is None


@pytest.mark.parametrize("saved_first", [False, True], ids=["at once", "after a draft was saved by itself"])
def test_what_a_page_has_is_in_view_and_emptying_the_day_brings_it_back(home, saved_first):
    campaigns = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    page, desk = published_in_march(campaigns), at_desk("publisher")

    def post(action: str, **changes: str) -> None:
        form = with_ids(page, campaign_form(action, asks=ONE_ASK, slug=page.slug, **REASON, **changes))
        assert errors_of(desk.post(edit_url(page), form)) == {}

    def is_closed() -> bool:
        panel = BeautifulSoup(desk.get(edit_url(page)).content, "html.parser").find(id="id_withdrawn_on")
        return panel.find_parent("section", class_="collapsed") is not None

    assert is_closed()
    post("publish", **DAY)
    assert not is_closed()
    if saved_first:
        post("")
    post("publish")

    page.refresh_from_db()
    assert (page.withdrawn_on, page.withdrawal_reason) == (None, "")
