"""Sources from lists: looked at first, added by one press, each record with its reason, and nothing twice."""

from __future__ import annotations

import json

import bibtexparser
import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from blueprint.citations.reading import read
from blueprint.citations.reading.base import MOST_RECORDS
from blueprint.models import Source
from blueprint.source_import import doi_lookup
from blueprint.source_import.tasks import look_up_dois
from tests.blueprint.doi_register import CSL, DOIRegister, dripping
from tests.editing import at_desk

IMPORT = "wagtailsnippets_blueprint_source:import"


@pytest.fixture
def desk(home):
    return at_desk("blueprint editor")


def look(desk, text: str = "", file: bytes = b"", **values) -> BeautifulSoup:
    form = {"text": text, "kind": "", "reading": "read", "action": "look"} | values
    if file:
        form["file"] = SimpleUploadedFile("list.txt", file)
    return BeautifulSoup(desk.post(reverse(IMPORT), form).content, "html.parser")


def add(desk, looked: BeautifulSoup, **values) -> BeautifulSoup:
    seen = looked.select_one('input[name="seen"]')["value"]
    return look(desk, looked.select_one("textarea").text.removeprefix("\n"), action="add", seen=seen, **values)


def summary(page: BeautifulSoup) -> str:
    return page.select_one("[data-summary] strong").text


def rows(page: BeautifulSoup, result: str) -> list[str]:
    return [" ".join(row.text.split()) for row in page.select(f'[data-result="{result}"] tbody tr')]


def errors(page: BeautifulSoup, field: str) -> str:
    return page.select_one(f"#id_{field}").find_parent(attrs={"data-field": True}).select_one(".error-message").text


BIBTEX = r"""
@string{jcp = "J. Chem. Phys."}
@article{Smith2020, author = {Smith, J. and {World Health Organization} and others}, year = 2020, month = JAN,
  title = {On {HMP} \textit{E. coli} \& {\"O}l}, journal = jcp # " suppl", pages = {1--5}, keywords = {a},
  url = {https://x.example/~phi/a.pdf?x=1%20y\_z}, DOI = {10.1234/ABC_d}}
@book{twin, title = {First}, author = {{Barnes and Noble, Inc.}}, year = 2021}
@book{twin, title = {Second}, author = {van der Berg, Jan and }, year = 2021}
@article{missing, title = {A} year = 2020}
@book{twofold, title = {A}, title = {B}}
@inproceedings{child, title = {Child}, author = {Kid, K.}, crossref = {Parent}, pages = {7}}
@proceedings{parent, title = {Talks}, year = 1999, editor = {Ed, E.}, publisher = foo}
@article{again, title = {Another title}, doi = {https://doi.org/10.1234/abc_D}}
@misc{script, title = {<script>alert(1)</script>}, year = 2020}
@misc{open, title = {Never closed
@book{last, title = {Last}, year = {2022}}
"""


RIS = (
    "\ufeff1.\nTY  - RPRT\nAU  - Ministry of Example\nAU  - Du, H., Jr.\nTI  - Café prisons\nTI  - A second title\n"
    "SN  - HC 265\nPY  - 2021/02/05/\nUR  - https://a.example/?a=1;b=2\nT3  - Papers\nA3  - Ed, E.\n"
    "TY - JOUR\nTI - One that goes\n on\nPY - 2020///Spring\nT2 - Journal\nIS - 2\nSP - 1\nEP - 9\nER -\nbetween\n"
    "TY  - GAME\nTI  - Of no kind\nER  - \nTY  - THES\nTI  - The last\nAU  - Kid, K.\nPY  - 2019"
)


