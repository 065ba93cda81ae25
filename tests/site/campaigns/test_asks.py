"""What became of an ask stands once, in its outcomes on the English page, and shows in both languages at once."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from campaigns.enums import AskState
from campaigns.models import CampaignPage
from tests.editing import asks, at_desk, campaign_form, change, errors_of
from tests.publishing import publish_below
from tests.site.campaigns.factories import ask, campaign, outcome, publish, set_asks
from tests.translating import start, translate, translation_of

PARTLY, WON = AskState.PARTLY_WON, AskState.WON
MARCH, JUNE = datetime.date(2026, 3, 1), datetime.date(2026, 6, 1)


@pytest.fixture
def desk(campaigns):
    return at_desk("publisher")


@pytest.fixture
def add_url(campaigns):
    return reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def shown(path: str) -> BeautifulSoup:
    return BeautifulSoup(Client().get(path).content, "html.parser")


def words_of(element) -> str:
    return " ".join(element.get_text(" ").split())


def log(path: str) -> list[list[str]]:
    return [[words_of(cell) for cell in row.select("td")] for row in shown(path).select(".log tbody tr")]


def test_state_day_and_evidence_of_an_ask_are_those_of_its_newest_outcome(campaigns):
    """In whatever order they were written down; what it was before is never typed."""
    later, first = outcome(WON, JUNE, "An answer", url=""), outcome(PARTLY, MARCH, "An Act")
    page = publish_below(campaigns, campaign([ask("Open one"), ask("Count", later, first)]))

    untouched, counted = shown(page.url).select(".ask")
    assert words_of(untouched) == "Open one Text. Open"
    assert "An answer" in words_of(counted) and "Won Since 1 June 2026." in words_of(counted)
    assert "An Act" not in words_of(counted)
    assert log(page.url) == [
        ["1 June 2026", "Count", "Partly won", "Won", "An answer . A note."],
        ["1 March 2026", "Count", "Open", "Partly won", "An Act . A note."],
    ]
    assert shown(page.url).select_one(".log a")["href"] == "https://example.org/act"


def test_history_follows_an_ask_to_another_place(campaigns):
    counted, opened = ask("Count", outcome(WON)), ask("Open centres")
    page = publish_below(campaigns, campaign([counted, opened]))
    set_asks(page, [opened, counted])
    publish(page)

    assert [row[1:4] for row in log(page.url)] == [["Count", "Open", "Won"]]
    assert [words_of(one).split(" Text.")[0] for one in shown(page.url).select(".ask")] == ["Open centres", "Count"]


@pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning")
def test_the_next_day_an_ask_is_marked_and_both_languages_follow(
    desk, add_url, campaigns, welsh_home, publish_in_welsh
):
    """The translator has written her words; the new ones stand in English, marked, until she writes them too."""
    desk.post(add_url, campaign_form("publish", asks=asks()))
    page = CampaignPage.objects.get()
    for source, title in ((campaigns, "Ymgyrchoedd"), (page, "Cyfrif y plant")):
        start(desk, source)
        translate(desk, source, {source.title: title})
        publish_in_welsh(source)
    welsh, welsh_list = translation_of(page), translation_of(campaigns)
    assert "Agored" in words_of(shown(welsh.url).select_one(".ask")), "the Welsh page is live"

    form = campaign_form("publish", asks=asks_again(page, change(state="partly_won", url="gov.uk/answer")))
    assert errors_of(desk.post(edit_url(page), form)) == {}

    for path in (page.url, "/campaigns/"):
        assert "One partly won" in words_of(shown(path).select_one("main"))
    for path in (welsh.url, welsh_list.url):
        assert "Un wedi’i hennill yn rhannol" in words_of(shown(path).select_one("main"))
    welsh_ask = shown(welsh.url).select_one(".ask")
    assert welsh_ask.select_one("p[lang=en-GB] a[href='https://gov.uk/answer']").get_text() == "An example"
    assert len(log(welsh.url)) == len(log(page.url)) == 1

    translate(desk, page, {"An example.": "Enghraifft."})
    publish_in_welsh(page)
    welsh_ask = shown(welsh.url).select_one(".ask")
    assert not welsh_ask.select("p[lang] a") and "Enghraifft ." in words_of(welsh_ask)


@pytest.fixture
def publish_in_welsh(desk, django_capture_on_commit_callbacks):
    """Presses “Publish in Welsh”, and “Publish it as it is” where parts are still English."""

    def press(page) -> None:
        edit = edit_url(translation_of(page))
        with django_capture_on_commit_callbacks(execute=True):
            question = BeautifulSoup(desk.post(edit, {"action": "publish"}, follow=True).content, "html.parser")
            if agreed := question.find("input", {"name": "agreed"}):
                desk.post(edit, {"action": "publish", "agreed": agreed["value"]}, follow=True)

    return press


def asks_again(page, *changes) -> dict:
    """The form of the ask that the page has, with these changes."""
    form = asks(*changes)
    form["0"]["id"] = page.asks[0].id
    return form


def faults(response) -> dict:
    """The faults of the first change of the first ask, by field."""
    ask_errors = response.context["form"].errors["asks"].as_data()[0].block_errors[0].block_errors
    return ask_errors["outcomes"].block_errors[0].block_errors


def test_a_state_never_changes_without_a_day_and_a_reason(desk, add_url):
    response = desk.post(add_url, campaign_form("publish", asks=asks(change(date="", evidence="", state=""))))

    assert set(faults(response)) == {"date", "evidence", "state"}


def test_an_ask_that_was_won_in_the_future_is_refused_at_its_date(desk, add_url):
    response = desk.post(add_url, campaign_form("publish", asks=asks(change(date="01/02/2099"))))

    assert set(faults(response)) == {"date"}
    assert "This day has not come yet." in response.text
    assert not CampaignPage.objects.exists()


def test_a_change_to_the_same_state_is_refused_but_another_part_may_be_won(desk, add_url):
    response = desk.post(add_url, campaign_form("publish", asks=asks(change(state="open"))))
    assert set(faults(response)) == {"state"}
    assert "It was that already." in response.text

    parts = asks(change(state="partly_won"), change(state="partly_won", date="02/02/2026"))
    assert errors_of(desk.post(add_url, campaign_form("publish", asks=parts))) == {}
