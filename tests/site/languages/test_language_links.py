"""The link to the other language leads to the same place: path, query and `next` stay, on a 404 and in search too."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from wagtail.models import Locale

from pages.models import StandardPage
from tests.factories import NetworkFactory, UserFactory
from tests.publishing import publish_below


@pytest.fixture(autouse=True)
def both_homes(home, welsh_home):
    page = publish_below(home, StandardPage(title="Water", slug="water"))
    translation = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    translation.slug = "dwr"
    translation.save_revision().publish()
    publish_below(home, StandardPage(title="Only English", slug="only"))
    NetworkFactory(name="South")


def switches(html: str, language: str) -> set[str]:
    """Where the links to a language lead, in the masthead and the footer."""
    links = re.findall(rf'<a href="([^"]*)"\s+hreflang="{language}" lang="{language}">', html)
    return {unescape(link) for link in links if link}


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("/water/?utm=x&page=2", "/cy/dwr/?utm=x&page=2"),
        ("/search/?q=a+b&page=1", "/cy/search/?q=a+b&page=1"),
        ("/search/?q=t%C5%B7%22%3E", "/cy/search/?q=t%C5%B7%22%3E"),
        (
            "/accounts/login/?next=/learning/libraries/x/%3Fa%3D1",
            "/cy/accounts/login/?next=/learning/libraries/x/%3Fa%3D1",
        ),
        ("/accounts/signup/?next=/learning/", "/cy/accounts/signup/?next=/learning/"),
        ("/learning/networks/south/apply/?again=1", "/cy/learning/networks/south/apply/?again=1"),
        ("/nowhere/at/all/?a=1&a=2", "/cy/nowhere/at/all/?a=1&a=2"),
        ("/no%20where/?q=%20", "/cy/no%20where/?q=%20"),
        ("/t%C5%B7/", "/cy/t%C5%B7/"),
        ("/only/?a=1", "/cy/only/?a=1"),
    ],
)
def test_the_switch_keeps_path_and_query(english, welsh):
    assert switches(Client().get(english).content.decode(), "cy") == {welsh}
    assert switches(Client().get(welsh).content.decode(), "en-GB") == {english}


def test_a_welsh_404_leads_to_the_english_page_with_the_query(home):
    page = Client().get("/cy/only/?a=1")

    assert page.status_code == 404
    assert "/only/?a=1" in switches(page.content.decode(), "en-GB")


def test_after_a_wrong_password_the_switch_keeps_next(client):
    path = "/accounts/login/?next=/learning/"

    answer = client.post(path, {"login": UserFactory().email, "password": "wrong", "next": "/learning/"})

    assert switches(answer.content.decode(), "cy") == {f"/cy{path}"}


def test_a_404_claims_no_address_and_leads_to_no_other_site():
    for path in ("/nowhere/", "/cy/nowhere/"):
        page = Client().get(path).content.decode()
        assert 'rel="canonical"' not in page and 'rel="alternate"' not in page

    for link in switches(Client().get("/cy//evil.example/x/").content.decode(), "en-GB"):
        assert not link.startswith("//")


def test_search_claims_its_address_without_the_query():
    page = Client().get("/search/?q=a").content.decode()

    assert re.search(r'rel="canonical" href="[^"?]*/search/"', page)
