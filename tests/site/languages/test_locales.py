"""The language comes from the path alone, and a Welsh address never shows English as Welsh."""

import pytest
from django.test import Client

from pages.models import StandardPage
from tests.publishing import publish_below


@pytest.fixture
def about(home):
    return publish_below(home, StandardPage(title="What we do", slug="what-we-do"))


@pytest.mark.parametrize("with_welsh_home", [False, True])
def test_a_welsh_address_without_a_welsh_page_names_the_english_one(about, request, with_welsh_home):
    if with_welsh_home:
        request.getfixturevalue("welsh_home")

    response = Client().get("/cy/what-we-do/")

    assert response.status_code == 404
    body = response.content.decode()
    assert '<html lang="cy"' in body
    assert 'href="/what-we-do/"' in body
    assert "What we do" in body


def test_a_welsh_address_of_nothing_at_all_is_a_plain_404_in_welsh(about):
    response = Client().get("/cy/nothing/")

    assert response.status_code == 404
    assert '<html lang="cy"' in response.content.decode()


def test_neither_header_nor_cookie_changes_the_language(about):
    client = Client(headers={"Accept-Language": "cy"})
    client.cookies["django_language"] = "cy"

    response = client.get("/what-we-do/")

    assert '<html lang="en-GB"' in response.content.decode()
    assert response.headers["Content-Language"] == "en-GB"


def test_each_language_links_straight_to_the_other(home, welsh_home):
    english, welsh = Client().get("/").content.decode(), Client().get("/cy/").content.decode()

    assert 'hreflang="cy"' in english
    assert 'href="/cy/"' in english
    assert 'href="/"' in welsh
    assert 'rel="alternate"' in english


def test_a_draft_translation_is_not_named(home, welsh_home):
    welsh_home.unpublish()

    page = Client().get("/").content.decode()
    assert 'rel="alternate"' not in page
    assert Client().get("/cy/").status_code == 404  # where the link to Welsh leads
