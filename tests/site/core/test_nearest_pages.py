"""An address that leads nowhere names the pages nearest to it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages.models import LandingPage, StandardPage
from tests.publishing import publish_below
from tests.translating import welsh


@pytest.fixture
def pages(home, welsh_home):
    about = publish_below(home, LandingPage(title="About us", slug="about"))
    water = publish_below(about, StandardPage(title="Clean water for everyone", slug="water"))
    about.add_child(instance=StandardPage(title="Clean water, a draft", slug="water-draft", live=False))
    return about, water


def named(path: str) -> list[str]:
    answer = Client().get(path)
    assert answer.status_code == 404
    return [link.get_text() for link in BeautifulSoup(answer.content, "html.parser").select("main .rows a")]


@pytest.mark.parametrize("path", ["/clean-water/", "/old/2019/clean-water-for-everyone/", "/water-everyone/"])
def test_pages_with_its_words_are_named_and_no_draft(pages, path):
    assert named(path) == ["Clean water for everyone"]


def test_short_words_name_nothing_and_leave_what_the_longer_ones_name(pages):
    """The title holds “for”, as texts hold “at” and “all”."""
    assert named("/nowhere/for/") == []
    assert named("/nowhere/for-all-at-water/") == ["Clean water for everyone"]


@pytest.mark.parametrize("path", ["/about/watre/", "/Water/", "/about/waters/"])
def test_a_page_with_an_address_that_differs_by_a_letter_is_named(pages, path):
    assert named(path)[0] == "Clean water for everyone"


def test_the_page_above_is_named_where_no_page_has_its_words(pages):
    assert named("/about/something-else/") == ["About us"]
    assert named("/about/water/below/") == ["Clean water for everyone"]


def test_each_language_names_its_own_pages(pages):
    about, _water = pages
    welsh_about = about.copy_for_translation(welsh())
    welsh_about.title, welsh_about.slug = "Amdanom ni", "amdanom-ni"
    welsh_about.save_revision().publish()

    assert named("/cy/amdanom-ni/dim-byd/") == ["Amdanom ni"]
    assert named("/cy/clean-water/") == []


def test_at_most_four_are_named_the_page_above_among_them(pages):
    about, _water = pages
    for number in range(4):
        publish_below(about, StandardPage(title=f"Clean water, part {number}", slug=f"part-{number}"))

    found = named("/about/clean-water/")
    assert len(found) == 4 and found[-1] == "About us" and "About us" not in found[:-1]


@pytest.mark.parametrize(
    "path", ["/wp-login.php", "/a/", "/" + "clean-water/" * 9, "/%00/", "/" + "y" * 3000 + "/", "/'or'1'='1/"]
)
def test_an_address_that_no_page_could_have_costs_no_search(pages, path):
    Client().get("/nothing/")
    with CaptureQueriesContext(connection) as asked:
        assert named(path) == []

    assert not [query for query in asked if "indexentry" in query["sql"]]
