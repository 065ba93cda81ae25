"""Where each page from which a network is run says that it lies, and who is signed in."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from learning.networks.coordinator_pages import coordinator_pages
from tests.learning.meetings.factories import make_meeting

OVERVIEW = ["/learning/networks/south/", "/learning/networks/south/manage/"]


def trail(soup: BeautifulSoup) -> list[str]:
    links = soup.find("nav", class_="breadcrumbs").find_all("a")
    return [link["href"] for link in links if "/networks/" in link["href"]]


def test_each_page_lies_below_the_overview_and_has_the_same_bar(coordinator, south):
    bars = {}
    for page in coordinator_pages():
        soup = BeautifulSoup(coordinator.get(page.url(south)).content, "html.parser")
        assert trail(soup) == OVERVIEW, page.url_name
        bars[page.url_name] = soup.find(class_="signed-in").get_text(" ", strip=True)

    assert len(set(bars.values())) == 1, bars


@pytest.mark.parametrize("name", ["manage_meeting", "manage_cancel", "manage_materials", "manage_attendance"])
def test_what_is_done_with_a_meeting_lies_below_the_planned_meetings(name, coordinator, south):
    url = reverse(f"learning:{name}", args=["south", make_meeting(south).pk])
    soup = BeautifulSoup(coordinator.get(url).content, "html.parser")
    assert trail(soup)[:3] == [*OVERVIEW, "/learning/networks/south/manage/meetings/"]
