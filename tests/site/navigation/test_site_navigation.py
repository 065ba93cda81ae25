"""Menus, helplines and notice follow the reader's language and never lead to a 404."""

import datetime

import pytest
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Locale

from navigation.enums import MenuLocation
from navigation.models import HelplineTranslation, Menu
from navigation.site_navigation import SiteNavigation, site_navigation
from pages.models import HelpPage, StandardPage
from tests.publishing import publish_below
from tests.site.navigation.factories import (
    item,
    item_below,
    make_details,
    make_helpline,
    make_menu,
    make_notice,
    publish,
)


@pytest.fixture
def about(home):
    return publish_below(home, StandardPage(title="About us", slug="about-us"))


def navigation(path: str = "/", language: str = "en-gb") -> SiteNavigation:
    with translation.override(language):
        return site_navigation(RequestFactory().get(path))


def test_a_link_to_a_page_has_the_address_of_the_page(about):
    make_menu(item("About us", page=about))

    assert [(link.label, link.url) for link in navigation().main] == [("About us", "/about-us/")]


def test_the_link_moves_with_the_page(about):
    make_menu(item("About us", page=about))
    about.slug = "who-we-are"
    about.save_revision().publish()

    assert navigation().main[0].url == "/who-we-are/"


def test_a_link_to_a_withdrawn_page_is_left_out(about):
    make_menu(item("About us", page=about), item("Search", address="/help-yourself/"))
    about.unpublish()

    assert [link.label for link in navigation().main] == ["Search"]


def test_a_reader_of_welsh_goes_to_the_welsh_translation_once_it_is_live(about, welsh_home):
    make_menu(item("About us", "Amdanom ni", page=about))
    translated = about.copy_for_translation(Locale.objects.get(language_code="cy"))

    draft = navigation("/cy/", "cy").main[0]
    assert (draft.label, draft.url, draft.hreflang) == ("Amdanom ni", "/about-us/", "en-GB")

    translated.save_revision().publish()
    live = navigation("/cy/", "cy").main[0]
    assert (live.url, live.hreflang) == (translated.get_url(), "")


def test_english_words_on_a_welsh_page_are_marked_as_english(about, welsh_home):
    make_menu(item("About us", page=about))

    assert navigation("/cy/", "cy").main[0].lang == "en-GB"
    assert navigation("/", "en-gb").main[0].lang == ""


def test_a_withdrawn_english_page_takes_its_welsh_link_with_it(about, welsh_home):
    make_menu(item("About us", page=about))
    about.copy_for_translation(Locale.objects.get(language_code="cy")).save_revision().publish()
    about.unpublish()

    assert navigation("/cy/", "cy").main == []


def test_the_link_to_the_page_and_to_its_part_are_marked(about):
    make_menu(item("About us", page=about), item("Other", address="/other/"))

    assert [link.current for link in navigation("/about-us/").main] == ["page", ""]
    assert [link.current for link in navigation("/about-us/history/").main] == ["true", ""]


def test_an_address_of_ours_takes_the_language_of_the_page_and_others_stay(home):
    make_menu(item("Exit", address="/exit/"), item("Law", address="https://www.gov.uk/"))

    assert [link.url for link in navigation("/cy/", "cy").main] == ["/cy/exit/", "https://www.gov.uk/"]


def test_home_is_the_welsh_home_only_when_it_is_live(home):
    assert navigation("/cy/nothing/", "cy").home_url == "/"


def test_home_is_the_welsh_home_when_it_is_live(welsh_home):
    assert navigation("/cy/", "cy").home_url == "/cy/"


def test_footer_columns_stand_in_their_order_and_empty_ones_drop_out(about):
    second = make_menu(item("About us", page=about), location=MenuLocation.FOOTER, heading="Second")
    first = make_menu(item("About us", page=about), location=MenuLocation.FOOTER, heading="First")
    make_menu(location=MenuLocation.FOOTER, heading="Empty")
    Menu.objects.filter(pk=first.pk).update(sort_order=1)
    Menu.objects.filter(pk=second.pk).update(sort_order=2)

    assert [column.heading for column in navigation().footer] == ["First", "Second"]


