"""Long lists are shown in parts, of which each has an address."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from campaigns.models import CampaignIndexPage, CampaignPage
from core import pagination
from pages.models import LandingPage, StandardPage
from tests.publishing import publish_below
from tests.queries import queries_of


def landing(home):
    about = publish_below(home, LandingPage(title="About us", slug="about"))
    for number in range(5):
        publish_below(about, StandardPage(title=f"Page no. {number}", slug=f"page-{number}"))
    return "/about/"


def campaigns(home):
    index = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    for number in range(5):
        words = {"summary": "x", "why_heading": "x", "why": "x"}
        publish_below(index, CampaignPage(title=f"Page no. {number}", slug=f"page-{number}", **words))
    return "/campaigns/"


@pytest.fixture(params=[landing, campaigns])
def path(request, home, monkeypatch):
    monkeypatch.setattr(pagination, "PER_PAGE", 2)
    return request.param(home)


def shown(body: str) -> list[str]:
    return re.findall(r"Page no\. \d(?=</a>)", body)


def test_each_part_shows_its_share_and_leads_to_the_others(path):
    client = Client()
    bodies = [client.get(path, {"page": number}).content.decode() for number in (1, 2, 3)]

    assert [len(shown(body)) for body in bodies] == [2, 2, 1]
    assert len({title for body in bodies for title in shown(body)}) == 5
    assert shown(client.get(path).content.decode()) == shown(bodies[0])
    assert re.search(r'href="\?page=1"\s+rel="prev"', bodies[1])
    assert re.search(r'href="\?page=3"\s+rel="next"', bodies[1])
    assert f'{path}?page=2">' in bodies[1]  # the canonical address
    assert f'{path}">' in bodies[0]
    assert "3 to 4 of 5" in bodies[1]
    titles = [" ".join(re.search("<title>(.*?)</title>", body, re.DOTALL)[1].split()) for body in bodies]
    assert "(page" not in titles[0]
    assert "(page 2) ·" in titles[1]


@pytest.mark.parametrize("number", ["0", "-1", "00", "two", "", "9" * 5000])
def test_a_part_that_is_not_there_is_not_found(path, number):
    assert Client().get(f"{path}?page={number}").status_code == 404


@pytest.mark.postgresql
def test_beyond_the_end_stands_the_last_part(path):
    """The way to the other language keeps `page`, and its list may be shorter."""
    client = Client()

    assert shown(client.get(path, {"page": 99}).content.decode()) == shown(
        client.get(path, {"page": 3}).content.decode()
    )


def test_a_part_costs_the_same_however_long_the_list(path):
    before = len(queries_of(path))
    CampaignPage.objects.all().delete()
    StandardPage.objects.filter(slug__in=["page-2", "page-3", "page-4"]).delete()

    assert 0 < len(queries_of(path)) <= before
    assert before <= 20
