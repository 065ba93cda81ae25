"""All sources of the demonstration, and hard ones, through parsers of other people and back through our own readers."""

from __future__ import annotations

import json
import re

import pybtex.database
import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command

from blueprint.citations import FORMATS, apa, harvard
from blueprint.citations.reading import read
from blueprint.citations.rendering import plain as without_tags
from blueprint.citations.texts import without_markup
from blueprint.kinds import BOOK
from blueprint.models import Source
from blueprint.source_import.fields import values_of
from demo.content.blueprint_sources import SOURCES
from tests.blueprint.citation_readers import plain
from tests.blueprint.csl_schema import faults
from tests.blueprint.factories import change
from tests.blueprint.published_examples import EXAMPLES
from tests.blueprint.test_citation_round_trips import HARD, csl_of, year

STYLES = {"apa": apa, "harvard": harvard}


@pytest.fixture(scope="module")
def items() -> list[dict]:
    return [csl_of(values, values.get("key", f"K{n}")) for n, values in enumerate([*SOURCES, *HARD])]


def names(item: dict, role: str) -> list[str]:
    """The letters of each name, whatever stands between its parts."""
    return [re.sub(r"[\W_]", "", "".join(sorted(name.values()))) for name in item.get(role, [])]


def test_pybtex_reads_all_that_we_write(items):
    found = pybtex.database.parse_string(FORMATS["bib"].write(items), "bibtex")
    assert len(found.entries) == len(items)
    for item, entry in zip(items, found.entries.values(), strict=True):
        assert plain(entry.fields["title"]) == without_markup(item["title"]).replace("{", "").replace("}", "")
        assert plain(entry.fields.get("year", "")) == year(item)
        assert entry.fields.get("url", "") == item.get("URL", "")
        assert entry.fields.get("doi", "") == item.get("DOI", "")
        assert plain(entry.fields.get("edition") or entry.fields.get("version", "")) == (
            item.get("edition") or item.get("version", "")
        )
        for role in ("author", "editor"):
            parts = [
                plain(
                    "".join(
                        sorted((" ".join(who.prelast_names + who.last_names), *who.first_names, *who.lineage_names))
                    )
                )
                for who in entry.persons.get(role, [])
            ]
            assert sorted(map(sorted, (re.sub(r"[\W_]", "", part) for part in parts))) == sorted(
                map(sorted, names(item, role))
            )


def test_csl_json_follows_the_schema(items):
    assert faults(json.loads(FORMATS["json"].write(items))) == []
    assert faults([{"id": "x", "type": "posted-nonsense"}]), "the reader of the schema refuses what is wrong"
    assert faults([{"id": "x", "type": "book", "issued": {"date-parts": [["x", []]]}, "nothing": 1}])


#: Types for which a format has no word of its own, so that they come back as others.
WITHOUT_TYPE = {
    "bib": {"article-newspaper", "broadcast", "post-weblog", "article", "webpage"},
    "ris": {"article"},
    "json": set(),
}


@pytest.mark.parametrize("extension", ["bib", "ris", "json"])
def test_what_we_write_can_be_imported_again(items, extension):
    kind, records = read(FORMATS[extension].write(items))
    assert (kind, len(records)) == (extension, len(items))
    for item, record in zip(items, records, strict=True):
        assert record.item, record.fault
        values, _warnings = values_of(record.item)
        again = Source(key="X", **values).csl
        if extension == "bib":  # braces of a title are those of BibTeX
            item = item | {"title": item["title"].replace("{", "").replace("}", "")}
        title = without_markup(item["title"]) if extension == "ris" else item["title"]
        assert without_markup(again["title"]) == without_markup(title)
        assert year(again) == year(item)
        assert again.get("URL", "") == item.get("URL", "")
        assert again.get("DOI", "") == item.get("DOI", "")
        assert (again.get("edition") or again.get("version")) == (item.get("edition") or item.get("version"))
        assert again.get("volume") == item.get("volume")
        for role in ("author", "editor"):
            expected = [name.replace(",", "") for name in names(item, role)]
            assert list(map(sorted, names(again, role))) == list(map(sorted, expected))
        if item["type"] not in WITHOUT_TYPE[extension]:
            assert again["type"] == item["type"]
            assert item.get("number", "") in json.dumps(again, ensure_ascii=False) + values["note"]


