"""PDF and DOCX of works: what is in them, read by another library than the one that made them."""

from __future__ import annotations

import datetime
from io import BytesIO

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.test import Client
from docx import Document
from docx.oxml.ns import qn
from wagtail.models import Locale

from blueprint.documents.pdf import pdf_of
from blueprint.documents.texts import printed
from blueprint.models import DocumentFile
from core.pdf.faults import Faulty
from tests.blueprint.factories import change
from tests.pdf_reading import faults_in, walk

pytestmark = pytest.mark.django_db

CHART = '<figure><svg viewBox="0 0 9 9"><title>Nights by month</title><circle cx="4" cy="4" r="4"/></svg></figure>'

#: What WeasyPrint tags wrongly by itself.
HARD = (
    '<p><a href="https://example.org/long">A <b>bold</b> link</a></p><dl><div id="word"><dt>Bail</dt><dd>Free.</dd></div></dl>'
    '<table><thead><tr><th scope="col">Year</th><th scope="col">Nights</th></tr></thead>'
    '<tbody><tr><th scope="row">2024</th><td>3</td></tr></tbody></table>'
)


def file_at(address: str, run_worker) -> bytes:
    """What somebody gets who asks for a file, waits, and looks again."""
    client = Client()
    assert client.get(address).status_code == 202
    run_worker()
    answer = client.get(address)
    assert answer.status_code == 302, answer.content
    return default_storage.open(DocumentFile.objects.latest("pk").file).read()


def headings(pdf: pikepdf.Pdf) -> list[str]:
    kinds = (str(element.S) for element, _above in walk(pdf.Root.StructTreeRoot))
    return [kind for kind in kinds if kind[1:] in {f"H{level}" for level in range(1, 7)}]


