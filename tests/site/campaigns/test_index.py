"""The list of campaigns: current, won and past ones, each with its number, the newest change first."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from campaigns.enums import AskState
from tests.publishing import publish_below
from tests.queries import queries_of
from tests.site.campaigns.factories import ask, ask_in, campaign, outcome, publish, set_asks, translation_of

DAY_AFTER = datetime.date(2026, 2, 2)
OPEN, PARTLY, WON, LOST, WITHDRAWN = (
    AskState.OPEN, AskState.PARTLY_WON, AskState.WON, AskState.LOST, AskState.WITHDRAWN
)  # fmt: skip


def titles(path: str) -> list[str]:
    body = BeautifulSoup(Client().get(path).content, "html.parser")
    return [heading.get_text(strip=True) for heading in body.select("main .rows h3")]


def numbers(path: str) -> list[str]:
    body = BeautifulSoup(Client().get(path).content, "html.parser")
    return [item.get_text(strip=True) for item in body.select("main nav.pages li")][:3]


@pytest.mark.parametrize(
    ("states", "stage"),
    [
        ([OPEN, WON], "current"),
        ([PARTLY], "current"),
        ([WON], "won"),
        ([WON, WITHDRAWN], "won"),
        ([WON, LOST], "past"),
        ([LOST], "past"),
        ([WITHDRAWN], "past"),
    ],
)
def test_a_campaign_stands_in_the_list_that_its_asks_say(campaigns, states, stage):
    publish_below(campaigns, campaign([ask_in(state) for state in states]))

    lists = {each: titles(f"/campaigns/?stage={each}") for each in ("current", "won", "past")}

    assert [each for each, found in lists.items() if found] == [stage]
    assert titles("/campaigns/") == lists["current"]


def test_each_list_has_its_number_and_an_empty_one_says_so(campaigns):
    assert "No campaign is open at the moment." in Client().get("/campaigns/").text
    publish_below(campaigns, campaign(slug="a"))
    publish_below(campaigns, campaign(slug="b"))

    assert numbers("/campaigns/") == ["Current (2)", "Won (0)", "Past (0)"]
    assert "No campaign is won yet." in Client().get("/campaigns/?stage=won").text
    assert "No campaign has ended." in Client().get("/campaigns/?stage=past").text
    assert Client().get("/campaigns/?stage=other").status_code == 404


@pytest.mark.postgresql
def test_a_change_moves_a_campaign_to_the_top_and_to_its_list_in_both_languages(campaigns, welsh_home):
    translation_of(campaigns, "ymgyrchoedd")
    pages = [publish_below(campaigns, campaign([ask("Ask", id="a")], title=name, slug=name)) for name in ("one", "two")]
    for page in pages:
        translation_of(page, page.slug)
    assert titles("/campaigns/") == titles("/cy/ymgyrchoedd/") == ["two", "one"]

    set_asks(pages[0], [ask("Ask", outcome(PARTLY), id="a")])
    publish(pages[0])
    assert titles("/campaigns/") == titles("/cy/ymgyrchoedd/") == ["one", "two"]

    set_asks(pages[0], [ask("Ask", outcome(PARTLY), outcome(WON, DAY_AFTER), id="a")])
    publish(pages[0])
    for path in ("/campaigns/", "/cy/ymgyrchoedd/"):
        assert titles(path) == ["two"]
        assert titles(f"{path}?stage=won") == ["one"]
    assert numbers("/cy/ymgyrchoedd/")[1].endswith("(1)")


@pytest.mark.postgresql
def test_pages_without_a_date_stand_last_on_either_database(campaigns):
    first = publish_below(campaigns, campaign(title="Dated", slug="dated"))
    undated = publish_below(campaigns, campaign(title="Undated", slug="undated"))
    Page.objects.filter(pk=undated.pk).update(last_published_at=None)
    Page.objects.filter(pk=first.pk).update(last_published_at=timezone.now())

    assert titles("/campaigns/") == ["Dated", "Undated"]


def test_a_long_list_of_won_campaigns_stays_among_the_won_ones(campaigns):
    for number in range(26):
        publish_below(campaigns, campaign([ask_in(WON)], slug=f"won-{number}", title=f"Won {number}"))
    publish_below(campaigns, campaign(slug="open"))

    assert len(titles("/campaigns/?stage=won")) == 25
    assert '?stage=won&amp;page=2"' in Client().get("/campaigns/?stage=won").text
    assert titles("/campaigns/?stage=won&page=2") == ["Won 0"]


def test_queries_do_not_grow_with_the_number_of_campaigns(campaigns, welsh_home):
    welsh = translation_of(campaigns, "ymgyrchoedd")
    paths = ("/campaigns/", "/campaigns/count-0/", "/campaigns/feed/", welsh.url, f"{welsh.url}count-0/")
    counted = {}
    for number in range(30):
        page = publish_below(campaigns, campaign([ask_in(PARTLY)], slug=f"count-{number}"))
        translation_of(page, page.slug)
        if number in {2, 29}:
            counted[number] = [len(queries_of(path)) for path in paths]

    assert counted[2] == counted[29]
    assert max(counted[29]) <= 20
