"""What readers and machines find on the pages of the blueprint."""

from __future__ import annotations

import datetime
import json
import re
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup

from tests.blueprint.factories import change
from tests.reading import made_twice

HOSTILE = 'Is it so? R&D </script><script>alert("1")</script>'


def text_of(response) -> str:
    return response.content.decode()


class Meta(HTMLParser):
    """The names and contents in the head, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "meta" and found.get("name", "").startswith("citation_"):
            self.pairs.append((found["name"], found["content"]))


def json_ld_of(html: str) -> dict:
    """What is said of the version, which stands beside what is said of every page."""
    found = map(json.loads, re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S))
    (version,) = [data for data in found if "@graph" not in data]
    return version


def test_sources_are_numbered_in_order_of_first_mention_each_once(client, make_entry, make_source):
    make_source("B1", title="Second row, first mentioned")
    make_source("A1", title="First row, mentioned later")
    entry = make_entry(context="<p>One.[@B1]</p>", did_not_work="<p>Two.[@A1; @B1]</p>")
    page = text_of(client.get(entry.url))
    assert page.count('id="s1"') == page.count('id="s2"') == 1
    assert 'id="s3"' not in page
    assert page.index("Second row") < page.index("First row")
    assert page.count('href="#s1"') == 2
    assert page.count('id="r1"') == 1
    assert "[@" not in page


def test_the_timeline_of_a_recommendation_is_numbered_after_the_text_above_it(
    client, make_entry, make_recommendation, make_source
):
    make_source("B1", title="Mentioned in the text")
    make_source("A1", title="Mentioned in a step")
    step = {"on": datetime.date(2024, 4, 1), "text": "It began. [@A1]", "evidence": "Guideline.", "url": ""}
    page = make_recommendation(make_entry(), why="<p>So. [@B1]</p>", uptake=[("step", step)])
    shown = text_of(client.get(page.url))
    assert shown.index("Mentioned in the text") < shown.index("Mentioned in a step")
    assert shown.index('href="#s1"') < shown.index('href="#s2"')


def test_links_to_the_parts_of_an_entry_stay(client, make_entry):
    """Others link to these; the advice is set apart."""
    page = text_of(client.get(make_entry(intention="<p>A door.</p>", advice="<p>Listen.</p>").url))
    assert re.findall(r'id="(e\d)"', page) == ["e1", "e2", "e3", "e4", "e5", "e6"]
    assert re.search(r'<div class="[^"]+" id="e6">', page)


def test_what_we_did_not_read_says_who_reported_it(client, make_entry, make_source):
    make_source(reading="listed", reported_by="Russell Webster & others")
    page = text_of(client.get(make_entry(context="<p>So it was. [@TTC25]</p>").url))
    assert "As reported by Russell Webster &amp; others; we have not read the original." in page


def test_not_yet_known_stands_with_its_reason(client, make_entry):
    entry = make_entry(did_not_work="", not_yet_known="We ask in May 2027.")
    page = text_of(client.get(entry.url))
    assert "Not yet known." in page
    assert "We ask in May 2027." in page


def test_entry_and_recommendation_name_each_other(client, make_entry, make_recommendation):
    entry = make_entry()
    recommendation = make_recommendation(entry)
    assert "HS-R1" in text_of(client.get(entry.url))
    assert recommendation.url in text_of(client.get(entry.url))
    page = text_of(client.get(recommendation.url))
    assert "HS-1 One front door" in page
    assert entry.url in page


def test_the_history_names_each_version_with_its_reason(client, make_entry):
    entry = change(make_entry(), reason="The <b>figure</b> was wrong.", title="New")
    page = text_of(client.get(entry.url))
    assert "The &lt;b&gt;figure&lt;/b&gt; was wrong." in page
    assert 'href="/blueprint/HS-1/v1/"' in page
    assert 'href="/blueprint/HS-1/v2/"' in page
    assert "First published." in page


def test_a_hostile_title_is_words_everywhere(client, landing, make_entry, make_recommendation):
    entry = make_entry(title=HOSTILE)
    make_recommendation(entry, title=HOSTILE)
    for url in (entry.url, "/blueprint/HS-1/v1/", "/blueprint/HS-R1/v1/", landing.url, "/blueprint/opening/"):
        page = text_of(client.get(url))
        assert "<script>alert" not in page, url
        assert "&lt;script&gt;alert" in page, url
    assert json_ld_of(text_of(client.get(entry.url)))["name"] == HOSTILE
    assert dict(Meta(text_of(client.get(entry.url))).pairs)["citation_title"] == HOSTILE


def test_an_entry_reads_as_part_of_a_book(client, make_entry):
    pairs = Meta(text_of(client.get(make_entry().url))).pairs
    names = [name for name, _content in pairs]
    assert "citation_inbook_title" in names
    assert "citation_date" not in names
    assert len(names) == len(set(names))
    found = dict(pairs)
    assert re.fullmatch(r"\d{4}/\d\d/\d\d", found["citation_publication_date"])
    assert found["citation_public_url"].endswith("/blueprint/HS-1/v1/")
    assert all(content for _name, content in pairs)


def test_a_recommendation_reads_as_a_numbered_report(client, make_entry, make_recommendation):
    found = dict(Meta(text_of(client.get(make_recommendation(make_entry()).url))).pairs)
    assert found["citation_technical_report_number"] == "HS-R1"
    assert found["citation_technical_report_institution"] == "One Small Thing"


def test_no_mark_of_a_source_misleads_zotero(client, make_entry, make_source):
    make_source()
    page = text_of(client.get(make_entry(context="<p>So. [@TTC25]</p>").url))
    assert "Z3988" not in page
    assert "unapi-id" not in page


def test_a_version_is_canonical_for_itself_and_names_no_false_translation(client, make_entry):
    make_entry()
    page = text_of(client.get("/blueprint/HS-1/v1/"))
    assert "hreflang" not in re.sub(r"<body.*", "", page, flags=re.S)
    assert re.search(r'rel="canonical" href="[^"]+/blueprint/HS-1/v1/"', page)


def test_an_old_version_is_kept_out_of_search_engines(client, make_entry):
    change(make_entry())
    assert 'content="noindex"' in text_of(client.get("/blueprint/HS-1/v1/"))
    assert 'content="noindex"' not in text_of(client.get("/blueprint/HS-1/v2/"))


def test_the_same_bytes_for_everyone_and_no_cookie(make_entry):
    entry = make_entry()
    for url in (entry.url, "/blueprint/HS-1/v1/", "/blueprint/HS-1/v1/cite.ris"):
        first = made_twice(url)
        assert not first.cookies
        assert "public" in first["Cache-Control"]


def test_drafts_are_in_no_list(client, landing, chapter, make_entry, make_recommendation):
    draft = make_entry(publish=False, title="A secret draft")
    make_recommendation(draft, publish=False, title="A secret recommendation")
    for url in (landing.url, chapter.url):
        assert "secret" not in text_of(client.get(url))


def test_an_entry_below_drafts_names_none_of_them(client, landing, chapter, make_entry):
    landing.unpublish()
    chapter.unpublish()
    entry = make_entry()
    text = text_of(client.get(entry.url))

    assert f"in the chapter “{chapter.title}”" not in text
    assert not {landing.url, f"{landing.url}#evidence", chapter.url} & set(re.findall(r'href="([^"]*)"', text))


def test_landing_has_its_search_in_the_title_whatever_else_is_written(client, landing, make_entry):
    make_entry()
    assert not landing.how_to_read
    page = BeautifulSoup(client.get(landing.url).content, "html.parser")
    assert page.select_one(".title form[role=search]")["action"] == "/blueprint/entries/"
    assert page.select_one(".title form[role=search]")["aria-label"] == "Search in the blueprint"
    numbers = [number.get_text() for number in page.select(".section__number")]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_what_is_searched_has_no_braces_of_a_body(make_entry, make_source):
    make_source("A1", title="A review", authors="{Farmer, Lord}")
    entry = make_entry(what_happened="<p>So. [@A1]</p>")
    assert "Farmer, Lord" in entry.words_of_sources


def test_landing_counts_entries_and_shows_changes(client, landing, make_entry):
    change(make_entry(), reason="A new figure.")
    page = text_of(client.get(landing.url))
    assert "1 entry" in page
    assert "A new figure." in page
    assert "2 of 5: Recorded" in page


@pytest.mark.parametrize("ending", ["", "v1/", "v1/cite.ris"])
def test_permanent_addresses_only_answer_to_reading(client, make_entry, ending):
    make_entry()
    assert client.post(f"/blueprint/HS-1/{ending}").status_code == 405
