"""Public pages that views serve say to other sites and to search engines what they are, as all pages do."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from learning.models import LearningPage
from learning.networks.models import NetworkTranslation
from learning.quality_mark.models import QualityMarkPage
from tests.factories import NetworkFactory
from tests.json_ld import SCHEMA, graph, value
from tests.learning.quality_mark.factories import make_award
from tests.publishing import publish_below

REGISTER = "/learning/quality-mark/register/"


@pytest.fixture
def pages(home, welsh_home):
    learning = publish_below(home, LearningPage(title="Networks and training", slug="learning"))
    publish_below(learning, QualityMarkPage(title="The quality mark", slug="quality-mark"))
    NetworkTranslation.objects.create(record=NetworkFactory(name="South"), description="We meet.")
    make_award("Example Trust 12", awarded_on="2025-01-01", due_on="2099-01-01")


def meta(path: str) -> dict[str, str]:
    soup = BeautifulSoup(Client().get(path).content, "html.parser")
    return {tag["property"].removeprefix("og:"): tag["content"] for tag in soup.find_all("meta", property=True)}


@pytest.mark.parametrize(
    ("path", "title", "description", "above"),
    [
        (REGISTER, "Register of the quality mark", "Organisations with", "The quality mark"),
        (f"{REGISTER}example-trust-12/", "Example Trust 12: quality mark", "In date until 1 January 2099", "Register"),
        ("/learning/networks/south/", "South network", "We meet.", "Networks and training"),
    ],
)
def test_a_view_says_title_address_picture_and_where_it_stands(pages, path, title, description, above):
    said = meta(path)
    page, breadcrumbs = graph(path)

    assert (said["title"], urlsplit(said["url"]).path) == (title, path)
    assert said["description"].startswith(description)
    assert Client().get(urlsplit(said["image"]).path).headers["Content-Type"] == "image/png"
    assert page["@type"] == [f"{SCHEMA}WebPage"] and (value(page, "name"), value(page, "inLanguage")) == (
        title,
        "en-GB",
    )
    names = [value(item, "name") for item in breadcrumbs[f"{SCHEMA}itemListElement"]]
    assert names[0] == "Home" and names[-2:] == [above, title]
    assert urlsplit(meta(f"/cy{path}")["url"]).path == f"/cy{path}"


def test_without_a_page_above_there_is_no_picture_and_all_else(home):
    make_award("Example Trust 12")

    said = meta(f"{REGISTER}example-trust-12/")
    assert "image" not in said and said["title"] == "Example Trust 12: quality mark"


def test_what_is_not_public_is_not_shared(pages):
    make_award("Example Draft 1", live=False)

    assert meta(f"{REGISTER}example-draft-1/") == meta("/learning/networks/nowhere/") == {}


def test_a_page_above_that_is_not_live_is_neither_named_nor_linked(pages):
    LearningPage.objects.get().unpublish()

    for path in (REGISTER, f"{REGISTER}example-trust-12/", "/learning/networks/south/"):
        for here in (path, f"/cy{path}"):
            told = [value(item, "item") for item in graph(here)[1][f"{SCHEMA}itemListElement"]]
            crumbs = BeautifulSoup(Client().get(here).content, "html.parser").find("nav", class_="breadcrumbs")
            linked = [link["href"] for link in crumbs.find_all("a")] if crumbs else []
            for address in (*told, *linked):
                assert Client().get(urlsplit(address).path).status_code == 200, (here, address)


def test_home_is_one_that_is_live(pages, welsh_home):
    welsh_home.unpublish()
    home = graph(f"/cy{REGISTER}")[1][f"{SCHEMA}itemListElement"][0]

    assert urlsplit(value(home, "item")).path == "/"
