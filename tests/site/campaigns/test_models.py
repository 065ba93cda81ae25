"""A campaign page as readers get it, in both languages."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from wagtail_localize.models import TranslationSource

from campaigns.enums import AskState
from campaigns.models import CampaignPage, CampaignRelatedPage
from pages.models import StandardPage
from tests.publishing import publish_below
from tests.site.campaigns.factories import ask, ask_in, campaign, link, outcome, publish, translation_of

STATES = [AskState.OPEN, AskState.WON, AskState.OPEN, AskState.PARTLY_WON, AskState.LOST, AskState.WITHDRAWN]


@pytest.fixture
def page(campaigns):
    asks = [ask_in(state, f"Ask {number}") for number, state in enumerate(STATES, start=1)]
    return publish_below(campaigns, campaign(asks))


@pytest.fixture
def welsh_campaigns(campaigns, welsh_home):
    return translation_of(campaigns, "ymgyrchoedd")


def read(path):
    return Client().get(path).content.decode()


def test_asks_are_counted_by_where_they_stand_which_is_said_in_words(page):
    body = read(page.url)

    assert "We ask for 6 things" in body
    for counted in ("One won", "One partly won", "2 open", "One lost", "One withdrawn"):
        assert counted in body
    for words in ("Won", "Partly won", "Open", "Lost", "Withdrawn"):
        assert re.search(rf"{words}\s*</span>", body)


def test_parts_are_numbered_without_gaps(campaigns):
    """No steps: what a reader can do is part 3, the log part 4, what stands beside it part 5."""
    page = publish_below(campaigns, campaign([ask_in(AskState.WON)]))
    page.related_pages.add(CampaignRelatedPage(page=publish_below(campaigns, campaign(slug="other", title="Other"))))
    publish(page)

    body = read(page.url)

    numbers = [part.split("<")[0] for part in body.split('class="section__number">')[1:]]
    assert numbers == ["1", "2", "3", "4", "5"]
    related = BeautifulSoup(body, "html.parser").select_one("#h-related").find_parent("section")
    assert "Campaign" in related.select_one(".item__meta").get_text()


def test_the_dot_leaves_the_name_only_where_the_drawing_holds_it(campaigns):
    holds = publish_below(campaigns, campaign(slug="a", drawing="street"))
    does_not = publish_below(campaigns, campaign(slug="b", drawing="flow"))

    assert 'class="dot-away"' in read(holds.url)
    assert 'class="dot-away"' not in read(does_not.url)


def test_related_pages_follow_the_language_and_withdrawn_ones_drop_out(home, welsh_home, campaigns, welsh_campaigns):
    there = publish_below(home, StandardPage(title="Water", slug="water"))
    gone = publish_below(home, StandardPage(title="Fire", slug="fire"))
    page = publish_below(
        campaigns, campaign(related_pages=[CampaignRelatedPage(page=there), CampaignRelatedPage(page=gone)])
    )
    translated = translation_of(page, "cyfrif")
    gone.unpublish()

    assert 'href="/water/"' in read(page.url) and "Fire" not in read(page.url)
    assert 'href="/water/"' in read(translated.url)

    translation_of(there, "dwr", title="Dŵr")
    assert 'href="/cy/dwr/"' in read(translated.url)
    assert 'href="/water/"' in read(page.url)


def test_links_in_blocks_go_to_the_readers_language(home, welsh_home, campaigns, welsh_campaigns):
    there = publish_below(home, StandardPage(title="Water", slug="water"))
    page = publish_below(campaigns, campaign(actions=[("small_thing", {"link": link(page=there)})]))
    translated = translation_of(page, "cyfrif")
    assert re.search(r'href="/water/"\s+hreflang="en-GB"\s*>[^<]+ <span>\(Saesneg\)</span></a>', read(translated.url))

    translation_of(there, "dwr")

    assert 'href="/cy/dwr/"' in read(translated.url)
    there.unpublish()
    assert "Read on" not in read(page.url)


def test_without_styles_no_state_number_or_day_runs_into_the_words(page, home):
    page.steps = [("step", {"when": "June 2018", "text": "A promise.", "evidence": "", "is_next": False})]
    page.save_revision().publish()
    home.featured_campaign = page
    home.save_revision().publish()

    def element(path: str, selector: str) -> Tag:
        return BeautifulSoup(read(path), "html.parser").select_one(selector)

    def words(path: str, selector: str) -> str:
        return " ".join(element(path, selector).get_text().split())

    blocks = element("/", ".stands li").find_all("div", recursive=False)
    assert [block.get_text(strip=True) for block in blocks] == ["Open", "Ask 1"]
    assert words(page.url, ".time li") == "June 2018: A promise."
    assert words(page.url, ".ask").startswith("Ask 1 Text.")


def test_an_example_says_so_wherever_its_asks_are_shown(page, home, welsh_home, welsh_campaigns):
    home.featured_campaign = page
    home.save_revision().publish()
    shown = ("/", "/campaigns/", page.url)
    assert not [path for path in shown if "Example campaign" in read(path)]

    page.is_example = True
    page.save_revision().publish()

    assert [path for path in shown if '<span class="tag">Example campaign</span>' in read(path)] == list(shown)
    assert "They are not published positions" in read(page.url)
    translated = translation_of(page, "cyfrif")
    assert "Ymgyrch enghreifftiol" in read(translated.url) and "Ymgyrch enghreifftiol" in read(welsh_campaigns.url)


def test_every_word_of_every_block_can_be_translated(campaigns):
    letter = {
        "heading": "w4", "text": "w5", "recipient": "w6", "finder": "", "prompts": ["w7"], "subject": "w8", "letter": "w9"
    }  # fmt: skip
    actions = [
        ("letter", letter),
        ("call_to_action", {"heading": "w10", "text": "w11", "link": link(url="/x/", text="w12")}),
        ("small_thing", {"link": link(url="/y/", text="w13")}),
        ("help_box", {"heading": "w14", "text": "<p>w15</p>"}),
    ]
    steps = [("step", {"when": "w16", "text": "w17", "evidence": "w18", "is_next": False})]
    asks = [ask("w1", outcome(AskState.WON, evidence="w2", note="w3", url=""))]
    page = publish_below(campaigns, campaign(asks, actions=actions, steps=steps))

    source, _made = TranslationSource.update_or_create_from_instance(page)

    found = set(source.stringsegment_set.values_list("string__data", flat=True))
    assert {f"w{number}" for number in range(1, 19)} <= found
    assert not {"won", "open"} & found


def test_a_campaign_older_than_a_block_field_can_still_be_translated(campaigns):
    """A block stored without a text that was added later, or with null for it, yields no fault and no segment."""
    page = publish_below(campaigns, campaign([ask("Count"), ask("Open")]))
    for number, changed in enumerate(({}, {"text": None, "title": None, "outcomes": []})):
        block = page.asks.raw_data[number]
        kept = {key: value for key, value in block["value"].items() if key not in {"text", "outcomes"}}
        page.asks.raw_data[number] = block | {"value": kept | changed}
    page.save_revision().publish()

    source, _made = TranslationSource.update_or_create_from_instance(CampaignPage.objects.get())

    assert source.stringsegment_set.exists()
    assert Client().get(page.url).status_code == 200
