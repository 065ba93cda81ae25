"""What other sites show of a page that is shared, and what search engines are told of it."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from core.cards import draw_card
from files.models import PublicImage
from pages.models import LandingPage, StandardPage
from tests.json_ld import SCHEMA, graph, value
from tests.publishing import publish_below


@pytest.fixture
def page(home):
    about = publish_below(home, LandingPage(title="About us", slug="about"))
    return publish_below(about, StandardPage(title="Dŵr & <tŷ>", slug="water", summary="Of </script> water."))


def read(path: str) -> BeautifulSoup:
    return BeautifulSoup(Client().get(path).content, "html.parser")


def meta(soup: BeautifulSoup) -> dict[str, str]:
    return {tag["property"]: tag["content"] for tag in soup.find_all("meta", property=True)}


def path_of(address: str) -> str:
    return urlsplit(address).path


def test_a_shared_page_says_its_title_summary_address_and_picture(page):
    said = meta(read("/about/water/"))

    assert said["og:title"] == "Dŵr & <tŷ>"
    assert said["og:description"] == "Of </script> water."
    assert said["og:url"].endswith("/about/water/")
    picture = Client().get(path_of(said["og:image"]))
    assert picture.headers["Content-Type"] == "image/png"
    assert "immutable" in picture.headers["Cache-Control"]
    assert picture.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert Image.open(BytesIO(picture.content)).size == (1200, 630)


def test_a_new_title_has_a_new_card_and_the_old_address_leads_to_it(page):
    before = path_of(meta(read("/about/water/"))["og:image"])
    page.title = "Water"
    page.save_revision().publish()

    after = path_of(meta(read("/about/water/"))["og:image"])
    assert after != before
    assert Client().get(before).headers["Location"] == after


def test_a_draft_has_no_card(page):
    card = path_of(meta(read("/about/water/"))["og:image"])
    page.unpublish()
    assert Client().get(card).status_code == 404


@pytest.mark.parametrize("title", ["Dŵr, tŷ", "A" * 255, "word " * 60, "عنوان", "水", "\u0000", ""])
def test_every_title_can_be_drawn(title):
    assert Image.open(BytesIO(draw_card(title, "Campaign"))).size == (1200, 630)


def test_welsh_letters_are_drawn_and_no_boxes_for_them():
    """Letters that a font file lacks would all be the same box."""
    assert len({draw_card(letter, "") for letter in "ŵŷŴŶ"}) == 4


def test_the_editors_picture_stands_in_place_of_the_card(page):
    out = BytesIO()
    Image.new("RGB", (1300, 700), "red").save(out, "PNG")
    page.social_image = PublicImage.objects.create(
        title="Red", people="no", file=ContentFile(out.getvalue(), "red.png")
    )
    page.save_revision().publish()

    shown = meta(read("/about/water/"))["og:image"]
    assert shown.endswith(page.social_image.get_rendition("fill-1200x630|format-jpeg").url)

    page.social_image.renditions.all().delete()
    page.social_image.file.storage.delete(page.social_image.file.name)
    page.save_revision().publish()
    assert path_of(meta(read("/about/water/"))["og:image"]).startswith("/cards/"), "its file is lost"


def test_search_engines_are_told_what_the_page_is_and_where_it_stands(page):
    described, breadcrumbs = graph("/about/water/")

    assert described["@type"] == [f"{SCHEMA}WebPage"]
    assert value(described, "dateModified") == page.last_published_at.isoformat()
    assert value(described, "description") == "Of </script> water."
    names = [value(item, "name") for item in breadcrumbs[f"{SCHEMA}itemListElement"]]
    assert names[1:] == ["About us", "Dŵr & <tŷ>"]
    assert graph("/")[0]["@type"] == [f"{SCHEMA}Organization"]


def test_a_draft_above_is_neither_named_nor_linked(page, welsh_home):
    welsh_about = publish_below(
        welsh_home, LandingPage(title="Amdanom ni", slug="amdanom-ni", locale=welsh_home.locale)
    )
    publish_below(welsh_about, StandardPage(title="Dŵr", slug="dwr", locale=welsh_home.locale))
    page.get_parent().unpublish()
    welsh_about.unpublish()

    for path, above in (("/about/water/", "About us"), ("/cy/amdanom-ni/dwr/", "Amdanom ni")):
        assert above not in str(read(path)), path
        items = graph(path)[1][f"{SCHEMA}itemListElement"]
        assert all(Client().get(path_of(value(item, "item"))).status_code == 200 for item in items)
        assert len(items) == 2


def test_what_is_no_page_is_not_shared(home):
    assert Client().get(f"/cards/{home.get_root().pk}-x.png").status_code == 404
    assert meta(read("/search/?q=water")) == {}
    assert meta(read("/nothing/")) == {}
