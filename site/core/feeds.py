"""Feeds of pages that list something: Atom at `<page>feed/`, RSS 2.0 for a podcast, in each language of the page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import get_language, gettext
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from core.control_characters import without_control_characters
from core.examples import marked_title
from languages.locales import language_tag

#: The newest entries; a reader that asks daily misses none.
LONGEST_FEED = 50


@dataclass(frozen=True)
class FeedEntry:
    """One entry. `key` never changes, whatever happens to titles and addresses."""

    key: UUID
    title: str
    url: str
    published: datetime.datetime
    updated: datetime.datetime
    summary: str = ""
    categories: tuple[str, ...] = ()
    #: A sound file, which podcast players fetch.
    enclosure: Enclosure | None = None

    @classmethod
    def of_page(
        cls,
        page: Page,
        summary: str,
        categories: Iterable[str] = (),
        *,
        published: datetime.datetime | None = None,
        enclosure: Enclosure | None = None,
    ) -> FeedEntry:
        """A page that is withdrawn stays in the feed and says so, since readers have its first version."""
        title = marked_title(page)
        if getattr(page, "withdrawn_on", None):
            title, summary = gettext("Withdrawn: %(title)s") % {"title": title}, page.reason_of_withdrawal[0]
        return cls(
            key=key_in_language(page.translation_key),
            title=title,
            url=page.full_url,
            published=published or page.first_published_at,
            updated=page.last_published_at,
            summary=summary,
            categories=tuple(categories),
            enclosure=enclosure,
        )


def key_in_language(key: UUID, part: str = "") -> UUID:
    """The key of something in the current language: a page of two languages is two entries of two feeds.

    `part` names one of several things on a page, for example the id of a block.
    """
    return uuid5(key, f"{get_language()}/{part}" if part else get_language())


class FeedMixin(RoutablePageMixin):
    """For page types with a feed of their own. It stands before `BasePage` among the bases."""

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return self.feed_response(AtomFeed, self.feed_entries(), title=self.feed_title, url=self.feed_url)

    def feed_response(
        self,
        kind: type[Feed],
        entries: Iterable[FeedEntry],
        *,
        title: str,
        url: str,
        description: str = "",
        part: str = "feed",
    ) -> HttpResponse:
        """`part` tells the feeds of one page apart, and never changes."""
        feed = kind(title, self.full_url, description or self.feed_description, self.last_published_at)
        feed.feed |= {"feed_url": url, "language": language_tag(get_language())}
        feed.feed["id"] = key_in_language(self.translation_key, part).urn
        for entry in entries:
            if entry.published and entry.updated:  # a page that a program made live may have neither
                feed.add_entry(entry)
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)

    @property
    def feed_url(self) -> str:
        return f"{self.full_url}feed/"

    @property
    def feed_title(self) -> str:
        return self.title

    @property
    def feed_description(self) -> str:
        return self.summary

    def feed_entries(self) -> Iterable[FeedEntry]:
        """The entries, the newest first, at most `LONGEST_FEED`."""
        raise NotImplementedError


class Feed(SyndicationFeed):
    content_type: str

    def __init__(self, title: str, url: str, description: str, changed: datetime.datetime) -> None:
        super().__init__(title=_xml(title), link=url, description=_xml(description), author_name="One Small Thing")
        self.changed = changed

    def add_entry(self, entry: FeedEntry) -> None:
        self.add_item(
            title=_xml(entry.title),
            link=entry.url,
            description=_xml(entry.summary),
            unique_id=entry.key.urn,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[_xml(category) for category in entry.categories],
            enclosures=[entry.enclosure] if entry.enclosure else [],
        )

    def latest_post_date(self) -> datetime.datetime:
        """Of an empty feed it is the page's own last change, and never now: two fetches give the same bytes."""
        return max([item["updateddate"] for item in self.items], default=self.changed)


class AtomFeed(Feed, Atom1Feed):
    pass


class RSSFeed(Feed, Rss201rev2Feed):
    """For podcast players, which read no Atom."""


def _xml(text: str) -> str:
    return without_control_characters(str(text))
