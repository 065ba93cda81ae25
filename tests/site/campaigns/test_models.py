"""A campaign page as readers get it, in both languages."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from campaigns.enums import AskState
from campaigns.models import CampaignIndexPage, CampaignPage, RelatedPage
from pages.models import StandardPage
from tests.publishing import publish_below

pytestmark = pytest.mark.postgresql

STATES = [AskState.OPEN, AskState.WON, AskState.OPEN, AskState.PARTLY_WON]


def ask(title, state=AskState.OPEN, since=None):
    return (
        "ask",
        {"title": title, "text": "Text.", "state": state, "since": since, "evidence": "Evidence."},
    )


def link(page=None, url="", text="Read on"):
    return {"page": page, "url": url, "text": text}


def campaign(**changes):
    fields = {
        "title": "Count",
        "slug": "count",
        "summary": "We ask.",
        "why_heading": "No one counts",
        "why": "<p>A reason.</p>",
        "asks": [ask(f"Ask {number}", state) for number, state in enumerate(STATES, start=1)],
        "actions": [
            (
                "call_to_action",
                {"heading": "Write", "text": "Calmly.", "link": link(url="https://example.org/")},
            )
        ],
    }
    return CampaignPage(**fields | changes)


@pytest.fixture
def page(campaigns):
    return publish_below(campaigns, campaign())


@pytest.fixture
def welsh_campaigns(campaigns, welsh_home):
    return translation_of(campaigns, "ymgyrchoedd")


def translation_of(page, slug, **changes):
    """The live Welsh translation of a page."""
    translated = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    for name, value in (changes | {"slug": slug}).items():
        setattr(translated, name, value)
    translated.save_revision().publish()
    return type(translated).objects.get(pk=translated.pk)


def read(path):
    return Client().get(path).content.decode()


def test_asks_are_counted_by_where_they_stand(page):
    assert page.ask_counts == [(AskState.WON, 1), (AskState.PARTLY_WON, 1), (AskState.OPEN, 2)]
    body = read(page.url)
    assert "We ask for 4 things" in body
    assert "One partly won" in body and "2 open" in body


def test_parts_are_numbered_without_gaps(campaigns):
    """No steps: what a reader can do is part 3, the log part 4, what stands beside it part 5."""
    outcome = {
        "date": datetime.date(2026, 3, 22),
        "ask": 2,
        "before": AskState.OPEN,
        "after": AskState.WON,
        "evidence": "An Act",
        "url": "https://example.org/act",
    }
    page = publish_below(campaigns, campaign(outcomes=[("outcome", outcome)]))
    page.related_pages.add(RelatedPage(page=campaigns))
    page.save_revision().publish()

    body = read(page.url)

    numbers = [part.split("<")[0] for part in body.split('class="section__number">')[1:]]
    assert numbers == ["1", "2", "3", "4", "5"]
    assert "22 March 2026" in body
    assert '<a href="https://example.org/act" rel="noreferrer noopener">An Act</a>' in body


def test_states_are_said_in_words(page):
    body = read(page.url)

    for words in ("Won", "Partly won", "Open"):
        assert re.search(rf"{words}\s*</span>", body)


def test_the_dot_leaves_the_name_only_where_the_drawing_holds_it(campaigns):
    holds = publish_below(campaigns, campaign(slug="a", drawing="street"))
    does_not = publish_below(campaigns, campaign(slug="b", drawing="flow"))

    assert 'class="dot-away"' in read(holds.url)
    assert 'class="dot-away"' not in read(does_not.url)


def test_related_pages_follow_the_language_and_withdrawn_ones_drop_out(home, welsh_home, campaigns, welsh_campaigns):
    there = publish_below(home, StandardPage(title="Water", slug="water"))
    gone = publish_below(home, StandardPage(title="Fire", slug="fire"))
    page = publish_below(campaigns, campaign(related_pages=[RelatedPage(page=there), RelatedPage(page=gone)]))
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
    words = {
        "ask": ("ask", {"title": "w1", "text": "w2", "state": "won", "since": None, "evidence": "w3"}),
        "step": ("step", {"when": "w4", "text": "w5", "evidence": "w6", "is_next": False}),
        "outcome": (
            "outcome",
            {
                "date": datetime.date(2026, 1, 1),
                "ask": 1,
                "before": "open",
                "after": "won",
                "evidence": "w7",
                "url": "",
            },
        ),
        "call": ("call_to_action", {"heading": "w8", "text": "w9", "link": link(url="/x/", text="w10")}),
        "small": ("small_thing", {"link": link(url="/y/", text="w11")}),
        "help": ("help_box", {"heading": "w12", "text": "<p>w13</p>"}),
    }
    page = publish_below(
        campaigns,
        campaign(
            asks=[words["ask"]],
            steps=[words["step"]],
            outcomes=[words["outcome"]],
            actions=[words["call"], words["small"], words["help"]],
        ),
    )

    source, _made = TranslationSource.update_or_create_from_instance(page)

    found = set(source.stringsegment_set.values_list("string__data", flat=True))
    assert {f"w{number}" for number in range(1, 14)} <= found
    assert not {"won", "open"} & found


def test_a_campaign_older_than_a_block_field_can_still_be_translated(campaigns):
    """A block stored without a text that was added later yields no fault and no segment."""
    page = publish_below(campaigns, campaign())
    for number, block in enumerate(page.asks.raw_data):
        kept = {key: value for key, value in block["value"].items() if key not in {"text", "evidence"}}
        page.asks.raw_data[number] = block | {"value": kept}
    page.save_revision().publish()

    source, _made = TranslationSource.update_or_create_from_instance(CampaignPage.objects.get())

    assert source.stringsegment_set.exists()


def test_pages_without_a_date_stand_last_on_either_database(campaigns):
    first = publish_below(campaigns, campaign(title="Dated", slug="dated"))
    undated = publish_below(campaigns, campaign(title="Undated", slug="undated"))
    Page.objects.filter(pk=undated.pk).update(last_published_at=None)
    Page.objects.filter(pk=first.pk).update(last_published_at=timezone.now())

    body = read("/campaigns/")

    assert body.index("Dated") < body.index("Undated")


@pytest.mark.parametrize("siblings", [1, 30])
def test_queries_do_not_grow_with_the_number_of_campaigns(campaigns, siblings):
    for number in range(siblings):
        page = publish_below(campaigns, campaign(slug=f"count-{number}"))
    for path in ("/campaigns/", page.url):
        read(path)
        with CaptureQueriesContext(connection) as queries:
            read(path)
        assert len(queries) <= 20, [query["sql"][:100] for query in queries]


def test_an_empty_list_says_so(campaigns):
    assert "No campaign is open at the moment." in read("/campaigns/")
    assert CampaignIndexPage.objects.count() == 1
