"""What was published of an ask stays in the outcome log, whatever an editor presses."""

from __future__ import annotations

import pytest
from wagtail.test.utils.form_data import streamfield

from campaigns.models import CampaignPage
from tests.editing import asks, at_desk, campaign_form, change, errors_of, with_ids
from tests.publishing import publish_below
from tests.site.campaigns.factories import ask, campaign, outcome
from tests.translating import edit_url


@pytest.fixture
def page(campaigns):
    won = ask("Publish the number", outcome("partly_won"))
    return publish_below(campaigns, campaign([won, ask("Ask the mothers")]))


@pytest.mark.parametrize("action", ["publish", ""], ids=["published", "a draft"])
def test_neither_an_ask_nor_a_change_that_was_published_is_deleted(page, action):
    desk = at_desk("publisher")
    partly, other = {"title": "Publish the number", "text": ""}, {"title": "Ask the mothers", "text": ""}
    none = {"outcomes": {"count": "0"}}
    with_both = [("ask", partly | none), ("ask", other | none)]

    no_change = desk.post(edit_url(page), with_ids(page, campaign_form(action, asks=streamfield(with_both))))
    no_ask = desk.post(edit_url(page), with_ids(page, campaign_form(action, asks=asks(change(state="partly_won")))))

    assert set(errors_of(no_change)) == set(errors_of(no_ask)) == {"asks"}
    assert "The change “Partly won” of 1 February 2026 was published, so it cannot be deleted." in said_at_blocks(
        no_change
    )
    assert "“Ask the mothers” was published, so it cannot be deleted." in said_at_blocks(no_ask)
    now = CampaignPage.objects.get()
    for version in (now, now.get_latest_revision_as_object()):
        assert [len(block.value["outcomes"]) for block in version.asks] == [1, 0]


def test_words_are_put_right_and_a_draft_ask_goes_as_it_came(page):
    desk = at_desk("publisher")
    ask_2 = {"title": "Ask all mothers", "text": "", "outcomes": {"count": "0"}}
    partly = change(state="partly_won", evidence="The Act of 2026")
    ask_1 = {"title": "Publish the number", "text": "", "outcomes": {"0": item(partly), "count": "1"}}
    written = [("ask", ask_1), ("ask", ask_2)]
    new = ("ask", {"title": "One more", "text": "", "outcomes": {"count": "0"}})

    for action, stream in (("", [*written, new]), ("publish", written)):
        answer = desk.post(edit_url(page), with_ids(page, campaign_form(action, asks=streamfield(stream))))
        assert errors_of(answer) == {}

    now = CampaignPage.objects.get()
    assert [block.value["title"] for block in now.asks] == ["Publish the number", "Ask all mothers"]
    assert now.asks[0].value["outcomes"][0]["evidence"] == "The Act of 2026"


def said_at_blocks(response) -> str:
    """The errors of blocks are JSON in the form."""
    return response.text.replace("\\u201c", "“").replace("\\u201d", "”")


def item(value: dict) -> dict:
    return {"value": value, "deleted": "", "order": "0"}
