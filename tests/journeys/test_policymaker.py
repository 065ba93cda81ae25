"""A policymaker reads, trusts and cites; after the entry changes, the old address shows the old words.

A colleague who follows the chapter is told of the change by e-mail, as in its feed.
"""

from __future__ import annotations

import json
import re
import time

from playwright.sync_api import Page, expect

from tests.journeys.admin import explore, publish
from tests.journeys.inbox import Inbox

CHAPTER = "/blueprint/site-and-building/"
ENTRY = f"{CHAPTER}one-front-door/"
FOLLOWER = "follower@example.org"
OLD_SUMMARY = "Women, children, staff and neighbours all come in the same way."
REASON = "Plainer words, after a reader asked."
NEW_SUMMARY = "Everybody comes in the same way, and nobody is asked why she is there."


def test_from_the_chapter_to_a_citation_that_stays(page, signed_in, new_context, inbox):
    read_the_entry(page)
    follow_a_recommendation(page)
    address = cite(page)
    reader = follow_the_chapter(new_context, inbox)

    change_the_entry(signed_in("blueprint.editor", "/admin/"))
    publish_what_she_wrote(signed_in("publisher", "/admin/"))

    page.goto(ENTRY)
    assert page.get_by_text(NEW_SUMMARY).first.is_visible()
    assert page.goto(address).status == 200
    assert page.get_by_text(OLD_SUMMARY).first.is_visible()
    assert page.get_by_text(NEW_SUMMARY).count() == 0
    page.get_by_role("link", name=re.compile("version 2|newest", re.I)).first.click()
    assert page.get_by_text(NEW_SUMMARY).first.is_visible()

    is_told_which_when_and_why_and_leaves(reader, inbox)


def read_the_entry(page: Page) -> None:
    page.goto("/blueprint/")
    page.get_by_role("link", name="Site and building").first.click()
    page.get_by_role("link", name="One front door").first.click()
    assert page.url.endswith(ENTRY)
    for part in ("Context", "What we did", "What happened", "What did not work", "Sources"):
        assert page.get_by_role("heading", name=part, exact=True).is_visible()
    assert page.get_by_text("of 5:").first.is_visible()
    assert page.locator("#sources li").count() >= 3


def follow_a_recommendation(page: Page) -> None:
    page.get_by_role("link", name="Let a child arrive with her mother").first.click()
    assert page.get_by_text(re.compile(r"HS-R\d+")).first.is_visible()
    page.goto(ENTRY)


def cite(page: Page) -> str:
    """Each of the four forms carries the version's number and its permanent address, which is returned."""
    address = page.get_by_role("link", name=re.compile("Permanent link to version 1")).get_attribute("href")
    assert re.fullmatch(r"/blueprint/HS-\d+/v1/", address)
    number = address.split("/")[2]
    for extension in ("txt", "bib", "ris", "json"):
        citation = page.request.get(f"{address}cite.{extension}")
        assert citation.status == 200
        assert number in citation.text()
        assert address in citation.text().replace("\\", "")
    assert json.loads(page.request.get(f"{address}cite.json").text())
    assert page.request.get(f"/blueprint/{number}/").url.endswith(ENTRY)
    return address


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
    assert "Changes in a chapter of the blueprint: Site and building" in first
    reader.goto(re.search(r"http\S+/confirm/\S+", first).group())
    reader.get_by_role("button", name="Yes, send it to me").click()
    expect(reader.get_by_role("heading", name="You are on the list")).to_be_visible()
    return reader


def is_told_which_when_and_why_and_leaves(reader: Page, inbox: Inbox) -> None:
    inbox.wait_for_the_morning()
    told = inbox.newest(FOLLOWER)
    address = re.search(r"http\S+/v2/(?=\s)", told).group()
    for words in ("Subject: Changed in", "HS-2", "One front door", "Version 2, ", REASON):
        assert words in told, words
    feed = reader.request.get(f"{CHAPTER}feed/").text()
    assert REASON in feed and address in feed
    leave = re.search(r"List-Unsubscribe: <(\S+)>", told).group(1)
    assert reader.request.post(leave, form={"List-Unsubscribe": "One-Click"}).status == 200
    reader.goto(leave)
    expect(reader.get_by_role("heading", name="You get no more of this")).to_be_visible()


def change_the_entry(editor: Page) -> None:
    explore(editor, "Hope Street blueprint", "Site and building", edit="HS-2 One front door")
    editor.get_by_role("textbox", name="Summary").fill(NEW_SUMMARY)
    editor.get_by_role("textbox", name=re.compile("Reason|Why .*chang")).first.fill(REASON)
    publish(editor)
    expect(editor.get_by_text("You changed it last, so a second person publishes it")).to_be_visible()


def publish_what_she_wrote(publisher: Page) -> None:
    explore(publisher, "Hope Street blueprint", "Site and building", edit="HS-2 One front door")
    publish(publisher)
    expect(publisher.get_by_text(re.compile("has been (updated and )?published|is published")).first).to_be_visible()
