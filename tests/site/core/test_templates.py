"""What every page has: skip link and exit first, one marigold dot, a language switch that is true."""

import gzip
import re

import pytest
from django.test import override_settings
from wagtail.models import Locale

from core.finders import CSS, joined
from pages.models import HelpPage, HistoryPage, LandingPage, StandardPage
from tests.publishing import publish_below

YEAR = ("year", {"when": "2014", "heading": "A start", "text": "", "source": "Our history page", "url": ""})


def dots(page: str) -> int:
    """Marigold dots on a page: in a drawing, at the last year, or over the name."""
    away = re.search(r'<body class="[^"]*dot-away', page) is not None
    return page.count('class="one"') + page.count("year--now") + (0 if away else page.count("logo__i"))


@pytest.fixture
def pages(home):
    return {
        "home": home,
        "standard": publish_below(home, StandardPage(title="Text", slug="text")),
        "landing": publish_below(home, LandingPage(title="Part", slug="part")),
        "history": publish_below(home, HistoryPage(title="History", slug="history", years=[YEAR, YEAR])),
        "help": publish_below(home, HelpPage(title="Help now", slug="help")),
    }


@pytest.mark.parametrize("kind", ["home", "standard", "landing", "history", "help"])
def test_each_page_has_one_marigold_dot_and_one_main_heading(client, pages, kind):
    page = client.get(pages[kind].get_url()).content.decode()

    assert dots(page) == 1
    assert page.count("<h1") == 1


def test_a_page_that_is_not_there_has_one_dot_too(client, home):
    answer = client.get("/nothing/")

    assert answer.status_code == 404 and dots(answer.content.decode()) == 1


def test_the_first_two_stops_are_skip_and_exit(client, home):
    links = re.findall(r"<(?:a|button|input)\b[^>]*>", client.get("/").content.decode())

    assert 'class="skip"' in links[0]
    assert 'class="exit"' in links[1]


@override_settings(EXIT_URL="https://weather.example/")
def test_exit_is_a_plain_link_out_for_nobody_in_particular(client, home):
    assert 'class="exit" href="https://weather.example/"' in client.get("/").content.decode()


def test_exit_ends_the_session_of_someone_signed_in(admin_client, home):
    assert 'class="exit" href="/exit/"' in admin_client.get("/").content.decode()


def test_exit_can_be_off_for_a_page(client, pages):
    pages["standard"].exit_link = "off"
    pages["standard"].save_revision().publish()

    assert 'class="exit"' not in client.get("/text/").content.decode()
    assert 'class="exit"' in client.get("/part/").content.decode()


def test_the_switch_of_a_page_without_a_live_translation_leads_to_a_page_that_says_so(client, pages, welsh_home):
    draft = pages["standard"].copy_for_translation(Locale.objects.get(language_code="cy"))
    page = client.get("/text/").content.decode()
    assert page.count('<a href="/cy/text/" hreflang="cy" lang="cy">Cymraeg</a>') == 1  # no footer menu: one at the top
    assert 'rel="alternate"' not in page
    assert "Nid yw’r dudalen hon yn Gymraeg eto." in client.get("/cy/text/").content.decode()
    assert '<link rel="canonical" href="http://' in page

    draft.save_revision().publish()
    page = client.get("/text/").content.decode()
    assert f'href="{draft.get_url()}" hreflang="cy" lang="cy">Cymraeg</a>' in page
    assert 'rel="alternate" hreflang="cy"' in page and 'rel="alternate" hreflang="en-GB"' in page


def test_each_language_names_itself(client, welsh_home):
    assert '<html lang="en-GB"' in client.get("/").content.decode()
    assert '<html lang="cy"' in client.get("/cy/").content.decode()


def test_a_welsh_address_without_a_welsh_page_names_the_english_one(client, pages):
    answer = client.get("/cy/text/")
    page = answer.content.decode()

    assert answer.status_code == 404 and '<html lang="cy"' in page
    assert re.search(r'href="/text/" hreflang="en-GB" lang="en-GB">Text</a>', page)


def test_the_404_page_offers_search_and_the_other_language(client, welsh_home):
    page = client.get("/nothing/").content.decode()

    assert 'role="search"' in page and "Cymraeg" in page


@pytest.mark.parametrize(("path", "lang"), [("/x/", "en-GB"), ("/cy/x/", "cy")])
def test_the_500_page_needs_no_database(rf, path, lang):
    from django.utils import translation

    from core.views import server_error

    request = rf.get(path)
    with translation.override("cy" if lang == "cy" else "en-gb"):
        answer = server_error(request)

    assert answer.status_code == 500
    assert f'<html lang="{lang}"' in answer.content.decode()


def test_the_home_page_is_under_100_kb_without_pictures(client, home):
    """Compressed: the page, the sheet, the script, and both faces whole, Welsh letters and italics too."""
    page = gzip.compress(client.get("/").content)
    sheet = gzip.compress(joined().encode())
    script = gzip.compress((CSS.parent / "site.js").read_bytes())
    fonts = sum(path.stat().st_size for path in (CSS.parent / "fonts").glob("*latin.woff2"))

    assert len(page) + len(sheet) + len(script) + fonts < 100_000
