"""Terms of the glossary are explained on the page where they stand, and a version keeps what they meant."""

from __future__ import annotations

from bs4 import BeautifulSoup

from blueprint.glossary import Glossary
from tests.blueprint.factories import change, glossary_term


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def test_an_entry_explains_its_words_once_and_a_version_keeps_the_meaning(client, landing, make_entry, make_source):
    make_source()
    term = glossary_term("Remand", "Time in prison before a trial.")
    glossary_term("Women’s centre", "A place in a town.", also_called="women's centres")
    entry = make_entry(
        context="<p>On remand,[@TTC25] and remand again. <a href='https://x.org/'>Two women's centres</a>.</p>",
        advice="<p>Build WOMEN’S CENTRES.</p>",
    )

    page = soup_of(client.get(entry.url))
    assert [(mark.get_text(), mark["href"]) for mark in page.select("a.word")] == [
        ("remand", "#word-remand"), ("WOMEN’S CENTRES", "#word-womens-centre"),
    ]  # fmt: skip
    assert page.find(id="w-remand") and page.find(id="s1")
    words = page.select_one("dl.words")
    assert "Time in prison before a trial." in words.get_text() and "A place in a town." in words.get_text()
    assert words.select_one("#word-remand a")["href"] == "#w-remand"

    row = term.translations.get()
    row.meaning = "Something else."
    row.save()
    assert "Something else." in client.get("/blueprint/glossary/").content.decode()
    assert "Time in prison before a trial." in client.get("/blueprint/HS-1/v1/").content.decode()
    change(entry, context="<p>On remand.</p>")
    assert "Something else." in client.get(entry.url).content.decode()
    assert "Something else." not in client.get("/blueprint/HS-1/v1/").content.decode()


def test_only_whole_words_are_marked_the_longest_first(db):
    glossary_term("Care", "Kindness.", welsh="Gofal")
    glossary_term("Time to care", "A report.")
    glossary_term("IPP", "A sentence.")
    html = Glossary("en-gb").in_html(
        '<h3>Care</h3><p>careful after-care ipp <b title="care">time  to\ncare</b> Care</p>'
    )

    assert [a.get_text() for a in BeautifulSoup(html, "html.parser").find_all("a")] == ["time  to\ncare", "Care"]
    assert "IPP" in Glossary("en-gb").in_html("the IPP") and "<a" in Glossary("en-gb").in_html("the IPP")
    welsh = Glossary("cy")
    assert "<a" in welsh.in_html("<p>gofal</p>") and "<a" not in welsh.in_html("<p>an IPP</p>")


def test_the_glossary_is_a_page_in_each_language(client, landing):
    glossary_term("Remand", "Time in prison before a trial.", welsh="Remánd")
    glossary_term("<b>Bail</b>", "A & B.")
    page = client.get("/blueprint/glossary/").content.decode()
    assert page.index("&lt;b&gt;Bail&lt;/b&gt;") < page.index("Remand")
    assert "/blueprint/entries/?q=Remand" in page
    assert "/blueprint/glossary/" in client.get(landing.url).content.decode()
    told = client.get("/cy/blueprint/glossary/")
    assert told.status_code == 404 and 'href="/blueprint/glossary/"' in told.content.decode()
