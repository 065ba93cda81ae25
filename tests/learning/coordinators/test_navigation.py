from __future__ import annotations

import re

import pytest
from django.urls import reverse

from learning.networks.coordinator_pages import coordinator_pages
from tests.learning.meetings.factories import make_meeting

BELOW_MEETINGS = ("manage_meeting", "manage_cancel", "manage_materials", "manage_attendance")


def trail(browser, url: str) -> list[str]:
    nav = re.search(r'<nav class="breadcrumbs".*?</nav>', browser.get(url).content.decode(), re.S)
    return [" ".join(words.split()) for words in re.findall(r">([^<]*\w[^<]*)<", nav[0])]


@pytest.mark.parametrize("page", coordinator_pages(), ids=lambda page: page.url_name)
def test_each_page_of_a_coordinator_leads_back_to_the_overview(page, coordinator, south):
    assert trail(coordinator, page.url(south))[-2:] == ["South network", "Coordinate"]


@pytest.mark.parametrize("name", BELOW_MEETINGS)
def test_what_is_done_with_a_meeting_leads_back_to_the_planned_meetings(name, coordinator, south):
    url = reverse(f"learning:{name}", args=["south", make_meeting(south).pk])
    assert trail(coordinator, url)[-4:-1] == ["South network", "Coordinate", "Meetings"]
