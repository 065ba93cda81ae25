"""All that stands around a page, in two queries whatever the number of links, helplines and pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from navigation.enums import MenuLocation
from navigation.links import ENGLISH, Link, Links, words
from navigation.rows import Row, read_rows

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Column:
    heading: str
    lang: str = ""
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class HelplineWords:
    name: str
    number: str
    note: str = ""
    lang: str = ""

    @property
    def dial(self) -> str:
        return self.number.replace(" ", "")

    @property
    def spaced(self) -> str:
        """The number as people read it, never broken over two lines."""
        return self.number.replace(" ", NBSP)


@dataclass(frozen=True)
class NoticeWords:
    text: str
    lang: str = ""
    link: Link | None = None


@dataclass(frozen=True)
class Organisation:
    lines: list[str]
    lang: str = ""
    email: str = ""
    phone: str = ""

    @property
    def dial(self) -> str:
        return self.phone.replace(" ", "")


@dataclass(frozen=True)
class SiteNavigation:
    main: list[Link] = field(default_factory=list)
    top: list[Link] = field(default_factory=list)
    member: list[Link] = field(default_factory=list)
    footer: list[Column] = field(default_factory=list)
    helplines: list[HelplineWords] = field(default_factory=list)
    notice: NoticeWords | None = None
    organisation: Organisation | None = None
    home_url: str = "/"


def site_navigation(request: HttpRequest, reading: Page | None = None) -> SiteNavigation:
    """The site navigation in the current language, read once a request; `reading` is the page that it stands around."""
    known = request.__dict__.setdefault("_frame", {})
    language = get_language() or ENGLISH
    if language not in known:
        known[language] = build(request, read_rows(), reading)
    return known[language]


def build(request: HttpRequest, rows: Iterable[Row], reading: Page | None = None) -> SiteNavigation:
    """The rows as the reader of this request sees them."""
    rows = sorted(rows, key=lambda row: (row.rank, row.order or 0, row.menu, row.number))
    pages = Links(request, {row.page_id for row in rows if row.page_id}, reading)
    links: dict[tuple[str, int], Column] = {}
    helplines, notices, details = [], [], []
    for row in rows:
        match row.kind:
            case "item":
                heading, lang = words(row.more, row.more_cy)
                column = links.setdefault((row.location, row.menu), Column(heading, lang))
                if link := pages.link(row, row.words, row.words_cy):
                    column.links.append(link)
            case "helpline":
                name, lang = words(row.words, row.words_cy)
                note = words(row.more, row.more_cy)[0]
                helplines.append(HelplineWords(name, row.address, note, lang))
            case "notice":
                text, lang = words(row.words, row.words_cy)
                link = pages.link(row, row.more, row.more_cy) if row.more else None
                notices.append(NoticeWords(text, lang, link))
            case "details":
                line, lang = words(row.words, row.words_cy)
                lines = [line, words(row.more, row.more_cy)[0]]
                details.append(Organisation([t for t in lines if t], lang, row.address, row.location))
    found = {
        location: [column for (at, _menu), column in links.items() if at == location and column.links]
        for location in MenuLocation.values
    }
    return SiteNavigation(
        main=_only(found[MenuLocation.MAIN]),
        top=_only(found[MenuLocation.TOP]),
        member=_only(found[MenuLocation.MEMBER]),
        footer=found[MenuLocation.FOOTER],
        helplines=helplines,
        notice=notices[-1] if notices else None,
        organisation=details[0] if details else None,
        home_url=pages.home_url,
    )


def _only(columns: list[Column]) -> list[Link]:
    """The links of a place that has one menu."""
    return columns[0].links if columns else []
