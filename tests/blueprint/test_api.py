"""The open data: what is public, nothing else, at addresses that stay."""

from __future__ import annotations

import datetime

import pytest

from blueprint.models import Source
from core import page_cache
from tests.blueprint.factories import change
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 5, 3)


def read(client, address: str) -> dict:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"].startswith("application/json")
    return answer.json()


def test_entries_are_listed_with_choices_and_words(client, make_entry, settings):
    make_entry(is_recorded=True, cost_band="2", cost_year=2023)
    make_entry(publish=False, slug="draft", title="A draft")
    [entry] = read(client, "/blueprint/api/v1/entries/")["items"]
    assert entry["number"] == "HS-1"
    assert entry["strength"] == {"value": "2", "label": "2 of 5: Recorded"}
    assert entry["audiences"] == [{"value": "commissioners", "label": "Commissioners"}]
    assert entry["url"] == f"{settings.BASE_URL}/blueprint/HS-1/"
    assert read(client, "/blueprint/api/v1/entries/?strength=5")["count"] == 0


def test_what_is_withdrawn_or_an_example_says_so(client, make_entry, make_recommendation):
    make_recommendation(make_entry(is_example=True), withdrawn_on=DAY, withdrawal_reason="It is law now.")
    [recommendation] = read(client, "/blueprint/api/v1/recommendations/?status=withdrawn")["items"]
    assert recommendation["withdrawn_on"] == "2026-05-03"
    assert recommendation["state"] == "Withdrawn on 3 May 2026: It is law now."
    assert "Example text" in read(client, "/blueprint/api/v1/entries/")["items"][0]["state"]


def test_every_version_stays_also_when_its_page_is_gone(client, make_entry, make_source):
    make_source()
    entry = change(make_entry(context="<p>As it was. [@TTC25]</p>"), reason="A correction.", title="One door")
    entry.delete()
    newest, first = read(client, "/blueprint/api/v1/works/hs-1/")["items"]
    assert (newest["version"], newest["reason"], first["version"]) == (2, "A correction.", 1)
    whole = read(client, first["api_url"].removeprefix("https://example.org"))
    assert whole["title"] == "One front door" and "As it was." in whole["html"]
    assert whole["csl"]["version"] == "1" and "No longer published" in whole["csl"]["note"]
    assert whole["data"]["sources"][0]["csl"]["id"] == "TTC25"
    assert read(client, "/blueprint/api/v1/entries/")["count"] == 0


def test_sources_are_those_that_published_works_cite(client, landing, make_entry, make_source):
    make_source()
    make_source("HIDDEN")
    make_entry(context="<p>As it was. [@TTC25]</p>")
    assert [item["id"] for item in read(client, "/blueprint/api/v1/sources/")["items"]] == ["TTC25"]


@pytest.mark.postgresql
def test_a_source_has_one_wording_the_one_that_was_published_last(client, landing, make_entry, make_source):
    def title() -> str:
        page_cache.clear()
        [item] = read(client, "/blueprint/api/v1/sources/")["items"]
        [in_file] = client.get("/blueprint/sources.json").json()
        assert item["id"] == in_file["id"] == "TTC25"
        assert item["title"] == in_file["title"]
        return item["title"]

    make_source(title="As first written")
    make_entry(context="<p>As it was. [@TTC25]</p>")
    Source.objects.update(title="As corrected")
    assert title() == "As first written"
    later = make_entry(slug="later", context="<p>As it is. [@TTC25]</p>")
    assert title() == "As corrected"
    later.unpublish()
    assert title() == "As first written"


@pytest.mark.parametrize(
    "path", ["entries/", "recommendations/", "sources/", "works/HS-1/", "works/HS-1/1/", "openapi.json"]
)
def test_head_is_answered_as_get_without_a_body(client, make_entry, path):
    make_entry()
    got, asked = (ask(f"/blueprint/api/v1/{path}") for ask in (client.get, client.head))
    assert (asked.status_code, asked.content) == (200, b"")
    for name in ("Content-Type", "Content-Length", "Cache-Control", "ETag"):
        assert asked.headers.get(name) == got.headers.get(name), name
    assert client.head("/blueprint/api/v1/works/HS-9/").status_code == 404


@pytest.mark.parametrize(
    "address", ["works/HS-9/", "works/HS-1/9/", "works/drop/", "entries/?page=0", "sources/?page=x", "pages/"]
)
def test_what_is_not_there_is_not_found(client, make_entry, address):
    make_entry()
    assert client.get(f"/blueprint/api/v1/{address}").status_code in {404, 422}


def test_the_data_describe_themselves_and_are_for_reading_only(client, landing):
    described = read(client, "/blueprint/api/v1/openapi.json")
    assert {"/blueprint/api/v1/entries/", "/blueprint/api/v1/works/{number}/{version}/"} <= set(described["paths"])
    assert {tuple(path) for path in described["paths"].values()} == {("get",)}
    assert client.post("/blueprint/api/v1/entries/").status_code == 405
    first = client.get("/blueprint/api/v1/entries/")
    again = client.get("/blueprint/api/v1/entries/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["api/v1/entries/", "api/v1/sources/", "sources.bib"])
def test_a_longer_list_asks_no_more_of_the_database(make_entry, make_source, path):
    make_source()
    make_entry(context="<p>One. [@TTC25]</p>")
    few = len(queries_of(f"/blueprint/{path}"))
    for number in range(5):
        make_source(f"K{number}")
        make_entry(slug=f"entry-{number}", context=f"<p>More. [@K{number}; @TTC25]</p>")
    assert len(queries_of(f"/blueprint/{path}")) <= few <= 20
