"""The parts of a page that come from navigation records: menus, footer, helplines, notice, organisation details."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from core import generations
from core.querysets import published
from core.registry import register_next_change
from languages.links import localized, prefetch_translations
from languages.locales import current_language
from languages.models import RecordTranslationQuerySet
from navigation.enums import MenuLocation
from navigation.links import Link, make_link, marked
from navigation.models import (
    HelplineTranslation,
    Menu,
    MenuItem,
    MenuItemBelowTranslation,
    MenuItemTranslation,
    MenuTranslation,
    NavigationRecord,
    NoticeTranslation,
    OrganisationDetailsTranslation,
)


@dataclass(frozen=True)
class FooterColumn:
    heading: str
    lang: str = ""
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class NoticeBanner:
    """`section` is the address of the page above which and below which it stands; empty for every page."""

    text: str
    lang: str = ""
    link: Link | None = None
    section: str = ""


@dataclass(frozen=True)
class SiteNavigation:
    """`helplines` and `organisation` are translations for the reader, each with its `record`.

    `notices` are all that stand somewhere, `notice` is the one for this page.
    """

    main: list[Link] = field(default_factory=list)
    top: list[Link] = field(default_factory=list)
    member: list[Link] = field(default_factory=list)
    footer: list[FooterColumn] = field(default_factory=list)
    helplines: list[HelplineTranslation] = field(default_factory=list)
    notices: list[NoticeBanner] = field(default_factory=list)
    notice: NoticeBanner | None = None
    organisation: OrganisationDetailsTranslation | None = None
    home_url: str = "/"

    @property
    def section(self) -> Link | None:
        """The link of the main menu to the part of the site that is being read, if it has a second level."""
        return next((link for link in self.main if link.current and link.below), None)

    @property
    def has_second_level(self) -> bool:
        return any(link.below for link in self.main)

    @property
    def has_unchecked_numbers(self) -> bool:
        return any(line.record.checked_on is None for line in self.helplines)


def site_navigation(request: HttpRequest, draft: NavigationRecord | None = None) -> SiteNavigation:
    """The site navigation in the current language.

    `draft` is a record that is being previewed: it is shown instead of the published one.
    """
    if draft is not None:
        return _marked(_read(request, draft), request.path)
    key = ("navigation", current_language(), request.get_host())
    return _marked(generations.get_or_set(request, key, lambda: _read(request, None)), request.path)


def _marked(shared: SiteNavigation, path: str) -> SiteNavigation:
    """What all pages share, with the notice for this page, and the links to it and to those above it marked."""
    return replace(
        shared,
        notice=_notice_for(shared.notices, path),
        main=marked(shared.main, path),
        top=marked(shared.top, path),
        member=marked(shared.member, path),
        footer=[replace(column, links=marked(column.links, path)) for column in shared.footer],
    )


@register_next_change
def seconds_to_next_change() -> float | None:
    """Until a record begins or ends. Pages with dates are published by a job, which writes."""
    now = timezone.now()
    dates = [
        date
        for model in NavigationRecord.__subclasses__()
        for row in model._default_manager.filter(live=True).values_list("go_live_at", "expire_at")
        for date in row
        if date and date > now
    ]
    return (min(dates) - now).total_seconds() if dates else None


def _read(request: HttpRequest, draft: NavigationRecord | None) -> SiteNavigation:
    """In a fixed number of queries."""
    headings = _translations(MenuTranslation.objects.all(), draft)
    items = _menu_items(draft)
    items_below = _menu_items_below(draft)
    notices = _translations(NoticeTranslation.objects.select_related("record__page", "record__section"), draft)
    organisation = _translations(OrganisationDetailsTranslation.objects.all(), draft)

    site = Site.find_for_request(request)
    home = site.root_page if site else None
    linked = [home, *(row.record.page for row in (*items, *items_below, *notices))]
    sections = [row.record.section for row in notices]
    prefetch_translations(page for page in (*linked, *sections) if page)

    links = _links_by_menu(items, items_below, request)
    columns: dict[str, list[FooterColumn]] = {location: [] for location in MenuLocation}
    for heading in headings:
        if heading.record.pk in links:
            column = FooterColumn(heading.heading, heading.foreign_language, links[heading.record.pk])
            columns[heading.record.location].append(column)
    home_page = localized(home)
    return SiteNavigation(
        main=_links_of(columns[MenuLocation.MAIN]),
        top=_links_of(columns[MenuLocation.TOP]),
        member=_links_of(columns[MenuLocation.MEMBER]),
        footer=columns[MenuLocation.FOOTER],
        helplines=_helplines(draft),
        notices=[banner for row in notices if (banner := _banner(row, request, draft))],
        organisation=organisation[0] if organisation else None,
        home_url=(home_page.get_url(request) if home_page else None) or "/",
    )


def _links_by_menu(
    items: list[MenuItemTranslation], items_below: list[MenuItemBelowTranslation], request: HttpRequest
) -> dict[int | None, list[Link]]:
    below: dict[int, list[Link]] = {}
    for row_below in items_below:
        if link := make_link(row_below.record, row_below.label, row_below.foreign_language, request):
            below.setdefault(_key(row_below.record.item), []).append(link)
    links: dict[int | None, list[Link]] = {}
    for row in items:
        if link := make_link(row.record, row.label, row.foreign_language, request):
            link = replace(link, at_end=row.record.at_end, below=tuple(below.get(_key(row.record), ())))
            links.setdefault(row.record.menu_id, []).append(link)
    return links


def _translations(rows: RecordTranslationQuerySet, draft: NavigationRecord | None) -> list:
    """The published translations in the current language, in the order of their records, with the draft if given."""
    model = rows.model._meta.get_field("record").related_model
    found = rows.filter(published("record__")).order_by("record").for_reader()
    if not isinstance(draft, model):
        return found
    others = [row for row in found if not draft.replaces_in_preview(row.record)]
    return sorted([*others, draft.translation], key=lambda row: getattr(row.record, "sort_order", 0))


def _helplines(draft: NavigationRecord | None) -> list[HelplineTranslation]:
    """Those of every nation and those for readers of the current language."""
    here = ("", current_language())
    rows = HelplineTranslation.objects.filter(record__in_help_bar=True, record__page_language__in=here)
    return [row for row in _translations(rows, draft) if row.record.page_language in here]


def _menu_items(draft: NavigationRecord | None) -> list[MenuItemTranslation]:
    """The translations of every link in the published menus; a previewed menu's links replace its published ones."""
    rows = MenuItemTranslation.objects.filter(published("record__menu__")).order_by("record__menu", "record")
    found = rows.select_related("record__page", "record__menu").for_reader()
    if not isinstance(draft, Menu):
        return found
    others = [row for row in found if not draft.replaces_in_preview(row.record.menu)]
    return [*others, *(item.translation for item in draft.items.all())]


