"""A professional looks for her network: on the map, in the list that says the same, and on its own public page."""

from __future__ import annotations

import math
import re

import pytest
from django.test import Client

from learning.models import LearningPage
from learning.networks.enums import Region
from learning.networks.map import DOTS, RING, SIZE, network_map
from learning.networks.models import Network, NetworkTranslation
from tests.factories import MembershipFactory, NetworkFactory
from tests.publishing import publish_below
from tests.queries import queries_of

PAGE = "/learning/networks/south/"


@pytest.fixture
def learning(home):
    return publish_below(home, LearningPage(title="Networks and training", slug="learning"))


def read(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_its_page_tells_region_offer_and_how_to_join_and_names_nobody(learning, south):
    NetworkTranslation.objects.create(record=south, description="We meet.", offer="A library, and company.")
    MembershipFactory(network=south, user__name="Ann Other")
    words = read(PAGE)

    for known in ("South Central", "We meet.", "A library, and company.", "Takes applications"):
        assert known in words
    assert f'href="{PAGE}apply/"' in words
    for hidden in ("Ann Other", south.coordinators.get().name, "coordinator.south@example.org", "Example women"):
        assert hidden not in words
    response = Client().get(PAGE)
    assert "public" in response.headers["Cache-Control"] and not response.cookies
    assert PAGE in read(f"{PAGE}apply/").split("breadcrumbs")[1].split("</nav>")[0]


def test_in_welsh_its_words_are_welsh_or_marked_as_english(learning, south):
    NetworkTranslation.objects.create(record=south, description="We meet.", offer="Company.")
    assert '<p lang="en-GB">Company.</p>' in read(f"/cy{PAGE}")
    NetworkTranslation.objects.create(record=south, language="cy", description="Rydym yn cwrdd.", offer="Cwmni.")
    words = read(f"/cy{PAGE}")

    assert "<p>Cwmni.</p>" in words and "Yn derbyn ceisiadau" in words and "Company." not in words
    assert f'href="/cy{PAGE}apply/"' in words and 'hreflang="en-GB"' in words


def test_one_that_takes_nobody_has_a_page_and_a_ring_and_says_so_without_a_button(learning, south):
    Network.objects.update(is_open=False)

    for words in (read(PAGE), read("/learning/")):
        assert "Takes no new members just now" in words and f"{PAGE}apply/" not in words
        assert '" fill="none" stroke="currentColor" stroke-width="3"/>' in words
    assert f'href="{PAGE}"' in read("/learning/")


def test_an_unknown_network_is_not_found_and_nothing_is_posted(home, south):
    assert Client().get("/learning/networks/nowhere/").status_code == 404
    assert Client().post(PAGE).status_code == 405
    assert {f"{PAGE}", f"/cy{PAGE}"} <= set(
        re.findall(r"<loc>https?://[^/]+(.*?)</loc>", Client().get("/sitemap-records-1.xml").content.decode())
    )


def test_the_map_says_what_the_list_says(learning, south, north):
    north.region, north.is_open = Region.NORTH_WEST, False
    north.save()
    words = read("/learning/")

    listed = re.findall(r"<h3> (\d+)\. <a href=\"/learning/networks/(\w+)/\">", words)
    assert listed == [("1", "north"), ("2", "south")]
    svg = words.split("numbers are those of the list")[0].rsplit("<svg", 1)[1]
    assert 'aria-hidden="true"' in svg and "style=" not in svg
    drawn = re.findall(r'<circle cx="(\d+)" cy="(\d+)" r="\d+" fill="(\w+)"[^>]*/>\s*<text[^>]*>(\d+)</text>', svg)
    assert [(fill, number) for _x, _y, fill, number in drawn] == [("none", "1"), ("currentColor", "2")]
    assert int(drawn[0][1]) < int(drawn[1][1])  # the North is above the South


def test_every_region_has_dots_and_no_two_networks_of_one_region_cover_each_other():
    assert set(DOTS) == set(Region)
    networks = [Network(name=f"{region} {turn}", region=region) for region in Region for turn in range(3)]

    drawn = network_map(networks, 1)
    places = re.findall(r'<circle cx="(\d+)" cy="(\d+)"', drawn)
    land = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h0", drawn)]
    assert len(places) == len(networks)
    for start in range(0, len(places), 3):
        heights = [int(y) for _x, y in places[start : start + 3]]
        assert heights[1] - heights[0] >= 20 and heights[2] - heights[1] >= 20
    under = [dot for dot in land for x, y in places if math.dist(dot, (int(x), int(y))) < RING]
    assert len(land) > 100 and under == []
    assert all(0 < int(x) < SIZE[0] and 0 < int(y) < SIZE[1] for x, y in places)


@pytest.mark.postgresql
def test_a_page_costs_the_same_for_three_networks_and_for_thirty(learning, south, north):
    NetworkFactory(name="East")
    paths = ["/learning/", PAGE]
    few = [len(queries_of(path)) for path in paths]
    for number in range(30):
        NetworkTranslation.objects.create(record=NetworkFactory(name=f"Number{number}"), description="We meet.")

    assert [len(queries_of(path)) for path in paths] == few and max(few) <= 20, few
    assert read("/learning/").count(" network </a> </h3>") == 25
    assert "33. " in read("/learning/?page=2")