def test_bibtex_is_read_to_its_end_and_says_what_became_of_each_record(desk):
    looked = look(desk, BIBTEX)
    assert summary(looked) == "Read: 11. To be added: 6. Already here: 1. Waiting: 0. Failed: 4."
    assert not Source.objects.exists()
    missing, twofold, script, is_open = rows(looked, "failed")
    assert missing.startswith("8 missing There is a comma missing after “title”")
    assert twofold.startswith("9 twofold It has a field twice: title.")
    assert "<script>" in script and "13 script Title: A title can hold" in script
    assert is_open.startswith("14 open It does not end where it should")
    (again,) = rows(looked, "present")
    assert "The same as the record on line 3." in again
    first = rows(looked, "new")[0]
    assert (
        "Smith, J. and World Health Organization (2020) ‘On HMP E. coli & Öl’, J. Chem. Phys. suppl, pp. 1–5." in first
    )
    assert "It says “and others”: complete its authors. Not kept: keywords." in first

    done = add(desk, looked)
    assert summary(done) == "Read: 11. Added: 6. Already here: 1. Waiting: 0. Failed: 4."
    assert [row.split("[@")[1].split("]")[0] for row in rows(done, "new")] == [
        "Smith2020", "twin", "twina", "child", "parent", "last"
    ]  # fmt: skip
    smith = Source.objects.get(key="Smith2020")
    assert (smith.doi, smith.url) == ("10.1234/ABC_d", "https://x.example/~phi/a.pdf?x=1%20y_z")
    assert (smith.title, smith.issued) == ("On HMP <i>E. coli</i> & Öl", "2020-01")
    assert smith.authors == "Smith, J.\nWorld Health Organization"
    assert "and others" in smith.note
    assert Source.objects.get(key="twin").authors == "{Barnes and Noble, Inc.}"
    assert Source.objects.get(key="twina").authors == "van der Berg, Jan"
    child = Source.objects.get(key="child")
    assert (child.container_title, child.issued, child.editors) == ("Talks", "1999", "Ed, E.")
    assert ModelLogEntry.objects.filter(action="wagtail.create", label=str(child)).exists()
    assert "script" in done.select_one("textarea").text, "what failed can be put right there"

    again = look(desk, BIBTEX)
    assert summary(again) == "Read: 11. To be added: 0. Already here: 7. Waiting: 0. Failed: 4."
    assert not again.select('input[name="seen"]')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_ris_is_read_whatever_its_encoding_and_with_or_without_its_ends(desk, encoding):
    text = RIS if encoding == "utf-8" else RIS.removeprefix("\ufeff")
    looked = look(desk, file=text.replace("\n", "\r\n").encode(encoding), reading="listed", reported_by="A colleague")
    assert summary(looked) == "Read: 4. To be added: 3. Already here: 0. Waiting: 0. Failed: 1."
    assert ("was read as Windows-1252" in looked.text) == (encoding == "windows-1252")
    assert "“GAME” is not a kind of work" in rows(looked, "failed")[0]
    assert "It has several lines TI; the first is kept." in rows(looked, "new")[0]
    add(desk, looked, reading="listed", reported_by="A colleague")
    report, article, thesis = Source.objects.order_by("pk")
    assert (report.title, report.number, report.issued) == ("Café prisons", "HC 265", "2021-02-05")
    assert (report.authors, report.url) == ("Ministry of Example\nDu, H., Jr.", "https://a.example/?a=1;b=2")
    assert (report.series, report.series_editors, report.reported_by) == ("Papers", "Ed, E.", "A colleague")
    assert (article.title, article.csl["issued"]["season"], article.page) == ("One that goes on", 1, "1-9")
    assert (thesis.key, thesis.type) == ("Kid2019", "thesis")


def test_csl_json_loses_no_item_to_a_broken_one(desk, make_source):
    make_source("OLD", title="Known, already", authors="Example, Anna", issued="2020-03", doi="")
    items = [
        {"id": "known", "type": "report", "title": "Known already", "author": [{"family": "Example", "given": "A."}],
         "issued": {"raw": "2020-03"}},
        {"id": "crossref", "type": "journal-article", "title": ["R&amp;D <scp>HIV</scp>"], "subtitle": ["<em>In vivo</em>"],
         "author": [{"name": "Du Group"}, {"affiliation": []}, 3], "issued": {"date-parts": [[None]]}, "page": None,
         "DOI": "10.5555/A", "URL": "https://doi.org/10.5555/a", "ISSN": ["1"]},
        {"id": "untitled", "type": "book", "title": None, "issued": 5, "author": "x"},
        {"id": "nonsense", "type": "posted-nonsense", "title": "T"},
    ]  # fmt: skip
    broken = '{"id": "broken", "type": "report" "title": "x"}'
    text = "[" + ",\n".join([*map(json.dumps, items), broken, '{"id": "cut", "title": "never']) + "]"
    looked = look(desk, text)
    assert summary(looked) == "Read: 6. To be added: 1. Already here: 1. Waiting: 0. Failed: 4."
    words = ("It has no title.", "“posted-nonsense” is not a kind", "Line 5 is not JSON", "Line 6 is not JSON")
    for row, expected in zip(rows(looked, "failed"), words, strict=True):
        assert expected in row
    add(desk, looked)
    added = Source.objects.get(key="crossref")
    assert (added.title, added.authors) == ("R&D HIV: <i>In vivo</i>", "Du Group")
    assert (added.doi, added.url, added.issued) == ("10.5555/A", "", "")


