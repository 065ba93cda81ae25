"""Menus, footer, helplines and details. A menu or a helpline that exists is left as its editors left it."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page

from navigation.enums import MenuLocation
from navigation.models import Helpline, Menu, MenuItem, OrganisationDetails

UNVERIFIED = (
    "From general knowledge in November 2026. Not verified: before the site opens, read number, hours and "
    "cost on the helpline's own site, call it once, and write the day into “number checked on”."
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
            ("Positions and publications", "Safbwyntiau a chyhoeddiadau", "influence", False),
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
            ("What we do", "Beth rydym yn ei wneud", "about/what-we-do", False),
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

HELPLINES = [
    (
        "Samaritans",
        "Y Samariaid",
        "116 123",
        "Any time, any reason. Free.",
        "Unrhyw bryd, am unrhyw reswm. Am ddim.",
    ),
    (
        "National Domestic Abuse Helpline",
        "Llinell Gymorth Genedlaethol Cam-drin Domestig",
        "0808 2000 247",
        "For women. Any time. Free.",
        "I fenywod. Unrhyw bryd. Am ddim.",
    ),
    (
        "In danger now",
        "Mewn perygl nawr",
        "999",
        "If you can’t speak, press 55 on a mobile.",
        "Os na allwch siarad, pwyswch 55 ar ffôn symudol.",
    ),
]


@transaction.atomic
def seed(world) -> None:
    """Runs after the pages that the menus lead to; a menu gets the links whose pages exist."""
    for order, (location, heading, heading_cy, items) in enumerate(MENUS):
        found = Menu.objects.filter(location=location, heading=heading).first()
        if found is None or found.latest_revision_id is None:  # no editor has saved it
            _fill(found or Menu(location=location, heading=heading), world.home, order, heading_cy, items)
    for order, (name, name_cy, number, note, note_cy) in enumerate(HELPLINES):
        Helpline.objects.get_or_create(
            name=name,
            defaults={
                "name_cy": name_cy,
                "number": number,
                "note": note,
                "note_cy": note_cy,
                "sort_order": order,
                "staff_note": UNVERIFIED,
            },
        )
    if not OrganisationDetails.objects.exists():
        OrganisationDetails.objects.create(
            line="One Small Thing. We redesign the justice system for women and their children.",
            line_cy="One Small Thing. Rydym yn ailgynllunio’r system gyfiawnder i fenywod a’u plant.",
            small_print="A demonstration. Figures show their year and source.",
            small_print_cy="Arddangosiad. Mae ffigurau’n dangos eu blwyddyn a’u ffynhonnell.",
        )


def _fill(menu: Menu, home: Page, order: int, heading_cy: str, items) -> None:
    """Links whose pages do not exist yet come with the next run."""
    menu.heading_cy, menu.sort_order = heading_cy, order
    menu.items.clear()
    for number, (label, label_cy, target, at_end) in enumerate(items):
        is_address = target.startswith("/")
        page = None if is_address else _page(home, target)
        if page or is_address:
            address = target if is_address else ""
            words = {"label": label, "label_cy": label_cy, "at_end": at_end}
            menu.items.add(MenuItem(**words, page=page, address=address, sort_order=number))
    menu.save()


def _page(home: Page, path: str) -> Page | None:
    return Page.objects.filter(url_path=f"{home.url_path}{path}/").first()
