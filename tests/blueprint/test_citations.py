"""Every form of citation is read back by a reader that did not write it."""

from __future__ import annotations

import json
import re

import bibtexparser
import pytest
import rispy
from bs4 import BeautifulSoup

from blueprint.citations import FORMATS, bibtex, ris
from blueprint.citations.csl import UnknownType, csl_type, normalise
from blueprint.citations.dates import csl_date
from blueprint.citations.harvard import plain_references, references
from blueprint.citations.names import csl_names
from tests.blueprint.citation_readers import read_bibtex, read_ris
from tests.blueprint.factories import change

BODY = [{"literal": "One Small Thing"}]
DAY = {"date-parts": [[2026, 11, 25]]}


def cite(client, label: str, version: int, extension: str):
    return client.get(f"/blueprint/{label}/v{version}/cite.{extension}")


@pytest.fixture
def hostile(make_entry, settings):
    settings.BASE_URL = "https://onesmallthing.example"
    return make_entry(title='Is it so? R&D <script>alert("1")</script> 100% of {x}_y')


HOSTILE = 'Is it so? R&D <script>alert("1")</script> 100% of {x}_y'


def test_plain_text_carries_version_day_and_permanent_address(client, hostile):
    response = cite(client, "HS-1", 1, "txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    text = response.content.decode()
    assert "‘Is it so? R&D <script>alert(“1”)</script> 100% of {x}_y’" in text
    assert "HS-1, version 1, " in text
    assert text.rstrip().endswith("https://onesmallthing.example/blueprint/HS-1/v1/.")


def test_bibtex_is_read_back(client, hostile):
    response = cite(client, "HS-1", 1, "bib")
    assert response["Content-Type"].startswith("application/x-bibtex")
    assert 'attachment; filename="HS-1-v1.bib"' in response["Content-Disposition"]
    text = response.content.decode()
    ours = read_bibtex(text)
    assert ours["ID"] == "HS-1-v1"
    assert ours["ENTRYTYPE"] == "incollection"
    assert ours["author"] == "{One Small Thing}"
    assert ours["url"] == "https://onesmallthing.example/blueprint/HS-1/v1/"
    assert ours["version"] == "1"
    assert "version 1, " in ours["note"]
    assert r"100\% of x\_y" in ours["title"]
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert library.entries[0].fields_dict["url"].value == ours["url"]


def test_ris_is_read_back(client, hostile):
    response = cite(client, "HS-1", 1, "ris")
    assert response["Content-Type"].startswith("application/x-research-info-systems")
    text = response.content.decode()
    (record,) = read_ris(text)
    assert record["TY"] == ["CHAP"]
    assert record["TI"] == [HOSTILE]
    assert record["AU"] == ["One Small Thing,"]
    assert record["UR"] == ["https://onesmallthing.example/blueprint/HS-1/v1/"]
    assert record["SV"] == ["HS-1"]
    assert record["ET"][0].startswith("HS-1, version 1, ")
    assert re.fullmatch(r"\d{4}/\d\d/\d\d", record["DA"][0])
    (again,) = rispy.loads(text)
    assert again["title"] == HOSTILE


def test_csl_json_is_read_back(client, hostile):
    response = cite(client, "HS-1", 1, "json")
    assert response["Content-Type"].startswith("application/vnd.citationstyles.csl+json")
    (item,) = json.loads(response.content)
    assert item["title"] == HOSTILE
    assert item["version"] == "1"
    assert item["number"] == "HS-1"
    assert item["URL"] == "https://onesmallthing.example/blueprint/HS-1/v1/"
    assert len(item["issued"]["date-parts"][0]) == 3


def test_a_recommendation_is_a_numbered_report(client, make_entry, make_recommendation):
    make_recommendation(make_entry())
    assert read_bibtex(cite(client, "HS-R1", 1, "bib").content.decode())["ENTRYTYPE"] == "techreport"
    assert json.loads(cite(client, "HS-R1", 1, "json").content)[0]["genre"] == "Recommendation"


def test_the_year_of_an_example_stands_behind_its_title(client, make_entry, make_recommendation):
    recommendation = make_recommendation(make_entry(title="The <door> & more", is_example=True), is_example=True)
    page = BeautifulSoup(client.get(recommendation.url).content, "html.parser")
    citation = page.select_one("#citation")
    year = recommendation.latest_version.published.year
    assert citation.text.startswith(f"{recommendation.title} ({year}). The Hope Street blueprint, version 1, ")
    assert citation.text.count(f"({year})") == 1 and citation.find("i").text == recommendation.title
    entry = BeautifulSoup(client.get("/blueprint/HS-1/v1/").content, "html.parser").select_one("#citation")
    assert entry.text.startswith(f"‘The <door> & more’ ({year}) The Hope Street blueprint.") and not entry.find("door")


@pytest.mark.parametrize("extension", sorted(FORMATS))
def test_an_old_version_keeps_its_own_number_and_address(client, make_entry, extension):
    change(make_entry(), title="Renamed")
    old = cite(client, "HS-1", 1, extension).content.decode()
    assert "/blueprint/HS-1/v1/" in old
    assert "One front door" in old.replace("{", "").replace("}", "")
    assert "Renamed" not in old
    assert "/blueprint/HS-1/v2/" in cite(client, "HS-1", 2, extension).content.decode()


def test_fields_are_escaped_before_they_become_html():
    html = references([{"type": "webpage", "title": "A < B & C <u>x</u>", "author": BODY, "issued": DAY}])[0]
    assert "A &lt; B &amp; C &lt;u&gt;x&lt;/u&gt;" in html
    assert "<u>" not in html


def test_equal_author_and_year_get_letters_in_list_order():
    works = [{"type": "report", "title": t, "author": BODY, "issued": DAY} for t in ("One", "Two")]
    other = {"type": "report", "title": "Three", "author": [{"literal": "Other"}], "issued": DAY}
    first, third, second = references([works[0], other, works[1]])
    assert "(2026a)" in first
    assert "(2026b)" in second
    assert "(2026)" in third


@pytest.mark.parametrize("kind", ["report", "webpage", "article-journal", "legislation", "book"])
def test_a_work_without_author_names_its_title_once(kind):
    html = references([{"type": kind, "title": "Guide to X", "issued": DAY, "publisher": "P"}])[0]
    assert html.count("Guide to X") == 1
    assert "(2026)" in html


def test_a_work_with_an_editor_only_names_the_editor_once():
    html = references(
        [{"type": "report", "title": "Guide", "editor": [{"family": "Ed", "given": "A"}], "issued": DAY}]
    )[0]
    assert html.startswith("Ed, A. (ed.) (2026)")
    assert html.count("Ed, A.") == 1


def test_one_bad_source_never_empties_the_list():
    found = references(
        [
            {"type": "report", "title": None, "issued": {"date-parts": [[None]]}, "author": BODY},
            {"type": "report", "title": "Good", "issued": {"raw": "2020-03"}, "author": BODY},
            {"type": "report", "title": "Vague", "issued": {"literal": "about 2024"}, "author": BODY},
        ]
    )
    assert "None" not in found[0]
    assert "(no date)" in found[0]
    assert "(2020)" in found[1]
    assert "(about 2024)" in found[2]


def test_british_quotation_marks_and_dates_and_no_stop_after_a_question_mark():
    item = {
        "type": "webpage",
        "title": "Is it so?",
        "author": BODY,
        "issued": DAY,
        "URL": "https://x.y/?a=1&b=2",
        "accessed": DAY,
    }
    (text,) = plain_references([item])
    assert "Is it so? Available at: https://x.y/?a=1&b=2 (Accessed: 25 November 2026)" in text
    (chapter,) = plain_references([item | {"type": "chapter", "container-title": "Book"}])
    assert "‘Is it so?’" in chapter


def test_bibtex_keys_are_readable_and_unique():
    items = [{"id": key, "type": "report", "title": "T"} for key in ("WHO 2020,x", "WHO2020x", "Été'1")]
    library = bibtexparser.parse_string(bibtex.write(items))
    assert [entry.key for entry in library.entries] == ["WHO2020x", "WHO2020xa", "t1"]
    assert not library.failed_blocks


def test_bibtex_leaves_addresses_alone_and_keeps_bodies_whole():
    item = {
        "id": "x", "type": "article-journal", "title": "HMP Styal & more", "DOI": "10.1/(SICI)1<113::A>3.0_x",
        "author": [{"name": "World Health Organization"}], "URL": "https://x/~phi/a.pdf?x=1%20y&_z#q",
    }  # fmt: skip
    fields = read_bibtex(bibtex.write([item]))
    assert fields["url"] == item["URL"]
    assert fields["doi"] == item["DOI"]
    assert fields["author"] == "{World Health Organization}"
    assert fields["title"] == r"{HMP} {Styal} \& more"


def test_ris_keeps_authors_whole_and_values_on_one_line():
    item = {
        "id": "x", "type": "report", "title": "One\nTY  - JOUR", "author": [{"family": "Du", "given": "H."}],
        "URL": "https://a/?a=1;b=2",
    }  # fmt: skip
    text = ris.write([item, item | {"id": "y"}])
    first, second = read_ris(text)
    assert first["AU"] == ["Du, H."]
    assert first["UR"] == ["https://a/?a=1;b=2"]
    assert second["TI"] == ["One TY - JOUR"]
    assert not re.search(r"^\d+\.$", text, re.M)


def test_types_of_others_are_mapped_and_unknown_ones_refused_by_name():
    assert csl_type("journal-article") == "article-journal"
    assert csl_type("Report") == "report"
    with pytest.raises(UnknownType, match="posted-nonsense"):
        csl_type("posted-nonsense")


def test_names_and_dates_are_made_regular():
    names = csl_names("Petrillo, Madeline\nHM Inspectorate of Prisons\n{Barnes and Noble, Inc.}\n\n")
    assert names[1] == {"literal": "HM Inspectorate of Prisons"}
    assert names[2] == {"literal": "Barnes and Noble, Inc."}
    assert csl_date("2025-02") == {"date-parts": [[2025, 2]]}
    assert csl_date("2025-13-01") == {"literal": "2025-13-01"}
    crossref = normalise(
        {"type": "journal-article", "title": ["T"], "author": [{"name": "Du Group"}, {}], "page": None}
    )
    assert crossref == {"type": "article-journal", "title": "T", "author": [{"literal": "Du Group"}]}
