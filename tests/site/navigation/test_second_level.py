"""The main menu has a second level: under “More” on every page, and in a row of its own on the pages of its part."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from wagtail.models import Locale

from navigation.enums import MenuLocation
from navigation.models import Menu, MenuItemBelow
from navigation.site_navigation import site_navigation
from pages.models import LandingPage, StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.site.navigation.factories import item, item_below, make_menu
from tests.site.navigation.forms import admin_url, english_of, link, link_below, menu_form
from tests.site.navigation.test_publishing import differences


@pytest.fixture
def publisher(home):
    return at_desk("publisher")


@pytest.fixture
def about(home):
    return publish_below(home, StandardPage(title="About us", slug="about-us"))


def navs(path: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The links under “More”, and those of the row of the part that is read; each with its `aria-current`."""
    soup = BeautifulSoup(Client().get(path).content, "html.parser")
    more, row = soup.select("nav.nav details a"), soup.select("nav.nav--section a")
    return tuple([(a.get_text(" ", strip=True), a.get("aria-current", "")) for a in links] for links in (more, row))


def section(path: str):
    return site_navigation(RequestFactory().get(path)).section


def test_an_editor_adds_drags_and_translates_it_on_the_form_of_the_menu(publisher, home, welsh_home, about):
    menu = make_menu(item("Take part", "Cymryd rhan", page=about))
    [first] = menu.items.all()
    below = [
        link_below({"label": "Second"}, {"language": "cy", "label": "Ail"}, address="/second/", ORDER="2"),
        link_below({"label": "First"}, page=about.pk, ORDER="1"),
    ]
    row = link(english_of(first) | {"label": "Take part"}, below=below, id=first.pk, page=about.pk)

    answer = publisher.post(admin_url(Menu, "edit", menu.pk), menu_form(menu, row, action="publish"))

    assert answer.status_code == 302
    assert navs("/") == ([("First", ""), ("Second", "")], [])
    assert navs("/about-us/") == ([("First", "page"), ("Second", "")],) * 2
    assert navs("/cy/")[0] == [("First", ""), ("Ail", "")]
    about.unpublish()
    assert navs("/") == ([], [])


def test_a_link_to_a_page_follows_the_language_and_drops_out_with_the_page(home, welsh_home, about):
    part = publish_below(home, LandingPage(title="Part", slug="part"))
    make_menu(item("Part", "Rhan", page=part, links_below=[item_below("About us", "Amdanom ni", page=about)]))
    translated = about.copy_for_translation(Locale.objects.get(language_code="cy"))
    translated.save_revision().publish()

    more = BeautifulSoup(Client().get("/cy/").content, "html.parser").select("nav details a")
    assert [(a["href"], a.text.strip()) for a in more] == [(translated.get_url(), "Amdanom ni")]
    about.unpublish()
    assert BeautifulSoup(Client().get("/").content, "html.parser").select("nav details") == []


def test_what_leads_nowhere_or_stands_in_another_menu_is_refused_at_its_field(publisher):
    nowhere = link({"label": "Law"}, address="/x/", below=[link_below({"label": "Where"})])
    misplaced = link({"label": "Law"}, address="/x/", below=[link_below({"label": "Where"}, address="/y/")])
    add = admin_url(Menu, "add")

    first = publisher.post(add, menu_form(Menu(), nowhere, action="publish"))
    second = publisher.post(add, menu_form(Menu(), misplaced, action="publish", location=MenuLocation.FOOTER))

    assert "one of the two" in first.content.decode()
    assert "Only the main menu has a second level." in second.content.decode()
    assert not MenuItemBelow.objects.filter(item__menu__live=True).exists()


def test_an_older_version_brings_it_back_and_versions_can_be_compared(publisher, home):
    menu = make_menu(item("Law", address="/law/", links_below=[item_below("Gone", "Wedi mynd", address="/gone/")]))
    first = menu.latest_revision
    [law] = menu.items.all()
    row = link(english_of(law) | {"label": "Law"}, id=law.pk, address="/law/")
    publisher.post(
        admin_url(Menu, "edit", menu.pk),
        menu_form(menu, row | {"DELETE": "1"}, link({"label": "New"}, address="/new/"), action="publish"),
    )
    assert navs("/") == ([], [])

    latest = Menu.objects.get().latest_revision
    compared = publisher.get(admin_url(Menu, "revisions_compare", menu.pk, first.pk, latest.pk))
    assert all(words in differences(compared) for words in ("Gone", "Wedi mynd"))
    first.refresh_from_db()
    first.publish()
    assert navs("/")[0] == [("Gone", "")]
    assert MenuItemBelow.objects.get().translation_in("cy").label == "Wedi mynd"


def test_a_preview_shows_the_second_level_of_the_draft(rf, home):
    make_menu(item("Law", address="/law/", links_below=[item_below("Published", address="/old/")]))
    draft = Menu(
        location=MenuLocation.MAIN,
        items=[
            item("One", address="/one/", links_below=[item_below("Below one", address="/a/")]),
            item("Two", address="/two/", links_below=[item_below("Below two", address="/b/")]),
        ],
    )

    page = draft.make_preview_request(rf.get("/"), "en-gb").content.decode()

    parts = BeautifulSoup(page, "html.parser").select(".nav__parts > div")
    assert [part.get_text(" ", strip=True) for part in parts] == ["One Below one", "Two Below two"]


def test_a_section_is_marked_by_a_page_of_its_second_level_wherever_that_stands(about):
    below = [item_below("Events", address="/events/"), item_below("About us", page=about)]
    make_menu(item("Take part", address="/learning/", links_below=below), item("Search", address="/search/"))

    part = section("/events/2026/")
    assert (part.label, part.current) == ("Take part", "true")
    assert [link.current for link in part.below] == ["true", ""]
    assert [link.current for link in section("/about-us/").below] == ["", "page"]
    assert section("/search/") is None and section("/") is None


def test_of_links_above_one_another_the_nearest_is_marked(home):
    below = [item_below("Networks", address="/learning/"), item_below("Training", address="/learning/training/")]
    make_menu(item("Networks and training", address="/learning/", links_below=below))

    assert [link.current for link in section("/learning/training/x/").below] == ["", "true"]
    assert [link.current for link in section("/learning/x/").below] == ["true", ""]