@pytest.mark.parametrize(("style", "values", "printed"), EXAMPLES, ids=[f"{s}-{v['type']}" for s, v, _p in EXAMPLES])
def test_a_reference_reads_as_the_style_prints_its_own_example(style, values, printed):
    assert STYLES[style].plain_references([csl_of(values, "X")]) == [printed]


def test_apa_names_each_fact_once_whatever_the_source_lacks(items):
    for item, html in zip(items, apa.references(items), strict=True):
        text = without_tags(html)
        assert text.count(without_markup(item["title"])) == 1 or item["title"] in item.get("container-title", "")
        for fact in (item.get("number", ""), item.get("version", ""), item.get("volume", "")):
            assert fact in text
        assert item.get("URL", "") in text or "doi.org" in text
        assert "?." not in text and " ." not in text and ".." not in text
    body = {"author": [{"literal": "Example"}], "issued": {"date-parts": [[2021, 2, 5]]}}
    first, second, other = apa.plain_references(
        [body | {"type": "webpage", "title": title} for title in ("One", "Two")]
        + [body | {"type": "webpage", "author": [{"literal": "Other"}], "title": "T"}]
    )
    assert ("(2021a, February 5)" in first, "(2021b, February 5)" in second, "(2021, February 5)" in other) == (
        True,
    ) * 3
    assert apa.plain_references(
        [{"type": "broadcast", "title": "Is it <i>so</i>?", "number": "Episode 1", "issued": {"raw": "2020"}}]
    ) == ["Is it so? (Episode 1) [Broadcast]. (2020)."]
    (html,) = apa.references([{"type": "webpage", "title": "A <script>x</script> & <i>b</i>", "publisher": "R&D <b>"}])
    assert "&lt;script&gt;" in html and "<script" not in html and "R&amp;D &lt;b&gt;" in html
    (html,) = apa.references([{"type": "legislation", "title": "An <b>Act</b> 2021", "number": "c. 1"}])
    assert html == "An &lt;b&gt;Act&lt;/b&gt; 2021, c. 1."


def test_a_page_shows_both_styles_and_names_its_citations_in_a_short_head(client, make_entry):
    make_entry()
    for address in ("/blueprint/HS-1/", "/blueprint/HS-1/v1/"):
        response = client.get(address, follow=True)
        page = BeautifulSoup(response.content, "html.parser")
        assert page.select_one("#citation").text.startswith("One Small Thing (")
        words = page.select_one("#citation-apa").text
        assert [page.select_one(f"#{box} i").text for box in ("citation", "citation-apa")] == [BOOK, BOOK]
        assert words.startswith("One Small Thing. (") and "(HS-1, version 1, " in words
        assert client.get("/blueprint/HS-1/v1/cite.apa.txt").content.decode().strip() == words
        links = response.headers["Link"]
        assert re.search(r'</?\S*/blueprint/HS-1/v1/>; rel="cite-as"', links)
        for extension in ("bib", "ris", "json"):
            assert f'/blueprint/HS-1/v1/cite.{extension}>; rel="describedby"; type="application/' in links
        assert sum(len(f"{name}: {value}\r\n") for name, value in response.headers.items()) < 4096


def test_a_registered_doi_is_in_every_form_of_its_version_alone(client, make_entry):
    change(make_entry())
    with pytest.raises(CommandError, match="Write the DOI alone"):
        call_command("set_version_doi", "HS-1", "1", "nonsense")
    with pytest.raises(CommandError, match="no such version"):
        call_command("set_version_doi", "HS-1", "3", "10.5555/a")
    call_command("set_version_doi", "hs-1", "1", "https://doi.org/10.5555/HS-1.v1")
    for extension in FORMATS:
        assert "10.5555/HS-1.v1" in client.get(f"/blueprint/HS-1/v1/cite.{extension}").content.decode()
        assert "10.5555" not in client.get(f"/blueprint/HS-1/v2/cite.{extension}").content.decode()
    page = BeautifulSoup(client.get("/blueprint/HS-1/v1/").content, "html.parser")
    assert page.select_one('meta[name="citation_doi"]')["content"] == "10.5555/HS-1.v1"
    assert "https://doi.org/10.5555/HS-1.v1" in page.select_one('script[type="application/ld+json"]').text
