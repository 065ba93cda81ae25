"""Menus, footer, helplines and details. A menu or a helpline that exists is left as its editors left it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from demo.seeded_content import SeededContent
from languages.models import TranslatedRecord
from navigation.enums import MenuLocation
from navigation.models import Helpline, Menu, MenuItem, MenuItemBelow, NavigationRecord, OrganisationDetails

WELSH = "cy"

UNVERIFIED = (
    "Read in November 2026 in stored copies of unknown age, not on the site itself. Before the site opens, read number, "
    "hours and cost on the helpline's own site, call it once, and write the day into “number checked on”."
)

# label, label in Welsh, path of the English page below the home page (or an address), at the end
MENUS: list[tuple[str, str, str, list[tuple[str, str, str, bool]]]] = [
    (
        MenuLocation.MAIN,
        "Main menu",
        "",
        [
            ("Campaigns", "Ymgyrchoedd", "campaigns", False),
            ("Influence", "Dylanwadu", "influence", False),
            ("Blueprint", "Glasbrint", "blueprint", False),
            ("Networks and training", "Rhwydweithiau a hyfforddiant", "learning", False),
            ("About us", "Amdanom ni", "about", False),
            ("Search", "Chwilio", "/search/", True),
        ],
    ),
    (MenuLocation.TOP, "Top", "", [("Help now", "Cymorth nawr", "help", False)]),
    (MenuLocation.MEMBER, "Signed in", "", [("My learning", "Fy nysgu", "learning", False)]),
    (
        MenuLocation.FOOTER,
        "Read",
        "Darllen",
        [
            ("Campaigns", "Ymgyrchoedd", "campaigns", False),
            ("Answers to consultations", "Atebion i ymgynghoriadau", "influence", False),
            ("Hope Street blueprint", "Glasbrint Hope Street", "blueprint", False),
            ("Our history", "Ein hanes", "about/history", False),
        ],
    ),
    (
        MenuLocation.FOOTER,
        "Take part",
        "Cymryd rhan",
        [
            ("Networks and libraries", "Rhwydweithiau a llyfrgelloedd", "learning", False),
            ("Training", "Hyfforddiant", "learning/training", False),
            ("Events", "Digwyddiadau", "events", False),
            ("Quality mark", "Marc ansawdd", "learning/quality-mark", False),
            ("What we do", "Beth rydym yn ei wneud", "about/what-we-do", False),
            ("Jobs", "Swyddi", "about/jobs", False),
            ("Contact", "Cysylltu", "about/contact", False),
            ("Newsletter", "Cylchlythyr", "/newsletter/", False),
        ],
    ),
    (
        MenuLocation.FOOTER,
        "Using this site",
        "Defnyddio’r wefan hon",
        [
            ("Help now, and how to leave fast", "Cymorth nawr, a sut i adael yn gyflym", "help", False),
            ("Accessibility", "Hygyrchedd", "about/accessibility", False),
            ("Privacy", "Preifatrwydd", "about/privacy", False),
        ],
    ),
]

# The second level of the main menu, by the English label of the link above: as the links above, without the last column
BELOW: dict[str, list[tuple[str, str, str]]] = {
    "Networks and training": [
        ("Networks", "Rhwydweithiau", "learning"),
        ("Training", "Hyfforddiant", "learning/training"),
        ("Events", "Digwyddiadau", "events"),
        ("Quality mark", "Marc ansawdd", "learning/quality-mark"),
    ],
    "About us": [
        ("What we do", "Beth rydym yn ei wneud", "about/what-we-do"),
        ("Our history", "Ein hanes", "about/history"),
        ("People", "Pobl", "about/people"),
        ("Jobs", "Swyddi", "about/jobs"),
        ("Contact", "Cysylltu", "about/contact"),
    ],
}

# name, name in Welsh, number, note, note in Welsh, the pages it stands on (all when empty), where it was found (empty
# while nobody has found it on the helpline's own site or on the government's)
HELPLINES = [
    (
        "Samaritans",
        "Y Samariaid",
        "116 123",
        "Any time, any reason. Free.",
        "Unrhyw bryd, am unrhyw reswm. Am ddim.",
        "",
        "https://www.samaritans.org/how-we-can-help/contact-samaritan/",
    ),
    (
        "Samaritans in Welsh",
        "Y Samariaid yn Gymraeg",
        "0808 164 0123",
        "In Welsh, every day from 7pm to 11pm. Free.",
        "Yn Gymraeg, bob dydd rhwng 19:00 a 23:00. Am ddim.",
        WELSH,
        "",
    ),
    (
        "National Domestic Abuse Helpline",
        "Llinell Gymorth Genedlaethol Cam-drin Domestig",
        "0808 2000 247",
        "For women. Any time. Free.",
        "I fenywod. Unrhyw bryd. Am ddim.",
        settings.LANGUAGE_CODE,
        "https://www.gov.uk/government/news/refuge-awarded-grant-to-operate-domestic-abuse-helpline",
    ),
    (
        "Live Fear Free",
        "Byw Heb Ofn",
        "0808 80 10 800",
        "Domestic abuse and sexual violence, in Wales. Any time. Free.",
        "Cam-drin domestig a thrais rhywiol, yng Nghymru. Unrhyw bryd. Am ddim.",
        WELSH,
        "https://www.gov.wales/live-fear-free/sexual-violence",
    ),
    (
        "In danger now",
        "Mewn perygl nawr",
        "999",
        "If you can’t speak, press 55 on a mobile.",
        "Os na allwch siarad, pwyswch 55 ar ffôn symudol.",
        "",
        "",
    ),
]

DETAILS = {
    "line": "One Small Thing. We redesign the justice system for women and their children.",
    "small_print": "A demonstration. Figures show their year and source.",
}
DETAILS_CY = {
    "line": "One Small Thing. Rydym yn ailgynllunio’r system gyfiawnder i fenywod a’u plant.",
    # To be taken out, as an editor can, when a Welsh speaker has checked the pages.
    "small_print": "Arddangosiad. Mae ffigurau’n dangos eu blwyddyn a’u ffynhonnell. Nid yw siaradwr Cymraeg wedi gwirio "
    "Cymraeg y wefan hon eto.",
}


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Runs after the pages that the menus lead to; a menu gets the links whose pages exist."""
    for order, (location, heading, heading_cy, items) in enumerate(MENUS):
        known = _with_words(Menu, heading=heading) if location == MenuLocation.FOOTER else Menu.objects
        found = known.filter(location=location).first()
        if found is None:
            words = _translations(Menu, {"heading": heading}, {"heading": heading_cy})
            _fill(Menu(location=location, sort_order=order, translations=words), seeded.home, items)
        elif found.items.count() < len(items) and not found.revisions.filter(user__isnull=False).exists():
            _fill(found, seeded.home, items)  # some pages did not exist, and no editor has saved it
    for order, (name, name_cy, number, note, note_cy, language, source) in enumerate(HELPLINES):
        if not _with_words(Helpline, name=name).exists():
            words = _translations(Helpline, {"name": name, "note": note}, {"name": name_cy, "note": note_cy})
            placed = {"sort_order": order, "page_language": language}
            _publish(Helpline(number=number, source=source, staff_note=UNVERIFIED, translations=words, **placed))
    if not OrganisationDetails.objects.exists():
        _publish(OrganisationDetails(translations=_translations(OrganisationDetails, DETAILS, DETAILS_CY)))


