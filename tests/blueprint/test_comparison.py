"""Two versions beside each other, as somebody reads them who sees neither colour nor line."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale

from blueprint.comparison.alignment import Effort, word_runs
from blueprint.comparison.texts import plain_block, texts_of
from blueprint.models import EntryPage
from tests.blueprint.factories import change

ONE, TWO, THREE = (
    f"<p>The {word} paragraph stands here and says its own words.</p>" for word in ("first", "second", "third")
)


def read(address: str, section: str = "") -> str:
    """What a screen reader says, in its order: of one section, or of the whole comparison."""
    response = Client().get(address)
    assert response.status_code == 200, address
    page = BeautifulSoup(response.content, "html.parser")
    found = page.find(id=section) if section else page.find("article")
    return re.sub(r"\s+", " ", found.get_text()).strip()


def test_a_link_to_a_file_is_no_part_of_the_text():
    html = '<section id="e1"><h2>Figures</h2><p>One.</p><p class="noprint"><a href="x.csv">CSV</a></p></section>'
    (text,) = texts_of(html, [{"id": "e1", "key": "figures", "title": "Figures"}], [])
    assert [word.text for block in text.blocks for word in block.words] == ["One", "."]


def test_one_inserted_paragraph_is_one_insertion(make_entry):
    entry = make_entry(context=ONE + THREE, what_we_did="<ul><li>One door.</li><li>One bell.</li></ul>")
    change(
        entry,
        reason="The second was missing.",
        context=ONE + TWO + THREE,
        what_we_did="<ul><li>One door.</li><li>Two keys.</li><li>One bell.</li></ul>",
    )

    address = "/blueprint/HS-1/v1/compare/v2/"
    assert read(address, "e1") == (
        "Context The first paragraph stands here and says its own words. "
        "[added: The second paragraph stands here and says its own words.] "
        "The third paragraph stands here and says its own words."
    )
    assert read(address, "e3") == "What we did One door. [added: Two keys.] One bell."
    assert read(address).count("[added: ") == 2
    assert "[taken out: " not in read(address)
    assert "The second was missing." in read(address)
    assert read(address, "e4") == "What happened Nothing changed here."
    assert Client().get("/blueprint/HS-1/v2/compare/v1/").url == address
    assert Client().get("/blueprint/HS-1/v1/compare/v1/").url == "/blueprint/HS-1/v1/"
    assert Client().get("/blueprint/HS-1/v1/compare/v3/").status_code == 404


def test_what_changed_besides_the_words_is_said_in_words(make_entry, make_source, make_recommendation):
    make_source("B1", title="Before & after")
    make_source("C1", title="Counted again")
    entry = make_entry(
        context='<p>The door was <b>wide</b>. See <a href="https://example.org/a">the plan</a>.[@B1]</p>',
        what_happened="<p>It opened at nine every day.</p>",
        advice="<p>Ask first.</p>",
        staffing="Two roles",
    )
    make_recommendation(entry)
    change(
        entry,
        title="A front door",
        context='<p>The door was wide. See <a href="https://example.org/b">the plan</a>.[@C1; @B1]</p>',
        what_happened="<p>It opened at ten every day.</p>",
        advice="",
        staffing="Three roles",
        is_recorded=True,
    )

    address = "/blueprint/HS-1/v1/compare/v2/"
    assert read(address, "top").startswith("Title and introduction [taken out: One][added: A] front door")
    assert read(address, "e1") == (
        "Context The door was wide [no longer bold]. See the plan "
        "[the link led to https://example.org/a, and leads to https://example.org/b now]."
        " [added: [source: Counted again]] [source: Before & after]"
    )
    assert read(address, "e4") == "What happened It opened at [taken out: nine] [added: ten] every day."
    assert read(address, "e6") == "What we would tell others This part was taken out. [taken out: Ask first.]"
    facts = read(address, "facts")
    assert "Staffing: [taken out: Two roles] [added: Three roles]" in facts
    assert "Strength of evidence: [taken out: 1 of 5: Experience] [added: 2 of 5: Recorded]" in facts
    assert "Setting" not in facts
    assert "HS-R1: [added: Let a child arrive with her mother]" in read(address, "related")
    sources = read(address, "sources")
    assert "Counted again" in sources
    assert "Before & after" not in sources


def test_the_banner_of_an_old_version_says_what_changed_since_and_why(make_entry):
    entry = change(make_entry(), reason="The bell was replaced.", did_not_work="<p>A <script> & more.</p>")
    change(entry, reason="The <b>figure</b> was wrong.", title="New")

    page = BeautifulSoup(Client().get("/blueprint/HS-1/v1/").content, "html.parser")
    banner = page.find("div", class_="note")
    words = re.sub(r"\s+", " ", banner.get_text())
    assert words.index("The <b>figure</b> was wrong.") < words.index("The bell was replaced.")
    assert "First published." not in words
    links = {link["href"] for link in banner.find_all("a")}
    assert {"/blueprint/HS-1/v1/compare/v3/", "/blueprint/HS-1/v2/", "/blueprint/HS-1/"} <= links
    compared = Client().get("/blueprint/HS-1/v1/compare/v3/").content.decode()
    assert "<script> & more" not in compared


def test_a_translation_is_compared_with_its_own_versions(landing, chapter, make_entry, welsh_home):
    cy = Locale.objects.get(language_code="cy")
    entry = make_entry()
    for page in (landing, chapter, entry):
        page.copy_for_translation(cy).save_revision().publish()
    change(EntryPage.objects.get(locale=cy), context="<p>Roedd y drws ar agor.</p>")
    change(change(entry, reason="Two."), reason="Three.")

    welsh = read("/cy/blueprint/HS-1/v1/compare/v2/", "e1")
    assert "[tynnwyd: Where it stood.]" in welsh and "[ychwanegwyd: Roedd y drws ar agor.]" in welsh
    missing = Client().get("/cy/blueprint/HS-1/v1/compare/v3/")
    assert missing.status_code == 404
    assert 'href="/blueprint/HS-1/v1/compare/v3/"' in missing.content.decode()


@pytest.mark.parametrize("at", [0, 1500, 3000])
def test_one_word_among_three_thousand_is_one_insertion(at):
    old = [f"the word {number}" for number in range(1000)]
    words = " ".join(old).split()
    new = [*words[:at], "inserted", *words[at:]]
    runs = word_runs(plain_block(" ".join(words)).words, plain_block(" ".join(new)).words, Effort())
    assert [[word.text for word in run.new] for run in runs if not run.is_equal] == [["inserted"]]
    assert not any(run.old for run in runs if not run.is_equal)


def test_what_would_take_too_long_is_shown_as_replaced_whole():
    old, new = (plain_block(f"{start} " + "a b c d e f g h " * 300 + end).words for start, end in ("xy", "yx"))
    runs = word_runs(old, new, Effort(left=1_000_000))
    assert [(len(run.old), len(run.new)) for run in runs] == [(2402, 2402)]
    small = word_runs(old[:100], new[:100], Effort(left=1_000_000))
    assert len(small) == 2
