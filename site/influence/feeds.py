"""The feeds of the list: all items and news as Atom, the podcast as RSS 2.0."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.utils.feedgenerator import Enclosure
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.dates import midnight
from core.feeds import LONGEST_FEED, AtomFeed, FeedEntry, RSSFeed
from influence.enums import SEVERAL, Kind
from influence.querysets import InfluenceQuerySet


class FeedLink(NamedTuple):
    kind: Kind
    url: str
    type: str
    title: str
    words: str


def links(index: Any) -> list[FeedLink]:
    atom, rss = "application/atom+xml", "application/rss+xml"
    news, podcast = _("News, for a feed reader (Atom)"), _("The podcast, for a podcast player (RSS)")
    return [
        FeedLink(Kind.NEWS, f"{index.feed_url}news/", atom, str(SEVERAL[Kind.NEWS]), news),
        FeedLink(Kind.PODCAST, f"{index.feed_url}podcast/", rss, _podcast_title(index), podcast),
    ]


def entries(items: InfluenceQuerySet) -> Iterator[FeedEntry]:
    for item in items.newest_first()[:LONGEST_FEED]:
        yield _entry(item)


def news_feed(index: Any) -> HttpResponse:
    news, _podcast = links(index)
    items = index.items.filter(kind=Kind.NEWS)
    return index.feed_response(AtomFeed, entries(items), title=news.title, url=news.url, part="feed/news")


def podcast_feed(index: Any, episodes: InfluenceQuerySet) -> HttpResponse:
    """Only episodes with a file of our own can be heard in a player; the others are links."""
    _news, podcast = links(index)
    found = (_entry(episode, _enclosure(episode)) for episode in episodes.newest_first()[:LONGEST_FEED])
    description = _("The podcast of One Small Thing. Each episode has a transcript on our site.")
    words = {"title": podcast.title, "description": description}
    return index.feed_response(RSSFeed, found, url=podcast.url, part="feed/podcast", **words)


def _podcast_title(index: Any) -> str:
    return index.podcast_name or str(SEVERAL[Kind.PODCAST])


def _entry(item: Any, enclosure: Enclosure | None = None) -> FeedEntry:
    """Of the day on which the item says that it was published or sent, whenever it came to this site."""
    published = midnight(item.date)
    kind = [item.get_kind_display()]
    return FeedEntry.of_page(item, item.summary, kind, published=published, enclosure=enclosure)


def _enclosure(episode: Any) -> Enclosure | None:
    sound = episode.audio
    if sound is None:
        return None
    return Enclosure(absolute(sound.url), str(sound.get_file_size() or 0), "audio/mpeg")
