"""Works with every hard shape, written in each format and read back: none loses author, year, title, number, address."""

from __future__ import annotations

import json

import bibtexparser
import pytest
import rispy

from blueprint.citations import FORMATS
from blueprint.citations.csl import normalise
from blueprint.citations.texts import without_markup
from blueprint.models import Source
from demo.content.blueprint_sources import SOURCES
from tests.blueprint.citation_readers import bibtex_authors, plain, read_bibtex_file, read_ris, ris_author

#: Invented works: only their shapes matter.
HARD = [
    dict(type="report", title="A body", authors="One Small Example", number="HC 265", issued="2021-02-05"),
    dict(type="report", title="A body with a comma", authors="{Example and Sons, Inc.}", number="Cm 9642", issued="2021"),
    dict(type="report", title="A series", authors="Example, A.", series="Papers", series_editors="Example, S.", genre="Paper"),
    dict(type="report", title="Editors alone", editors="Example, Anna\nExample, Beth", issued="2020", edition="2"),
    dict(type="report", title="About 2024", authors="Example Office", issued="about 2024"),
    dict(type="book", title="A suffix", authors="King, Martin, Jr.", issued="1999", edition="3rd", volume="2"),
    dict(type="book", title="武术", authors="李, 小龙", issued="1973"),
    dict(type="book", title="Years", authors="Example, A.", issued="2019-2021", publisher="Example & Co_1"),
    dict(type="book", title="100% of {x} #1 ~ ^ \\ $5 R&D", authors="O’Example, Zoë\nde Example, Anna", issued="2011-12"),
    dict(type="chapter", title="Doors", authors="Example, A.", editors="Example, E.", container_title="Building", issued="2021",
         page="12-34", series="Rooms", series_editors="Example, S.", url="https://example.org/~a/b%20c?x=1;y=2&z#q_1"),
    dict(type="legislation", title="Example Act 2021", issued="2021", number="c. 17", url="https://example.org/ukpga/2021/17"),
    dict(type="hearing", title="Women", authors="UK Parliament", issued="2021-02-05", volume="762", page="123-124",
         container_title="Hansard: House of Commons"),
    dict(type="dataset", title="Figures", authors="Example Office", issued="2024-03", edition="1.4", doi="10.5255/a#b?c%d_e"),
    dict(type="song", title="Talking", authors="BBC", issued="2022-05-01", number="Episode 3"),
    dict(type="thesis", title="On doors", authors="Example, A.", issued="2021", genre="MSc dissertation", publisher="Example"),
    dict(type="thesis", title="On windows", authors="Example, A.", issued="2021", genre="PhD thesis", publisher="Example"),
    dict(type="article-journal", title="In press", authors="Example, A.", issued="in press", container_title="Journal of R&D"),
    dict(type="article-journal", title="<i>E. coli</i> at 20 m<sup>2</sup> and H<sub>2</sub>O", authors="Example, A.",
         issued="Spring 2021", volume="1", issue="2", page="e12", doi="10.1002/(SICI)1<113::AID-CNE9>3.0.CO;2-6"),
    dict(type="article-journal", title="“We’ve ‘all’ got” a NAME", authors="{Example and others}", issued="2021-21"),
    dict(type="article-newspaper", title="Award", container_title="Daily Example", issued="2024-02-05"),
    dict(type="article", title="A first print", authors="van der Example, Anna", issued="2024", number="2401.001"),
    dict(type="broadcast", title="Addicted", publisher="BBC", issued="2018-01-29", number="Episode 1"),
    dict(type="paper-conference", title="Talk", authors="Example, A.\nExample, B.\nExample, C.\nExample, D.", issued="2025"),
    dict(type="post-weblog", title="One year on", authors="Example, Russell", issued="2024", number="7"),
    dict(type="webpage", title="Is it so?", authors="Black and White, Anna", number="NG 66", url="https://example.org/?a=1&b=2"),
]  # fmt: skip

#: Where RIS has the number of a type, by what Zotero and EndNote read. A web page has no field for one.
RIS_NUMBER = {"report": "SN", "chapter": "SV", "article": "IS", "webpage": "N1"}


def csl_of(values: dict, key: str) -> dict:
    source = Source(**{"key": key} | values)
    source.clean_fields()
    return source.csl


@pytest.fixture(scope="module")
def items() -> list[dict]:
    return [csl_of(values, values.get("key", f"K{n}")) for n, values in enumerate([*SOURCES, *HARD])]


def year(item: dict) -> str:
    issued = item.get("issued", {})
    return str(issued["date-parts"][0][0]) if "date-parts" in issued else issued.get("literal", "")


def names(item: dict) -> list[dict]:
    return [*item.get("author", []), *item.get("editor", [])]