def _publish(record: NavigationRecord) -> None:
    """By a revision, as the Publish button does: what is live has a history to go back to."""
    record.save()
    record.save_revision().publish()


def _with_words(model: type[TranslatedRecord], **words: str) -> QuerySet:
    """The records with these words in English."""
    named = {f"translations__{name}": text for name, text in words.items()}
    return model._default_manager.filter(translations__language=settings.LANGUAGE_CODE, **named)


def _translations(model: type[TranslatedRecord], english: dict[str, str], welsh: dict[str, str]) -> list[Any]:
    """The rows of words of a record; none in Welsh where nothing is written."""
    row = model._meta.get_field("translations").related_model
    rows = [row(language=settings.LANGUAGE_CODE, **english)]
    return [*rows, row(language=WELSH, **welsh)] if any(welsh.values()) else rows


def _fill(menu: Menu, home: Page, items: list[tuple[str, str, str, bool]]) -> None:
    """Links whose pages do not exist yet come with the next run."""
    menu.items.clear()
    for number, (label, label_cy, target, at_end) in enumerate(items):
        is_address = target.startswith("/")
        page = None if is_address else _page(home, target)
        if page or is_address:
            words = _translations(MenuItem, {"label": label}, {"label": label_cy})
            address = target if is_address else ""
            item = MenuItem(page=page, address=address, at_end=at_end, sort_order=number)
            item.translations.add(*words)
            if menu.location == MenuLocation.MAIN:
                item.links_below.add(*_links_below(label, home))
            menu.items.add(item)
    _publish(menu)


def _links_below(label: str, home: Page) -> list[MenuItemBelow]:
    links = []
    for number, (below, below_cy, target) in enumerate(BELOW.get(label, ())):
        if page := _page(home, target):
            link = MenuItemBelow(page=page, sort_order=number)
            link.translations.add(*_translations(MenuItemBelow, {"label": below}, {"label": below_cy}))
            links.append(link)
    return links


def _page(home: Page, path: str) -> Page | None:
    return Page.objects.filter(url_path=f"{home.url_path}{path}/").first()
