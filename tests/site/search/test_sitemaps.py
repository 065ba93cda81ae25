"""The sitemap names live pages of both languages, each with its live translations."""

from django.test import Client

from pages.models import StandardPage
from tests.publishing import publish_below


def test_both_languages_with_alternates(home, welsh_home):
    xml = Client().get("/sitemap.xml").content.decode()

    assert xml.count("<loc>") == 2
    assert 'hreflang="cy"' in xml
    assert 'hreflang="en-GB"' in xml


def test_a_draft_is_not_named(home):
    home.add_child(instance=StandardPage(title="Draft", slug="secret-draft", live=False))

    assert "secret-draft" not in Client().get("/sitemap.xml").content.decode()


def test_a_single_page_has_no_alternates(home):
    publish_below(home, StandardPage(title="Only English", slug="only-english"))

    assert "hreflang" not in Client().get("/sitemap.xml").content.decode()


def test_robots_names_the_sitemap(db):
    assert "/sitemap.xml" in Client().get("/robots.txt").content.decode()
