"""All items and news as Atom, the podcast as RSS 2.0: valid whatever an item holds, the same bytes twice, the same ids."""

from __future__ import annotations

import datetime

import feedparser
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from lxml import etree

from files.models import PublicDocument
from influence.models import PodcastEpisodePage
from tests.queries import queries_of
from tests.reading import made_twice
from tests.site.files import samples
from tests.site.influence.factories import add_item, item, position

ALL, NEWS, PODCAST = "/influence/feed/", "/influence/feed/news/", "/influence/feed/podcast/"


def fetch(path):
    """The feed, read twice by a reader and by an XML parser that forgives nothing."""
    first = made_twice(path)
    etree.fromstring(first.content)
    read = feedparser.parse(first.content)
    assert not read.bozo, read.get("bozo_exception")
    return read


def episode(influence, title="Episode", sound=True, **more):
    if sound:
        file = ContentFile(samples.document("mp3"), name="e.mp3")
        more["audio"] = PublicDocument.objects.create(title=title, file=file)
    return item(influence, title, PodcastEpisodePage, minutes=32, transcript="<p>Words.</p>", **more)


def test_the_feed_has_all_items_and_the_feed_of_news_only_news(influence):
    item(influence, "An Act begins", day="2026-03-22", summary="What changes.")
    position(influence, "Remand last", day="2026-06-02")

    everything, news = fetch(ALL), fetch(NEWS)

    assert [entry.title for entry in everything.entries] == ["Remand last", "An Act begins"]
    assert [entry.title for entry in news.entries] == ["An Act begins"]
    assert news.entries[0].summary == "What changes."
    assert news.entries[0].link.endswith("/influence/an-act-begins/")
    assert [tag.term for entry in everything.entries for tag in entry.tags] == ["Position", "News"]
    assert everything.feed.id != news.feed.id


def test_ids_stay_when_title_and_address_change(influence):
    page = item(influence, "News")
    before = fetch(ALL).entries[0]

    page.title, page.slug = "Corrected", "corrected"
    page.save_revision().publish()

    after = fetch(ALL).entries[0]
    assert (after.title, after.id) == ("Corrected", before.id)
    assert after.id == fetch(NEWS).entries[0].id


def test_no_character_breaks_a_feed(influence):
    item(influence, "From\x0bWord \x01 <b>&amp;", slug="word", summary="\x1fA summary \ufffe ]]>")
    episode(influence, "Said\x0c", slug="said", summary="\x08")

    assert "From Word  <b>&amp;" in [entry.title for entry in fetch(ALL).entries]
    assert fetch(NEWS).entries[0].summary.startswith("A summary")
    assert fetch(PODCAST).entries[0].title == "Said"


def test_podcast_players_get_the_sound_file(influence):
    influence.podcast_name, influence.summary = "JUSTICE", "What we say."
    influence.save_revision().publish()
    page = episode(influence, "Heard", day="2025-04-01")
    episode(influence, "A link", sound=False, listen_url="https://podcasts.example.org/12", day="2024-01-01")

    feed = fetch(PODCAST)

    assert (feed.version, feed.feed.title) == ("rss20", "JUSTICE")
    assert feed.feed.subtitle == "The podcast of One Small Thing. Each episode has a transcript on our site."
    heard, link = feed.entries
    (enclosure,) = heard.enclosures
    assert enclosure.type == "audio/mpeg"
    assert int(enclosure.length) == len(page.audio.file.read())
    assert enclosure.href.endswith(page.audio.url) and enclosure.href.startswith("http")
    assert link.enclosures == [] and link.link.endswith("/influence/a-link/")
    assert heard.guidislink is False and heard.id.startswith("urn:uuid:")


def test_a_withdrawn_item_stays_and_says_so_in_the_feed_in_the_list_and_at_its_address(influence):
    page = position(influence, "What we said", summary="Our view.")
    newer = position(influence, "What we say now")
    page.withdrawn_on, page.withdrawal_reason = timezone.localdate(), "The law has changed."
    page.replaced_by_id = newer.pk
    page.save_revision().publish()

    entry = next(entry for entry in fetch(ALL).entries if "What we said" in entry.title)
    assert (entry.title, entry.summary) == ("Withdrawn: What we said", "The law has changed.")
    listed = BeautifulSoup(Client().get("/influence/").content, "html.parser")
    row = next(row for row in listed.select(".rows > li") if "What we said" in row.get_text())
    assert row.select_one(".tag").get_text() == "Withdrawn"
    shown = BeautifulSoup(Client().get(page.url).content, "html.parser")
    note = shown.select_one(".note").get_text()
    assert "The law has changed." in note and "What we say now" in note
    assert "Withdrawn on" in shown.select_one("#citation").get_text()


def test_the_list_leads_to_its_feeds_in_words_and_for_readers(influence):
    item(influence, "News")
    assert "feed/podcast/" not in Client().get("/influence/").content.decode()  # nothing is in it
    episode(influence, sound=False, listen_url="https://podcasts.example.org/12")
    page = BeautifulSoup(Client().get("/influence/").content, "html.parser")

    named = {link["href"].split("/", 3)[3]: link["type"] for link in page.select('link[rel="alternate"][type]')}
    assert named == {
        "influence/feed/": "application/atom+xml",
        "influence/feed/news/": "application/atom+xml",
        "influence/feed/podcast/": "application/rss+xml",
    }
    links = {
        link["href"].split("/", 3)[3]: link.get_text(strip=True) for link in page.select("[aria-labelledby=h-feeds] a")
    }
    assert links.keys() == named.keys() and all(links.values())
    for address in named:
        assert Client().get(f"/{address}").headers["Content-Type"].startswith(named[address])


def test_a_feed_costs_the_same_for_3_items_and_for_all_it_holds_and_has_the_newest_50(influence):
    sound = PublicDocument.objects.create(title="S", file=ContentFile(samples.document("mp3"), name="e.mp3"))

    def make(numbers: range) -> None:
        for number in numbers:
            day = datetime.date(2024, 1, 1) + datetime.timedelta(days=number)
            add_item(influence, f"News {number}", date=day)
            add_item(
                influence, f"Talk {number}", PodcastEpisodePage, date=day, audio=sound, minutes=3, transcript="<p>x</p>"
            )

    def costs() -> dict[str, int]:
        return {path: len(queries_of(path)) for path in (ALL, NEWS, PODCAST)}

    make(range(3))
    with_three = costs()
    make(range(3, 52))

    assert costs() == with_three
    assert max(with_three.values()) <= 12, with_three
    assert [entry.title for entry in fetch(NEWS).entries] == [f"News {number}" for number in range(51, 1, -1)]
    assert len(fetch(PODCAST).entries) == len(fetch(ALL).entries) == 50
