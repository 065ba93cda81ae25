"""The tables of entries and recommendations: found, narrowed, sorted, taken along; all of it in the address."""

from __future__ import annotations

import csv
import datetime
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from influence.models import Topic
from tests.blueprint.factories import audience
from tests.queries import queries_of
from tests.site.influence.factories import term

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 5, 3)


@pytest.fixture
def shelf(make_entry, make_recommendation):
    """Three entries and two recommendations, which differ in all that tables narrow by."""
    night = make_entry(
        title="Mothers at night", slug="night", summary="What a night is like.", setting="prison", is_recorded=True,
        context="<p>One mother’s first night.</p>",
    )  # fmt: skip
    money = make_entry(title="Money", slug="money", setting="centre", stage="running", cost_band="2", cost_year=2023)
    door = make_entry(title="A door", slug="door", withdrawn_on=DAY, withdrawal_reason="It was replaced.")
    night.topics = [term(Topic, "mothers", "Mothers")]
    night.audiences = [audience("Governors", "Llywodraethwyr")]
    night.save_revision().publish()
    make_recommendation(night, title="Count", slug="count", level="local", timescale="now")
    make_recommendation(money, title="Fund", slug="fund", status="taken_up")
    call_command("update_index", verbosity=0)
    return night, money, door


def lines(client, address: str) -> list[str]:
    """The number of each line of the table at this address."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [cell.a.get_text().split()[0] for cell in page.select(".works tbody th")]


#: What an address asks for, and the numbers of the lines.
ADDRESSES = [
    ("", ["HS-1", "HS-2", "HS-3"]),
    ("?sort=title", ["HS-3", "HS-2", "HS-1"]),
    ("?sort=-title", ["HS-1", "HS-2", "HS-3"]),
    ("?sort=strength", ["HS-1", "HS-2", "HS-3"]),
    ("?sort=-strength", ["HS-2", "HS-3", "HS-1"]),
    ("?sort=nonsense", ["HS-1", "HS-2", "HS-3"]),
    ("?setting=prison", ["HS-1"]),
    ("?setting=prison&setting=centre", ["HS-1", "HS-2"]),
    ("?setting=centre&stage=running&cost=2", ["HS-2"]),
    ("?audience=governors", ["HS-1"]),
    ("?topic=mothers", ["HS-1"]),
    ("?strength=2", ["HS-1"]),
    ("?q=mothers+night", ["HS-1"]),
    ("?q=HS-2", ["HS-2"]),
    ("?q=Commissioners", ["HS-2", "HS-3"]),
    ("?setting=moon&strength=nine&audience=%27", ["HS-1", "HS-2", "HS-3"]),
]


def test_the_address_says_which_entries_and_in_which_order(client, shelf):
    for query, found in ADDRESSES:
        shown = lines(client, f"/blueprint/entries/{query}")
        assert (sorted(shown) if "q=Comm" in query else shown) == found, query


def test_recommendations_are_narrowed_by_level_time_and_status(client, shelf):
    assert lines(client, "/blueprint/recommendations/") == ["HS-R1", "HS-R2"]
    assert lines(client, "/blueprint/recommendations/?level=local&timescale=now") == ["HS-R1"]
    assert lines(client, "/blueprint/recommendations/?status=taken_up") == ["HS-R2"]
    assert lines(client, "/blueprint/recommendations/?status=withdrawn") == []


def test_each_further_choice_says_how_many_it_leaves(client, shelf):
    page = client.get("/blueprint/entries/?setting=prison").content.decode()
    text = " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())
    assert "Prison (1)" in text and "Women's centre (1)" in text
    assert "Everyday running" not in text, "it would leave nothing beside the setting"
    assert "Remove filter: Prison" in text


def test_why_a_line_was_found_is_marked(client, shelf):
    page = BeautifulSoup(client.get("/blueprint/entries/?q=mother+nights").content, "html.parser")
    assert [mark.get_text() for mark in page.select(".works th mark")][:2] == ["Mothers", "night"]


def test_where_nothing_holds_the_words_the_page_offers_more(client, shelf):
    text = client.get("/blueprint/entries/?q=mothrs+nigth").content.decode()
    assert "?q=mothers%20night" in text
    text = client.get("/blueprint/entries/?q=money+elephant").content.decode()
    assert "With some of the words" in text and "HS-2 Money" in text
    page = BeautifulSoup(client.get("/blueprint/recommendations/?q=money+fund+night+count").content, "html.parser")
    offered = [row.get_text() for row in page.select("section.empty .rows h5")]
    assert len(offered) == 2 and "Fund" in "".join(offered), "the five best are chosen among recommendations alone"
    text = client.get("/blueprint/entries/?q=money&setting=prison").content.decode()
    assert "1 page has these words without the filters" in text
    page = BeautifulSoup(client.get("/blueprint/entries/?q=%3F%21%25").content, "html.parser")
    assert "Nothing here holds every word of “?!%”" in page.select_one("section.empty h3").get_text(" ", strip=True)


def test_the_spreadsheet_holds_what_the_table_shows(client, shelf, make_entry):
    make_entry(title="=1+1", slug="formula", setting="prison")
    answer = client.get("/blueprint/entries.csv?setting=prison")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["Number"], row["Title"]) for row in rows] == [("HS-1", "Mothers at night"), ("HS-4", "'=1+1")]
    assert rows[0]["Address"].endswith("/blueprint/HS-1/")
    assert rows[0]["Strength of evidence"] == "2 of 5: Recorded"
    [row] = csv.DictReader(StringIO(client.get("/blueprint/entries.csv?q=hs-3").content.decode("utf-8-sig")))
    assert "Withdrawn on 3 May 2026" in row["Please note"]
    rows = list(csv.DictReader(StringIO(client.get("/blueprint/recommendations.csv").content.decode("utf-8-sig"))))
    assert [row["Status"] for row in rows] == ["Proposed", "Taken up"]


def test_a_briefing_is_its_address(client, shelf):
    page = client.get("/blueprint/entries/?work=HS-R1&work=HS-2").content.decode()
    assert '<input type="hidden" name="work" value="HS-R1">' in page
    assert BeautifulSoup(page, "html.parser").select_one("#work-HS-2").has_attr("checked")
    page = client.get("/blueprint/briefing/?work=hs-r1&work=HS-3&work=HS-99&work=<b>&work=HS-R1").content.decode()
    text = " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())
    assert "2 works" in text and "HS-R1 Count" in text and "Withdrawn on 3 May 2026: It was replaced." in text
    assert "lead to nothing that can be read: HS-99." in text
    assert not client.cookies


def test_a_briefing_of_ten_thousand_works_is_cut_and_says_so(client, shelf):
    asked = "&".join(f"work=HS-{number}" for number in range(1, 10_001))
    text = client.get(f"/blueprint/briefing/?{asked}").content.decode()
    assert "9960 more are in the address and were left out" in text


def test_in_welsh_the_table_is_there_when_its_landing_page_is(client, shelf, landing, welsh_home):
    assert "/blueprint/entries/" in client.get("/cy/blueprint/entries/", follow=True).content.decode()
    assert client.get("/cy/blueprint/entries.csv").status_code == 404


@pytest.mark.parametrize(
    "address", ["/blueprint/entries/", "/blueprint/entries/?q=night", "/blueprint/recommendations/"]
)
def test_a_longer_table_asks_no_more_of_the_database(client, shelf, make_entry, make_recommendation, address):
    few = len(queries_of(address))
    for number in range(8):
        entry = make_entry(title=f"Night {number}", slug=f"night-{number}")
        make_recommendation(entry, title=f"Then {number}", slug=f"then-{number}")
    call_command("update_index", verbosity=0)
    assert len(queries_of(address)) <= few <= 20


def test_what_was_typed_is_sent_from_beside_it_and_an_empty_table_has_no_file(client, shelf):
    found = BeautifulSoup(client.get("/blueprint/entries/?q=door").content, "html.parser")
    assert found.select("#q ~ button[type=submit]") and found.select("a[href*='.csv']")
    identifiers = [element["id"] for element in found.find_all(id=True)]
    assert len(identifiers) == len(set(identifiers))
    nothing = BeautifulSoup(client.get("/blueprint/entries/?q=zeppelin").content, "html.parser")
    assert "0 entries" in nothing.get_text() and not nothing.select("a[href*='.csv']")


def test_the_status_of_a_recommendation_stands_once_on_its_page(client, make_entry, make_recommendation):
    page = make_recommendation(make_entry(), status="in_part", status_checked=DAY)
    for address, words in ((page.url, "Checked on"), ("/blueprint/HS-R1/v1/", "Status checked")):
        text = BeautifulSoup(client.get(address).content, "html.parser").find("main").get_text()
        assert (text.count("Taken up in part"), text.count("3 May 2026"), words in text) == (1, 1, True), address
