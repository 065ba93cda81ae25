"""Atom feeds of campaigns, read by feedparser: ids that stay, the same bytes twice, no character that breaks them."""

import datetime

import feedparser
from django.test import Client

from campaigns.enums import AskState
from core import page_cache
from tests.publishing import publish_below
from tests.reading import made_twice
from tests.site.campaigns.factories import ask, campaign, outcome, publish, set_asks, translation_of

MARCH, JUNE = datetime.date(2026, 3, 1), datetime.date(2026, 6, 1)


def read(path: str) -> feedparser.FeedParserDict:
    page_cache.clear()
    feed = feedparser.parse(made_twice(path).content)
    assert not feed.bozo, feed.bozo_exception
    return feed


def test_the_feed_of_a_campaign_is_its_outcome_log_in_each_language(campaigns, welsh_home):
    partly = outcome(AskState.PARTLY_WON, MARCH, "An Act", note="Its effect is not yet known.")
    page = publish_below(campaigns, campaign([ask("Count", partly, id="a"), ask("Open")]))
    translation_of(campaigns, "ymgyrchoedd")
    welsh = translation_of(page, "cyfrif")
    before = read(f"{page.url}feed/")
    assert [entry.title for entry in before.entries] == ["Count: Partly won"]
    assert before.entries[0].summary == "An Act Its effect is not yet known."
    assert before.entries[0].updated.startswith("2026-03-01T00:00:00")
    assert before.entries[0].link.endswith(f"{page.url}#log")

    set_asks(page, [ask("Open"), ask("Count them", partly, outcome(AskState.WON, JUNE), id="a")])
    page = publish(page)

    after = read(f"{page.url}feed/")
    assert [entry.title for entry in after.entries] == ["Count them: Won", "Count them: Partly won"]
    assert after.entries[1].id == before.entries[0].id
    cymraeg = read(f"{welsh.url}feed/")
    assert [entry.title for entry in cymraeg.entries] == ["Count: Wedi’i hennill", "Count: Wedi’i hennill yn rhannol"]
    assert not {entry.id for entry in cymraeg.entries} & {entry.id for entry in after.entries}
    assert f'href="{after.feed.links[0].href}"' in Client().get(page.url).text


def test_the_feed_of_the_list_has_the_campaigns_by_their_change(campaigns, monkeypatch):
    pages = [publish_below(campaigns, campaign(title=name, slug=name)) for name in ("one", "two")]
    assert [entry.title for entry in read("/campaigns/feed/").entries] == ["two", "one"]
    before = {entry.title: entry.id for entry in read("/campaigns/feed/").entries}

    pages[0].title, pages[0].slug = "one, changed", "moved"
    publish(pages[0])

    after = read("/campaigns/feed/").entries
    assert [entry.title for entry in after] == ["one, changed", "two"]
    assert after[0].id == before["one"] and after[0].link.endswith("/campaigns/moved/")
    monkeypatch.setattr("campaigns.models.index.LONGEST_FEED", 1)
    assert [entry.title for entry in read("/campaigns/feed/").entries] == ["one, changed"]


def test_one_bad_character_does_not_break_a_feed(campaigns):
    bad = outcome(AskState.WON, evidence="An\x0bAct \x01 & more")
    page = publish_below(campaigns, campaign([ask("Count \x08 <them>", bad)], summary="We\x1fask"))

    assert [entry.title for entry in read(f"{page.url}feed/").entries] == ["Count  <them>: Won"]
    assert len(read("/campaigns/feed/").entries) == 1


def test_a_feed_without_entries_is_a_feed(campaigns):
    assert read("/campaigns/feed/").entries == []
    assert read(publish_below(campaigns, campaign()).url + "feed/").entries == []