def test_ris_gives_back_every_work(items):
    text = FORMATS["ris"].write(items)
    records = read_ris(text)
    assert len(records) == len(items) == len(rispy.loads(text))
    for item, record, again in zip(items, records, rispy.loads(text), strict=True):
        assert record["TI"] == [without_markup(item["title"])] == [again["title"]]
        assert record.get("PY", [""]) == [year(item)]
        assert record.get("UR", [""]) == [item.get("URL", "")]
        assert record.get("DO", [""]) == [item.get("DOI", "")]
        assert record.get("VL", [""]) == [item.get("volume", "")]
        assert record.get("ET", [""]) == [item.get("edition") or item.get("version", "")]
        assert item.get("number", "") in record.get(RIS_NUMBER.get(item["type"], "M1"), [""])[0]
        people = [*record.get("AU", []), *record.get("A3" if item["type"] == "book" else "A2", [])]
        assert len(people) == len(names(item))
        for name, value in zip(names(item), people, strict=True):
            expected = [name["family"]] if "family" in name else [name["literal"].replace(",", "")]
            more = ", ".join(name[part] for part in ("given", "suffix") if part in name)
            assert ris_author(value) == expected + [more] * bool(more), "a body is one name, a person two"


def test_ris_says_what_each_work_is_and_what_it_stands_in():
    by_title = {
        record["TI"][0]: record
        for record in read_ris(FORMATS["ris"].write([csl_of(v, f"K{n}") for n, v in enumerate(HARD)]))
    }
    assert by_title["Figures"]["TY"] == ["DATA"]
    assert by_title["Talking"]["TY"] == ["SOUND"]
    assert by_title["Women"]["TY"] == ["HEAR"]
    assert (by_title["Women"]["SP"], by_title["Women"]["EP"]) == (["123"], ["124"])
    assert by_title["Doors"]["A3"] == ["Example, S."]
    assert by_title["Doors"]["T3"] == ["Rooms"]
    assert by_title["On doors"]["M3"] == ["MSc dissertation"]
    assert by_title["Years"]["DA"] == ["2019-2021"]
    assert by_title["E. coli at 20 m2 and H2O"]["DA"] == ["Spring 2021"]
    assert "DA" not in by_title["In press"]
    assert "NV" not in {tag for record in by_title.values() for tag in record}


def test_bibtex_gives_back_every_work(items):
    text = FORMATS["bib"].write(items)
    assert not bibtexparser.parse_string(text).failed_blocks
    records = read_bibtex_file(text)
    assert len(records) == len(items)
    for item, record in zip(items, records, strict=True):
        assert plain(record["title"]) == without_markup(item["title"]).replace("{", "").replace("}", "")
        assert plain(record.get("year", "")) == year(item)
        assert record.get("url", "") == item.get("URL", "")
        assert record.get("doi", "") == item.get("DOI", "")
        assert plain(record.get("edition", "")) == item.get("edition", "")
        assert record.get("version", "") == item.get("version", "")
        assert plain(record.get("number", "")) == (item.get("issue") or item.get("number", ""))
        found = bibtex_authors(record.get("author", "")) + bibtex_authors(record.get("editor", ""))
        parts = ("literal", "family", "suffix", "given")
        assert [[plain(part) for part in name] for name in found] == [
            [name[part] for part in parts if part in name] for name in names(item)
        ]


def test_bibtex_knows_theses_years_and_capitals():
    records = read_bibtex_file(FORMATS["bib"].write([csl_of(v, f"K{n}") for n, v in enumerate(HARD)]))
    by_title = {plain(record["title"]): record for record in records}
    assert by_title["On doors"]["ENTRYTYPE"] == "mastersthesis"
    assert by_title["On windows"]["ENTRYTYPE"] == "phdthesis"
    assert (by_title["Years"]["year"], by_title["Years"]["date"]) == ("2019", "2019/2021")
    assert by_title["“We’ve ‘all’ got” a NAME"]["date"] == "2021-21"
    assert by_title["“We’ve ‘all’ got” a NAME"]["title"] == "{“We’ve} ‘all’ got” a {NAME}"
    assert r"{\textit{E. coli}} at 20 m$^{\textrm{2}}$" in by_title["E. coli at 20 m2 and H2O"]["title"]
    assert (by_title["Women"]["volume"], by_title["Women"]["pages"]) == ("762", "123--124")


def test_csl_json_gives_back_every_work(items):
    again = json.loads(FORMATS["json"].write(items))
    assert again == [normalise(item) for item in items] == items


def test_plain_text_names_every_work(items):
    lines = FORMATS["txt"].write(items).splitlines()
    assert len(lines) == len(items)
    for item, line in zip(items, lines, strict=True):
        assert item.get("number", "") in line or item["type"] == "article-journal"
        assert item.get("version", "") in line
        assert item.get("URL", "") in line or "DOI" in item
