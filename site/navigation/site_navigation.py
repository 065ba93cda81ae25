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
    text: str
    lang: str = ""
    link: Link | None = None


@dataclass(frozen=True)
class SiteNavigation:
    """`helplines` and `organisation` are translations for the reader, each with its `record`."""

    main: list[Link] = field(default_factory=list)
    top: list[Link] = field(default_factory=list)
    member: list[Link] = field(default_factory=list)
    footer: list[FooterColumn] = field(default_factory=list)
    helplines: list[HelplineTranslation] = field(default_factory=list)
    notice: NoticeBanner | None = None
    organisation: OrganisationDetailsTranslation | None = None
    home_url: str = "/"

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
    """What all pages share, with the links to this page and to those above it marked."""
    return replace(
        shared,
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
    notices = _translations(NoticeTranslation.objects.select_related("record__page"), draft)
    notice = notices[0] if notices else None
    organisation = _translations(OrganisationDetailsTranslation.objects.all(), draft)

    site = Site.find_for_request(request)
    home = site.root_page if site else None
    linked = [home, *(row.record.page for row in items), *(row.record.page for row in notices)]
    prefetch_translations(page for page in linked if page)

    links: dict[int | None, list[Link]] = {}
    for row in items:
        if link := make_link(row.record, row.label, row.foreign_language, request, at_end=row.record.at_end):
            links.setdefault(row.record.menu_id, []).append(link)
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
        notice=_banner(notice, request) if notice else None,
        organisation=organisation[0] if organisation else None,
        home_url=(home_page.get_url(request) if home_page else None) or "/",
    )


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


def _links_of(columns: list[FooterColumn]) -> list[Link]:
    """The links of a location with at most one menu."""
    return columns[0].links if columns else []


def _banner(notice: NoticeTranslation, request: HttpRequest) -> NoticeBanner:
    link = make_link(notice.record, notice.link_label, notice.foreign_language, request)
    return NoticeBanner(notice.text, notice.foreign_language, link)