DOIS = "10.1002/(SICI)1096-9861(19960129)365:1<113::AID-CNE9>3.0.CO;2-6\nhttps://doi.org/10.5555/ABC.\nno number here"


def test_a_doi_waits_and_says_so_where_no_network_is_allowed(desk, make_source, settings):
    assert settings.DOI_LOOKUP == ""
    make_source("HERE", doi="10.5555/abc")
    looked = look(desk, DOIS)
    assert summary(looked) == "Read: 3. To be added: 0. Already here: 1. Waiting: 1. Failed: 1."
    (waiting,) = looked.select('[data-result="waiting"] tbody tr')
    assert "Looking up DOIs is switched off here" in waiting.text
    filled = BeautifulSoup(desk.get(waiting.find("a")["href"]).content, "html.parser")
    assert filled.select_one("#id_doi")["value"] == "10.1002/(SICI)1096-9861(19960129)365:1<113::AID-CNE9>3.0.CO;2-6"
    assert "[@HERE]" in rows(looked, "present")[0]
    assert "There is no DOI in this line." in rows(looked, "failed")[0]


def test_a_doi_is_looked_up_by_a_task_where_a_setting_says_so(desk, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    with DOIRegister() as register:
        settings.DOI_LOOKUP = register.url
        register.knows("10.5555/a", type="journal-article", title="Found", author=[{"family": "Du", "given": "H."}],
                       issued={"date-parts": [[2020]]}, DOI="10.5555/A")  # fmt: skip
        html = (200, "text/html", b"<p>A page</p>")
        register.answers |= {
            "10.5555/html": html,
            "10.5555/empty": (200, CSL, b""),
            "10.5555/long": (200, CSL, b" " * 2_000_000),
            "10.5555/elsewhere": (302, "text/html", b"http://localhost:1/inside"),
            "10.5555/moved": (302, "text/html", f"{register.url}10.5555/a".encode()),
        }
        names = ("A", "html", "empty", "elsewhere", "moved", "gone")
        dois = "\n".join(f"10.5555/{name}" for name in names)
        with django_capture_on_commit_callbacks(execute=True):
            look(desk, dois)
        assert {accept for _doi, accept in register.asked} == {CSL}
        count = len(register.asked)
        looked = look(desk, dois)
        assert len(register.asked) == count, "each is asked for once"
        assert summary(looked) == "Read: 6. To be added: 1. Already here: 1. Waiting: 3. Failed: 1."
        assert all("has no details of it" in row for row in rows(looked, "waiting"))
        assert "knows no such DOI" in rows(looked, "failed")[0]
        add(desk, looked)
        assert Source.objects.get().title == "Found"
        register.answers["10.5555/later"] = (503, "text/html", b"")
        for doi in ("10.5555/long", "10.5555/later"):
            look(desk, doi)
            assert "did not answer" in rows(look(desk, doi), "waiting")[0]


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"])
def test_a_register_that_drips_holds_the_worker_no_longer_than_one_that_is_silent(db, settings, monkeypatch, beginning):
    """Each byte in time, and never all of them; its answer is not taken for one that says nothing."""
    monkeypatch.setattr(doi_lookup, "SECONDS_TO_ANSWER", 0.5)
    with dripping(beginning) as settings.DOI_LOOKUP:
        assert doi_lookup.look_up(["10.5555/a", "10.5555/b"]) == []

    answers = doi_lookup.known_answers(["10.5555/a", "10.5555/b"])
    assert {answer.state for answer in answers.values()} == {doi_lookup.AWAY}


def test_a_slow_register_leaves_other_tasks_their_turn(desk, settings, monkeypatch, run_worker):
    monkeypatch.setattr(doi_lookup, "SECONDS_AT_ONCE", 0)
    with DOIRegister() as register:
        settings.DOI_LOOKUP = register.url
        dois = [f"10.5555/{name}" for name in "abc"]
        assert doi_lookup.to_ask(dois) == dois
        assert doi_lookup.look_up(dois) == dois[1:]
        assert [doi_lookup.known_answers([doi])[doi].state for doi in dois] == ["unknown", "asked", "asked"]

        look_up_dois.enqueue(dois[1:])
        run_worker()
        assert [doi for doi, _accept in register.asked] == dois, "each is asked for once"
        assert {answer.state for answer in doi_lookup.known_answers(dois).values()} == {"unknown"}


def test_nothing_typed_is_lost_and_what_is_too_much_is_refused(desk):
    looked = look(desk, "@book{a, title = {A\x00\x0bB}, author = {Ex, A.}, year = 2020}")
    assert "\ufffd" not in looked.text and "A B" in rows(looked, "new")[0]
    changed = look(
        desk, "@book{a, title = {C}, year = 2020}", action="add", seen=looked.select_one('input[name="seen"]')["value"]
    )
    assert "Something has changed since you looked" in changed.text
    assert not Source.objects.exists()
    for text, sentence in (
        ("%0 Journal Article\n%T A title", "This looks like a file of EndNote"),
        ("PMID- 1\nTI  - A title", "This looks like a file of PubMed"),
        ("Some words", "There is no record in it."),
        ("@book{a, title={A}}\n" * 501, "At most 1 MB and 500 records"),
        ("10.5555/" + "a" * 1_100_000, "At most 1 MB and 500 records"),
        ("", "Paste records or choose a file."),
    ):
        page = look(desk, text)
        assert sentence in errors(page, "text")
        assert page.select_one("textarea").text.strip() == text.strip()
    both = look(desk, "10.5555/a", file=b"10.5555/b")
    assert "There are records in the field above." in errors(both, "file")
    assert both.select_one("textarea").text.strip() == "10.5555/a"


@pytest.mark.parametrize("text", ["@a{" * 300_000, "@book{a,\n" * 100_000])
def test_of_far_too_many_records_no_more_are_taken_apart_than_are_counted(monkeypatch, text):
    """Entries that begin in the middle of a line too: a megabyte of them held the request for half a minute."""
    parse, lengths = bibtexparser.parse_string, []
    monkeypatch.setattr(
        bibtexparser, "parse_string", lambda text, **options: lengths.append(len(text)) or parse(text, **options)
    )
    assert len(read(text, "bib")[1]) > MOST_RECORDS
    assert lengths[0] < 20_000


def test_only_those_who_may_add_sources_import_them(home, client):
    address = reverse(IMPORT)
    assert client.get(address).status_code == 302
    assert at_desk("editor").get(address).status_code == 404
    blueprint = at_desk("blueprint editor")
    listed = BeautifulSoup(blueprint.get(reverse("wagtailsnippets_blueprint_source:list")).content, "html.parser")
    assert listed.select_one(f'a[href="{address}"]')


def test_a_source_names_the_works_and_versions_that_cite_it(desk, make_entry, make_source):
    source = make_source("TTC25")
    unused = make_source("NONE")
    make_entry(context="<p>So [@TTC25].</p>")
    for view in ("edit", "inspect"):
        page = BeautifulSoup(
            desk.get(reverse(f"wagtailsnippets_blueprint_source:{view}", args=[source.pk])).content, "html.parser"
        )
        links = {link.text: link["href"] for link in page.select("a") if "/blueprint/HS-" in link["href"]}
        assert links == {"HS-1": "/blueprint/HS-1/", "version 1": "/blueprint/HS-1/v1/"}
        assert "Used 0 times" not in page.text
        page = desk.get(reverse(f"wagtailsnippets_blueprint_source:{view}", args=[unused.pk])).content.decode()
        assert "No version of a page cites it." in page
