"""Where a page shows a text that is still in English, it says so there, and nowhere else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from languages.english_marks import mark_english

SUMMARY = "We look at who is held before a trial, for how long, and what happens to their children meanwhile."
TEXTS = ["Water", SUMMARY, "See <b>the map</b> of it.", "care for children of others"]


def marked(html: str) -> list[str]:
    shown = BeautifulSoup(mark_english(f'<body lang="cy">{html}</body>', TEXTS), "html.parser")
    return [" ".join(e.get_text().split()) or e["alt"] for e in shown.find_all(lang="en-GB")]


@pytest.mark.parametrize(
    ("html", "english"),
    [
        ("<h1>Water</h1><p>Dŵr</p>", ["Water"]),
        ("<ul><li><a href='/'>Water</a></li><li>Glaw</li></ul>", ["Water"]),
        ("<p>See <b>the map</b> of it</p>", ["See the map of it"]),
        ("<h3><span>1.</span> Water</h3>", ["Water"]),
        ("<p>Ffynhonnell: <span>Water</span>.</p>", ["Water"]),
        ("<img alt='Water'>", ["Water"]),
        # as search and lists cut it
        (f"<p>… {SUMMARY[20:60]} …</p>", [f"… {SUMMARY[20:60]} …"]),
        ("<p>… is held before <mark>a trial</mark>, for how …</p>", ["… is held before a trial, for how …"]),
        # words that only look like it
        ("<p>Waterloo</p><p>before a trial</p><p>scare for children of others now</p>", []),
        ("<p>Ail-lenwi: Water, nid Glaw</p>", []),
        # what is no text, or says its language itself
        ("<script>Water</script><textarea>Water</textarea><svg><title>Water</title></svg>", []),
        ('<p lang="en-GB">Water</p><p lang="en">Water</p>', ["Water"]),
    ],
)
def test_what_is_english_is_marked_where_it_stands(html, english):
    assert marked(html) == english


def test_the_rest_of_the_document_stays_as_it_was_written():
    document = (
        "<!doctype html><html lang=cy><head><title>Water</title></head><body><p>Water</p><p>Dŵr</p>"
        '<div hidden><input alt="" required value="x"/></div>'
        "</body>\n</html>\n"
    )

    assert mark_english(document, TEXTS) == document.replace("<p>Water", '<p lang="en-GB">Water')
    assert mark_english(document, ["2024", "https://www.gov.uk/"]) == document