def test_a_helpline_stands_on_the_pages_of_its_language_alone(home):
    make_helpline("Everywhere", sort_order=1)
    make_helpline("England", page_language="en-gb", sort_order=2)
    make_helpline("Cymru", page_language="cy", sort_order=3)

    assert [line.name for line in navigation().helplines] == ["Everywhere", "England"]
    assert [line.name for line in navigation(language="cy").helplines] == ["Everywhere", "Cymru"]


def test_a_number_stands_with_its_day_and_on_the_help_page_with_its_source(browser, home):
    publish_below(home, HelpPage(title="Help now", slug="help", summary="Who to call."))
    own_page = "https://www.samaritans.org/how-we-can-help/contact-samaritan/"
    make_helpline("Checked", checked_on=datetime.date(2026, 9, 1), source=own_page)
    unchecked = "A number without a day has not been checked yet."

    help_page = browser.get("/help/").content.decode()
    for page in (browser.get("/").content.decode(), help_page):
        assert page.count("Number checked on 1 September 2026.") == 1
        assert unchecked not in page
    source = f'Source: <a href="{own_page}" rel="noreferrer noopener">samaritans.org</a>.'
    assert source in help_page

    make_helpline("Unchecked", "116 124")
    help_page = browser.get("/help/").content.decode()
    assert help_page.count("Number checked on") == help_page.count(unchecked) == 1
    assert help_page.count("Source:") == 1


def test_a_helpline_s_number_can_be_dialled_and_is_not_broken_over_lines(home):
    make_helpline()
    make_helpline("Hidden", "999", in_help_bar=False)

    [line] = navigation().helplines
    assert (line.record.dial, line.record.spaced) == ("116123", "116\N{NO-BREAK SPACE}123")


def test_a_third_language_is_a_setting_and_more_rows_of_words(home, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "Arabic")]
    line = make_helpline("Samaritans")
    line.translations.add(HelplineTranslation(language="ar", name="السامريون"))
    publish(line)
    make_menu(item("Law", address="https://www.gov.uk/"))

    with translation.override("ar"):
        found = site_navigation(RequestFactory().get("/"))
        assert [(shown.name, shown.foreign_language) for shown in found.helplines] == [("السامريون", "")]
        assert [(shown.label, shown.lang) for shown in found.main] == [("Law", "en-GB")]
    assert "ar" in [code for code, _name in line.preview_modes]


@pytest.mark.parametrize("number_of_links", [2, 12])
@pytest.mark.parametrize(("language", "queries"), [("en-gb", 6), ("cy", 7)])
def test_as_many_queries_for_twelve_links_as_for_two(
    home, django_assert_num_queries, number_of_links, language, queries
):
    """Cold, with all that can stand around a page; in Welsh one more, for the translations of all linked pages.

    Which site this is, and where its addresses begin, Wagtail has asked once a request before.
    """
    pages = [publish_below(home, StandardPage(title=f"Page {n}", slug=f"page-{n}")) for n in range(number_of_links)]
    make_details()
    make_notice(link_label="More", page=pages[0])
    for n in range(number_of_links):
        make_helpline(f"Line {n}")
    make_menu(*(item(page.title, page=page, links_below=[item_below("Below", page=page)]) for page in pages))
    make_menu(*(item(page.title, page=page) for page in pages), location=MenuLocation.FOOTER)
    request = RequestFactory().get("/")
    home.get_url(request)

    with translation.override(language), django_assert_num_queries(queries):
        found = site_navigation(request)
        assert len(found.main) == len(found.footer[0].links) == number_of_links
        assert [below.label for link in found.main for below in link.below] == ["Below"] * number_of_links
        assert [line.name for line in found.helplines] and found.organisation.lines and found.notice.link
