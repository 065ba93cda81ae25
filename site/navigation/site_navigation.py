"""All that stands around a page: menus, footer, helplines, notice and details, for who reads it now."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, Site

from languages.links import localized, prefetch_translations
from navigation.enums import MenuLocation
from navigation.links import Link, make_link
from navigation.models import Helpline, Menu, MenuItem, NavigationRecord, Notice, OrganisationDetails


@dataclass(frozen=True)
class FooterColumn:
    heading: str
    lang: str = ""
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class NoticeBanner:
    text: str
    lang: str = ""
    link: Link | None = None


@dataclass(frozen=True)
class SiteNavigation:
    main: list[Link] = field(default_factory=list)
    top: list[Link] = field(default_factory=list)
    member: list[Link] = field(default_factory=list)
    footer: list[FooterColumn] = field(default_factory=list)
    helplines: list[Helpline] = field(default_factory=list)
    notice: NoticeBanner | None = None
    organisation: OrganisationDetails | None = None
    home_url: str = "/"


def site_navigation(request: HttpRequest, draft: NavigationRecord | None = None) -> SiteNavigation:
    """Reads it all in about ten queries, whatever the number of links, helplines and languages.

    `draft` is a record that is being previewed: it is shown in place of what is published.
    """
    links = MenuItem.objects.select_related("page").prefetch_related("translations")
    menus = _with_draft(Menu.objects.published().prefetch_related("translations", Prefetch("items", links)), draft)
    helplines = Helpline.objects.published().filter(in_help_bar=True).prefetch_related("translations")
    notices = Notice.objects.published().select_related("page").prefetch_related("translations")
    notice = next(iter(_with_draft(notices, draft)), None)
    details = _with_draft(OrganisationDetails.objects.published().prefetch_related("translations"), draft)

    site = Site.find_for_request(request)
    home = site.root_page if site else None
    linked = [item.page for menu in menus for item in menu.items.all()]
    prefetch_translations(page for page in (home, notice and notice.page, *linked) if page)

    columns = [(menu.location, _column(menu, request)) for menu in menus]
    found = {
        location: [column for at, column in columns if at == location and column.links] for location in MenuLocation
    }
    return SiteNavigation(
        main=_links_of(found[MenuLocation.MAIN]),
        top=_links_of(found[MenuLocation.TOP]),
        member=_links_of(found[MenuLocation.MEMBER]),
        footer=found[MenuLocation.FOOTER],
        helplines=_with_draft(helplines, draft),
        notice=_banner(notice, request) if notice else None,
        organisation=next(iter(details), None),
        home_url=_url(localized(home), request) or "/",
    )


def _with_draft[Record: NavigationRecord](published: QuerySet[Record], draft: NavigationRecord | None) -> list[Record]:
    """The published records, in their order, with a draft of their model in the place that it will have."""
    records = list(published)
    if not isinstance(draft, published.model):
        return records
    others = [record for record in records if not draft.stands_in_for(record)]
    return sorted([*others, draft], key=lambda record: getattr(record, "sort_order", 0))


def _column(menu: Menu, request: HttpRequest) -> FooterColumn:
    links = [
        make_link(item, item.translation.label, item.foreign_language, request, at_end=item.at_end)
        for item in menu.items.all()
    ]
    return FooterColumn(menu.translation.heading, menu.foreign_language, [link for link in links if link])


def _links_of(columns: list[FooterColumn]) -> list[Link]:
    """The links of a location that has one menu."""
    return columns[0].links if columns else []


def _banner(notice: Notice, request: HttpRequest) -> NoticeBanner:
    words, lang = notice.translation, notice.foreign_language
    return NoticeBanner(words.text, lang, make_link(notice, words.link_label, lang, request))


def _url(page: Page | None, request: HttpRequest) -> str | None:
    return page.get_url(request) if page else None