def _menu_items_below(draft: NavigationRecord | None) -> list[MenuItemBelowTranslation]:
    """As `_menu_items`, of the second level."""
    rows = MenuItemBelowTranslation.objects.filter(published("record__item__menu__")).order_by("record__item", "record")
    found = rows.select_related("record__page", "record__item__menu").for_reader()
    if not isinstance(draft, Menu):
        return found
    others = [row for row in found if not draft.replaces_in_preview(row.record.item.menu)]
    return [*others, *(below.translation for item in draft.items.all() for below in item.links_below.all())]


def _key(item: MenuItem) -> int:
    """Of a link in a draft, which may not be in the database yet, too."""
    return item.pk or id(item)


def _links_of(columns: list[FooterColumn]) -> list[Link]:
    """The links of a location with at most one menu."""
    return columns[0].links if columns else []


def _banner(notice: NoticeTranslation, request: HttpRequest, draft: NavigationRecord | None) -> NoticeBanner | None:
    """None while its section is not live. A preview shows it wherever it is to stand."""
    link = make_link(notice.record, notice.link_label, notice.foreign_language, request)
    banner = NoticeBanner(notice.text, notice.foreign_language, link)
    if notice.record.section is None or notice.record is draft:
        return banner
    section = localized(notice.record.section)
    url = section.get_url(request) if section else None
    return replace(banner, section=url) if url else None


def _notice_for(notices: list[NoticeBanner], path: str) -> NoticeBanner | None:
    """The one of the nearest section, and of several there the newest."""
    here = [notice for notice in notices if path.startswith(notice.section)]
    return max(here, key=lambda notice: len(notice.section), default=None)
