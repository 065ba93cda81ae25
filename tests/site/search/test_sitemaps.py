"""The sitemap names live pages of both languages in parts, each page with its live translations."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from pages.models import StandardPage
from tests.publishing import publish_below
from tests.queries import queries_of


def named(path: str) -> list[str]:
    """The paths that a sitemap, or the index of sitemaps, names."""
    found = re.findall(r"<loc>(.*?)</loc>", Client().get(path).content.decode())
    assert all(address.startswith(f"{settings.BASE_URL}/") for address in found)
    return [address.removeprefix(settings.BASE_URL) for address in found]


@pytest.fixture
def small_parts(monkeypatch):
    monkeypatch.setattr("search.sitemaps.PAGES_A_PART", 2)


def test_both_languages_with_alternates(home, welsh_home):
    xml = Client().get("/sitemap-1.xml").content.decode()

    assert named("/sitemap-1.xml") == ["/", "/cy/"]
    assert xml.count('hreflang="cy"') == xml.count('hreflang="en-GB"') == 2


def test_a_draft_is_not_named(home):
    home.add_child(instance=StandardPage(title="Draft", slug="secret-draft", live=False))

    assert "secret-draft" not in Client().get("/sitemap-1.xml").content.decode()


def test_a_single_page_has_no_alternates(home):
    publish_below(home, StandardPage(title="Only English", slug="only-english"))

    xml = Client().get("/sitemap-1.xml").content.decode()

    assert "/only-english/" in xml
    assert "hreflang" not in xml


def test_the_index_names_parts_that_name_every_page_once(home, welsh_home, small_parts):
    pages = [publish_below(home, StandardPage(title=f"Page {number}", slug=f"page-{number}")) for number in range(3)]

    parts = named("/sitemap.xml")

    assert parts == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml", "/sitemap-records-1.xml"]
    assert sorted(path for part in parts[:-1] for path in named(part)) == sorted(
        ["/", "/cy/", *(page.url for page in pages)]
    )


def test_translations_in_another_part_are_named_too(home, welsh_home, monkeypatch):
    monkeypatch.setattr("search.sitemaps.PAGES_A_PART", 1)

    assert named("/sitemap-1.xml") == ["/"]
    assert 'hreflang="cy"' in Client().get("/sitemap-1.xml").content.decode()


def test_a_site_without_pages_has_one_part_that_is_empty(home):
    home.unpublish()

    assert named("/sitemap.xml") == ["/sitemap-1.xml", "/sitemap-records-1.xml"]
    assert named("/sitemap-1.xml") == []


@pytest.mark.parametrize("part", ["0", "2", "99999999999999999999", "abc", "-1", ""])
def test_a_part_that_is_not_there_is_a_404(home, part):
    assert Client().get(f"/sitemap-{part}.xml").status_code == 404


def test_more_pages_need_no_more_queries(home, welsh_home):
    few = len(queries_of("/sitemap-1.xml"))
    for number in range(30):
        publish_below(home, StandardPage(title=f"Page {number}", slug=f"page-{number}"))

    assert len(queries_of("/sitemap-1.xml")) <= few <= 10


def test_robots_names_the_sitemap(db):
    assert "/sitemap.xml" in Client().get("/robots.txt").content.decode()