def links(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Where each leads → what a screen reader says of it."""
    found = (link for page in pdf.pages for link in page.obj.get("/Annots", []))
    return {str(link.A.URI) if "/A" in link else f"#{link.Dest}": str(link.Contents) for link in found}


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[str, list[str]]]:
    with pdf.open_outline() as outline:
        return [(item.title, [child.title for child in item.children]) for item in outline.root]


@pytest.fixture
def shelf(make_entry, make_recommendation, make_source):
    """An entry with all that a text may hold, and a recommendation that is withdrawn and only an example."""
    make_source()
    entry = make_entry(
        title="One “front” door & more",
        context='<p>Where it stood.[@TTC25] See <a href="https://example.org/a?b=1&amp;c=2">the plan</a>.</p>',
        what_we_did="<p>One door.</p><ul><li>a bell</li><li><b>two</b> chairs</li></ul>",
    )
    rec = make_recommendation(entry, is_example=True)
    rec = change(rec, withdrawn_on=datetime.date(2026, 5, 3), withdrawal_reason="The law has changed.")
    return entry, rec


def test_a_pdf_of_the_whole_can_be_read_by_everybody(shelf, chapter, run_worker):
    version = shelf[0].latest_version
    version.html += CHART + HARD + '<svg aria-hidden="true"><circle r="4"/></svg>'
    version.save()
    chapter.beliefs = "<p>A door is not enough.</p>"
    chapter.save()

    with pikepdf.open(BytesIO(file_at("/blueprint/document.pdf", run_worker))) as pdf:
        assert faults_in(pdf) == []
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "Hope Street blueprint"
        assert "/Author" not in pdf.docinfo, "nobody is named as the author of an example"
        assert bool(pdf.Root.MarkInfo.Marked) and bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        assert headings(pdf)[:6] == ["/H1", "/H2", "/H2", "/H3", "/H3", "/H4"]
        ((title, chapters),) = bookmarks(pdf)
        assert title == "Hope Street blueprint"
        assert chapters == ["Contents", "Opening", "Recommendations"]
        pictures = [element for element, _above in walk(pdf.Root.StructTreeRoot) if element.S == "/Figure"]
        assert [str(picture.Alt) for picture in pictures] == ["Nights by month"], "decoration is no picture"
        said = links(pdf)
        assert said["#HS-1"] == "HS-1 One “front” door & more"
        assert said["#HS-1-s1"] == "Source 1"
        assert said["https://example.org/a?b=1&c=2"] == "the plan"
        assert said["https://example.org/long"] == "A bold link"
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        fonts = {str(font.BaseFont).split("+")[-1] for page in pdf.pages for font in page.Resources.Font.values()}
        assert {font.split("-")[0] for font in fonts} == {"Reading", "Display"}, "our own, which document.css names so"


def test_a_briefing_in_word_has_its_headings_words_and_properties(shelf, landing, run_worker):
    entry, rec = shelf
    landing.licence, landing.licence_url = "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"
    landing.save()
    version = entry.latest_version
    version.html = version.html.replace("two", "t\x07w\ufffeo") + CHART
    version.title = "Long " * 50
    version.save()

    address = "/blueprint/briefing.docx?work=HS-1&work=HS-R1"
    document = Document(BytesIO(file_at(address, run_worker)))

    properties = document.core_properties
    assert (properties.author, properties.comments, properties.language) == ("", "", "en-GB")
    assert properties.created.date() == properties.modified.date() == datetime.datetime.now(datetime.UTC).date()
    assert properties.title == "Briefing from the Hope Street blueprint"
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"CC BY 4.0 https://creativecommons.org/licenses/by/4.0/", "1 of 5: Experience"} <= {*cells}
    kept = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.text]
    assert ("Title", "Briefing from the Hope Street blueprint") in kept
    assert [text for style, text in kept if style == "Heading 1"][2] == f"HS-R1 {rec.title}"
    assert ("Heading 2", "What did not work") in kept
    assert ("List Bullet", "two chairs") in kept
    whole = "\n".join(text for _style, text in kept)
    assert "Withdrawn on 3 May 2026: The law has changed." in whole
    assert "1. HM Inspectorate of Prisons (2025) Time to care." in whole
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "Nights by month"
    assert document.part.related_parts[picture._inline.graphic.graphicData.pic.blipFill.blip.embed].image.ext == "png"
    assert f"HS-R1 {rec.title} (Version 2, " in whole
    assert "https://example.org/a?b=1&c=2" in whole
    assert "Example text, written to show the form" in whole


@pytest.mark.parametrize(
    "asks",
    [
        '<link rel="attachment" href="file:///etc/hostname">',
        '<img alt="a" src="file:///etc/hostname">',
        '<img alt="a" src="http://127.0.0.1:1/a.png">',
        '<img alt="a" src="https://static.invalid/../../etc/hostname">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAAC">',
        "<h3>Without a heading above</h3>",
    ],
)
def test_nothing_is_fetched_and_no_fault_is_passed_over(asks):
    """WeasyPrint itself would write each of these files, the first one with the server's own file in it."""
    with pytest.raises(Faulty):
        pdf_of(f'<html lang="en-GB"><head><title>A</title></head><body><h1>A</h1>{asks}</body></html>')


def test_a_welsh_briefing_speaks_welsh_and_marks_what_is_english(shelf, landing, welsh_home, run_worker):
    welsh = landing.copy_for_translation(Locale.objects.get(language_code="cy"))
    welsh.save_revision().publish()

    assert "Heb ei gyhoeddi mwyach" not in Client().get("/cy/blueprint/briefing/?work=HS-1").content.decode()
    document = Document(BytesIO(file_at("/cy/blueprint/briefing.docx?work=HS-1", run_worker)))

    assert document.core_properties.language == "cy"
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"cy"}
    (heading,) = [
        paragraph
        for paragraph in document.paragraphs
        if paragraph.text.startswith("HS-1 One") and paragraph.style.name == "Heading 1"
    ]
    assert [lang.get(qn("w:val")) for lang in heading._p.iter(qn("w:lang"))] == ["en-GB"]
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert "Cynnwys" in headings and "Ffynonellau" in headings
    assert "Heb ei gyhoeddi mwyach" not in "".join(paragraph.text for paragraph in document.paragraphs)
    assert DocumentFile.objects.get().file.endswith("-cy.docx")


def test_links_of_a_text_are_noted_and_its_headings_go_down():
    text = printed(
        '<h2 id="e1">A</h2><p><a href="/x/">one</a> <a href="https://b.org/">two</a> <a href="/x/">three</a>'
        '<a href="#s1">1</a></p><button>Copy</button>',
        "HS-1", 2, "https://site.org/blueprint/HS-1/v1/",
    )  # fmt: skip
    assert text.addresses == ["https://site.org/x/", "https://b.org/"]
    assert '<h4 id="HS-1-e1">A</h4>' in text.html and 'href="#HS-1-s1"' in text.html
    assert text.html.count(">a</sup>") == 2 and "Copy" not in text.html
