"""Sources: what their form refuses, how the list of a page shows them, and the files with all of them."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Locale

from blueprint.citations import FORMATS
from blueprint.citations.harvard import plain_references, references
from blueprint.citations.reading import read
from blueprint.citations.texts import letters
from blueprint.models import Source
from blueprint.source_import.fields import values_of
from tests.blueprint.citation_readers import read_bibtex_file, read_ris
from tests.blueprint.factories import change

ADD = "wagtailsnippets_blueprint_source:add"


def source_form(**values) -> dict:
    names = [f.name for f in Source._meta.concrete_fields if f.name != "id"]
    return dict.fromkeys(names, "") | {"key": "X1", "type": "report", "title": "T", "reading": "read"} | values


def test_what_could_not_be_cited_is_refused_at_its_field(admin_client, make_source):
    make_source("TTC25")
    date, title, names = "There is no such date.", "A title can hold", "Write one name a line"
    for refused in (
        {
            "issued": ("2025-02-31", date),
            "title": ("<script>alert(1)</script>", title),
            "authors": ("Example, Anna; Example, Beth", names),
            "editors": ("Example and Sons, Inc., London", names),
            "key": ("ttc25", "Another source has this key"),
            "doi": ("https://example.org/10.1111/x", "Write the DOI alone"),
        },
        {"issued": ("2021-2019", date), "title": ("E. coli</i>", title)},
    ):
        form = source_form(**{field: typed for field, (typed, _sentence) in refused.items()})
        page = BeautifulSoup(admin_client.post(reverse(ADD), form).content, "html.parser")
        for field, (_typed, sentence) in refused.items():
            assert sentence in page.select_one(f"[id$='-{field}-errors']").text
    assert Source.objects.count() == 1


def test_a_doi_is_kept_bare_whichever_way_it_was_typed(admin_client, db):
    typed = ("doi:10.1111/a(b)<c>", " https://doi.org/10.1111/a(b)%3Cc%3E ", "http://dx.doi.org/10.1111/a(b)<c>.")
    for number, doi in enumerate(typed):
        admin_client.post(reverse(ADD), source_form(key=f"X{number}", doi=doi))
    assert [source.doi for source in Source.objects.all()] == ["10.1111/a(b)<c>"] * 3


def test_two_keys_never_differ_by_capitals_alone(make_source):
    make_source("TTC25")
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.create(key="ttc25", title="T")


@pytest.fixture
def listed(client, make_entry, make_source):
    """The list of sources on the page of an entry that cites the sources given."""

    def show(*sources: dict) -> list[BeautifulSoup]:
        keys = [make_source(f"K{n}", **{"publisher": "", "url": ""} | values).key for n, values in enumerate(sources)]
        make_entry(context=f"<p>So. {' '.join(f'[@{key}]' for key in keys)}</p>")
        page = BeautifulSoup(client.get("/blueprint/HS-1/v1/").content, "html.parser")
        return page.select("#sources li")

    return show


def test_the_list_of_a_page_shows_each_work_as_its_readers_write_it(listed):
    shown = listed(
        dict(type="book", title="武术", authors="李, 小龙", issued="1973"),
        dict(type="book", title="أولاد", authors="محفوظ, نجيب", issued="1959"),
        dict(
            type="article-newspaper",
            title='A ‘word’ and "another", she’s “told ‘so’”',
            authors="Example, Anna",
            issued="2021",
        ),
        dict(type="article-journal", title="<i>E. coli</i> <sup>2</sup>", doi="10.1111/a#b?c%d<e>", issued="2022"),
        dict(type="legislation", title="Example Act 2021", authors="", number="c. 17", issued="2021"),
        dict(
            type="hearing",
            title="Women",
            authors="UK Parliament",
            volume="762",
            page="12-14",
            container_title="Hansard",
        ),
        dict(type="webpage", title="A page", accessed="2026-10-01", url="https://example.org/"),
        dict(type="report", title="Years", authors="Example, Anna", issued="2021-2022"),
    )
    texts = [" ".join(item.get_text().split()) for item in shown]
    assert texts[0].startswith("李小龙 (1973) 武术.")
    assert texts[1].startswith("نجيب محفوظ (1959)")
    assert texts[2].startswith("Example, A. (2021) ‘A “word” and “another”, she’s “told ‘so’”’.")
    assert "<i>E. coli</i> <sup>2</sup>" in str(shown[3])
    assert shown[3].find("a")["href"] == "https://doi.org/10.1111/a%23b%3Fc%25d%3Ce%3E"
    assert texts[4].startswith("Example Act 2021 (2021). c. 17.")
    assert "Hansard. vol. 762, cols 12–14." in texts[5]
    assert "(Accessed: 1 October 2026)" in texts[6]
    assert texts[7].startswith("Example, A. (2021–2022) Years.")


def test_the_letters_after_a_year_go_on_after_z():
    assert [letters(number) for number in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]
    work = {"type": "report", "author": [{"literal": "Example"}], "issued": {"date-parts": [[2021]]}}
    shown = plain_references([work | {"title": str(n)} for n in range(28)])
    assert "(2021z)" in shown[25]
    assert "(2021ab)" in shown[27]
    assert "(2021–2022)" in plain_references([work | {"issued": {"date-parts": [[2021], [2022]]}}] * 2)[1]


def test_markup_that_does_not_close_is_shown_as_it_stands():
    (html,) = references([{"type": "report", "title": "<i>Open <b>x</b>", "author": [{"literal": "E"}]}])
    assert "&lt;i&gt;Open &lt;b&gt;x&lt;/b&gt;" in html


def test_all_sources_of_a_version_are_files_beside_them(client, make_entry, make_source):
    make_source("TTC25", number="HC 265")
    make_source("JC22", type="book", title="Later corrected", authors="Example, Anna", issued="2019-2021")
    entry = make_entry(context="<p>One [@TTC25] and two [@JC22].</p>")
    Source.objects.filter(key="JC22").update(title="Corrected")
    change(entry, context="<p>Nothing.</p>")
    page = BeautifulSoup(client.get("/blueprint/HS-1/v1/").content, "html.parser")
    links = {link.text: link["href"] for link in page.select("#sources p a")}
    assert len(links) == len(FORMATS)
    found = {url.partition("sources.")[2]: client.get(url) for url in links.values()}
    assert [item["id"] for item in json.loads(found["json"].content)] == ["TTC25", "JC22"]
    assert [record["ID"] for record in read_ris(found["ris"].content.decode())] == [["TTC25"], ["JC22"]]
    assert [record["ID"] for record in read_bibtex_file(found["bib"].content.decode())] == ["TTC25", "JC22"]
    assert "HC 265" in found["txt"].content.decode()
    assert "Later corrected" in found["txt"].content.decode(), "as it stood when the version was published"
    assert 'filename="HS-1-v1-sources.ris"' in found["ris"]["Content-Disposition"]
    newest = client.get("/blueprint/HS-1/v2/")
    assert "sources.ris" not in newest.content.decode()
    assert client.get("/blueprint/HS-1/v2/sources.ris").status_code == 404


def test_all_that_a_chapter_or_the_blueprint_cites_today_is_a_file(
    client, chapter, make_entry, make_recommendation, make_source
):
    for key in ("OLD", "NEW", "REC", "GONE", "UNUSED"):
        make_source(key)
    entry = make_entry(context="<p>One [@OLD].</p>")
    gone = make_entry(context="<p>One [@GONE].</p>", slug="gone")
    make_recommendation(entry, why="<p>So [@REC].</p>")
    Source.objects.filter(key="NEW").update(title="Corrected")
    change(entry, context="<p>One [@NEW].</p>")
    Source.objects.update(title="Not on a page yet")
    gone.unpublish()
    for url, keys in ((chapter.url, ["NEW"]), ("/blueprint/", ["NEW", "REC"])):
        page = BeautifulSoup(client.get(url).content, "html.parser")
        (link,) = page.select('a[href$="sources.ris"]')
        response = client.get(link["href"])
        assert [record["ID"][0] for record in read_ris(response.content.decode())] == keys
        assert "TI  - Corrected" in response.content.decode()
        assert "Not on a page yet" not in response.content.decode()
    assert response["Content-Disposition"] == 'attachment; filename="blueprint-sources.ris"'
    for url in ("/blueprint/nothing/sources.ris", "/cy/blueprint/sources.ris", "/blueprint/HS-1/sources.ris"):
        assert client.get(url).status_code == 404


def test_a_title_in_another_language_says_so_and_a_welsh_page_says_that_references_are_english(
    landing, chapter, make_entry, make_source, welsh_home, client
):
    make_source("FR1", title="Qui sait, <i>E. coli</i>?", language="fr")
    make_source("EN1", title="Time to care")
    entry = make_entry(context="<p>So. [@FR1; @EN1]</p>")
    for page in (landing, chapter, entry):
        page.copy_for_translation(Locale.objects.get(language_code="cy")).save_revision().publish()

    french, english = BeautifulSoup(client.get(entry.url).content, "html.parser").select(".notes li")
    assert [part.get_text() for part in french.select("[lang=fr]")] == ["Qui sait, ", "E. coli", "?"]
    assert [part.get_text() for part in french.select("i")] == ["Qui sait, ", "?"] and not english.select("[lang]")
    assert "coli? HM" in french.get_text(), "no full stop after a question mark"
    french, english = BeautifulSoup(client.get("/cy/blueprint/HS-1/v1/").content, "html.parser").select(".notes li")
    assert english.find(True)["lang"] == "en-GB" and "Time to care" in english.find(True).get_text()
    assert [part["lang"] for part in french.select("span[lang]")] == ["en-GB", "fr", "fr", "fr"]
    assert json.loads(client.get("/blueprint/HS-1/v1/sources.json").content)[0]["language"] == "fr"


@pytest.mark.parametrize(
    ("words", "code"),
    [("fr", "fr"), ("cy-GB", "cy-GB"), ("Welsh", "cy"), ("en-GB", ""), ("english", ""), ("English, French", "")],
)
def test_the_language_of_an_import_is_kept_as_its_code(words, code):
    values, _warnings = values_of({"type": "book", "title": "T", "language": words})
    assert values["language"] == code


def test_bibtex_and_ris_give_the_language():
    _kind, (bibtex,) = read("@book{a, title = {T}, langid = {french}}")
    _kind, (ris,) = read("TY  - BOOK\nTI  - T\nLA  - fr\nER  - \n")
    assert [values_of(record.item)[0]["language"] for record in (bibtex, ris)] == ["fr", "fr"]
