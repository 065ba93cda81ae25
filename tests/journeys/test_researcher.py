"""A researcher cites a version; years later its address has the same words, beside what changed since and why."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass

import pybtex.database
import pytest
import rispy
from playwright.sync_api import Page, expect

from tests.journeys.admin import explore, publish
from tests.journeys.inbox import Inbox

ENTRY = "HS-12 Waiting for a court in prison"
CHAPTER = "/blueprint/why-a-different-place/"
FOLLOWER = "follower@example.org"
OLD_SUMMARY = "A quarter of the women in prison are waiting for a court."
NEW_SUMMARY = "One in four women in prison is waiting for a court."
REASON = "Plainer words, after a reader asked."


@dataclass(frozen=True)
class Words:
    """A version, and what stands in every citation of it."""

    address: str
    title: str
    language: str


ENGLISH = Words("/blueprint/HS-12/v3/", "Waiting for a court in prison", "en-GB")
WELSH = Words("/cy/blueprint/HS-2/v1/", "Un drws ffrynt", "cy")
BOTH = pytest.mark.parametrize("words", [ENGLISH, WELSH], ids=["en", "cy"])


def meta_tags(page: Page) -> dict[str, list[str]]:
    """What a reference manager reads of a page."""
    tags: dict[str, list[str]] = {}
    for name, content in page.eval_on_selector_all("meta[name^=citation_]", "all => all.map(m => [m.name, m.content])"):
        tags.setdefault(name, []).append(content)
    return tags


@BOTH
def test_every_form_of_a_citation_is_made_of_one_record(page: Page, words: Words):
    page.goto(words.address)
    tags = meta_tags(page)
    address = tags["citation_public_url"][0]
    assert address.endswith(words.address)
    assert (tags["citation_title"], tags["citation_inbook_title"]) == ([words.title], ["The Hope Street blueprint"])
    assert tags["citation_language"] == [words.language] and len(tags["citation_publication_date"]) == 1
    assert "citation_author" not in tags, "nobody is named as the author of an example"

    label, version = re.search(r"(HS-\d+)/v(\d+)/", address).groups()
    year = tags["citation_publication_date"][0][:4]
    links = page.locator("#cite .gets a[href*='/cite.']")
    files = {link.inner_text(): page.request.get(link.get_attribute("href")).text() for link in links.all()}
    assert list(files) == ["BibTeX", "RIS", "CSL-JSON", "Harvard", "APA"]
    ((_key, bib),) = pybtex.database.parse_string(files["BibTeX"], "bibtex").entries.items()
    assert re.sub("[{}]", "", bib.fields["title"]) == words.title
    assert [bib.fields[name] for name in ("year", "number", "version", "url")] == [year, label, version, address]
    (ris,) = rispy.loads(files["RIS"])
    assert (ris["title"], ris["year"], ris["urls"]) == (words.title, year, [address])
    assert f"{label}, version {version}" in ris["edition"]
    (csl,) = json.loads(files["CSL-JSON"])
    assert (csl["title"], csl["number"], csl["version"], csl["URL"]) == (words.title, label, version, address)
    for style, place in (("Harvard", "#citation"), ("APA", "#citation-apa")):
        assert files[style].strip() == page.locator(place).inner_text(), "a file has the words of the page"
        assert all(word in files[style] for word in (words.title, year, f"{label}, version {version}", address))


def test_an_old_version_says_why_it_changed_and_is_compared_word_by_word(page: Page):
    page.goto("/blueprint/HS-12/v1/")
    note = page.locator(".note").filter(has=page.get_by_role("heading", name="This is an old version: number 1"))
    expect(note.get_by_role("heading", name="What changed since, and why")).to_be_visible()
    expect(note).to_contain_text("Scotland is added: its own count shows the same")
    expect(note.get_by_role("link", name=re.compile("Read version [34], the newest"))).to_be_visible()

    note.get_by_role("link", name="Compare both word by word").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text(re.compile(r"\[added:\s+In Scotland, women’s share .*?\]"))
    expect(main).to_contain_text(re.compile(r"\[taken out:\s+1 of 5: Experience\]\s+\[added:\s+2 of 5: Recorded\]"))
    for mark, line in (("ins", "underline"), ("del", "line-through")):
        shown = main.locator(mark).first.evaluate("mark => getComputedStyle(mark).textDecorationLine")
        assert line in shown, "what changed is seen without colour"


def test_what_was_cited_stays_when_the_entry_changes_and_a_follower_is_told(
    page: Page, signed_in, new_context, inbox: Inbox
):
    follower = follow_the_chapter(new_context, inbox)
    page.goto(ENGLISH.address)
    cited = page.locator("article > *:not(.note)").first.inner_text() + page.locator("#citation").inner_text()
    expect(page.get_by_text(OLD_SUMMARY).first).to_be_visible()
    change_the_entry(signed_in("blueprint.editor", "/admin/"))
    publish_what_she_wrote(signed_in("publisher", "/admin/"))

    page.goto("/blueprint/HS-12/")
    expect(page.get_by_text(NEW_SUMMARY).first).to_be_visible()
    page.goto(ENGLISH.address)
    expect(page.get_by_role("heading", name="This is an old version: number 3")).to_be_visible()
    expect(page.get_by_text(REASON).first).to_be_visible()
    again = page.locator("article > *:not(.note)").first.inner_text() + page.locator("#citation").inner_text()
    assert again == cited and page.get_by_text(NEW_SUMMARY).count() == 0
    page.get_by_role("link", name="Compare both word by word").click()
    expect(page.get_by_role("main")).to_contain_text(REASON)
    is_told_which_when_and_why_and_leaves(follower, inbox)


def follow_the_chapter(new_context, inbox: Inbox) -> Page:
    """On a phone, without script. Nobody types as fast as this test, so it may have to press again."""
    reader = new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})[0].new_page()
    reader.goto(CHAPTER)
    reader.get_by_label("Your e-mail address").fill(FOLLOWER)
    for _press in range(20):
        reader.get_by_role("button", name="Sign up").click()
        if reader.get_by_role("heading", name="Check your inbox").count():
            break
        time.sleep(0.5)
    expect(reader.get_by_role("heading", name="Check your inbox")).to_be_visible()
    first = inbox.newest(FOLLOWER)
    assert "Changes in a chapter of the blueprint: Why a different place" in first
    reader.goto(re.search(r"http\S+/confirm/\S+", first).group())
    reader.get_by_role("button", name="Yes, send it to me").click()
    expect(reader.get_by_role("heading", name="You are on the list")).to_be_visible()
    return reader


def is_told_which_when_and_why_and_leaves(reader: Page, inbox: Inbox) -> None:
    inbox.wait_for_the_morning()
    told = inbox.newest(FOLLOWER)
    address = re.search(r"http\S+/v4/(?=\s)", told).group()
    for words in ("Subject: Changed in", "HS-12", ENGLISH.title, "Version 4, ", REASON):
        assert words in told, words
    feed = reader.request.get(f"{CHAPTER}feed/").text()
    assert REASON in feed and address in feed
    leave = re.search(r"List-Unsubscribe: <(\S+)>", told).group(1)
    assert reader.request.post(leave, form={"List-Unsubscribe": "One-Click"}).status == 200
    reader.goto(leave)
    expect(reader.get_by_role("heading", name="You get no more of this")).to_be_visible()


def change_the_entry(editor: Page) -> None:
    explore(editor, "Hope Street blueprint", "Why a different place", edit=ENTRY)
    editor.get_by_role("textbox", name="Summary").fill(NEW_SUMMARY)
    editor.get_by_role("textbox", name=re.compile("reason for the change", re.I)).first.fill(REASON)
    publish(editor)
    expect(editor.get_by_text("You changed it last, so a second person publishes it")).to_be_visible()


def publish_what_she_wrote(publisher: Page) -> None:
    explore(publisher, "Hope Street blueprint", "Why a different place", edit=ENTRY)
    publish(publisher)
    expect(publisher.get_by_text(re.compile("has been (updated and )?published|is published")).first).to_be_visible()
