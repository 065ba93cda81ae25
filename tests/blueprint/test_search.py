"""A permanent number finds its page first, however it is typed."""

from __future__ import annotations

import re

import pytest

from blueprint.enums import Kind
from blueprint.models import NumberSeries
from pages.models import StandardPage
from tests.publishing import publish_below

pytestmark = pytest.mark.postgresql


def found(client, query: str, prefix: str = "") -> list[str]:
    """The addresses of the results, in order."""
    return re.findall(r'<h3><a href="([^"]+)"', client.get(f"{prefix}/search/", {"q": query}).content.decode())


@pytest.fixture
def numbered(home, make_entry, make_recommendation):
    """HS-12 and HS-R7, and pages that speak of both more often than they do themselves."""
    NumberSeries.objects.update_or_create(kind=Kind.ENTRY, defaults={"last": 11})
    NumberSeries.objects.update_or_create(kind=Kind.RECOMMENDATION, defaults={"last": 6})
    entry = make_entry()
    recommendation = make_recommendation(entry)
    for number in range(11):
        summary = "HS-12, HS 12, HS-R7 and R7; 12 and again HS-12, HS-R7"
        publish_below(home, StandardPage(title=f"HS-12 R7 {number}", slug=f"page-{number}", summary=summary))
    return entry, recommendation


def test_a_number_leads_to_its_work_first_however_it_is_typed(client, numbered):
    entry, recommendation = numbered
    for query in ("HS-12", "hs-12", "hs 12", "HS12", " 12 ", "HS‑12"):
        results = found(client, query)
        assert results[0] == entry.url, query
        assert len(results) == len(set(results)) == 10, query
    for query in ("HS-R7", "hs-r7", "hs r7", "HSR7", "r7", "R7", "HS-R07", "HS‑R7"):
        assert found(client, query)[0] == recommendation.url, query
    for query in ("HS-99", "r99", "99", "9" * 30):
        assert found(client, query) == [], f"{query} is borne by nothing"


def test_the_second_page_of_results_goes_on_where_the_first_ended(client, numbered):
    pages = [
        re.findall(r'<h3><a href="([^"]+)"', client.get("/search/", {"q": "HS-12", "page": page}).content.decode())
        for page in (1, 2)
    ]

    assert [len(page) for page in pages] == [10, 2]
    assert len(set(pages[0] + pages[1])) == 12


def test_a_withdrawn_number_is_not_found(client, numbered):
    numbered[0].unpublish()

    assert numbered[0].url not in found(client, "HS-12")
