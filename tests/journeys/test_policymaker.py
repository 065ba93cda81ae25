"""A policymaker reads, trusts and cites; after the entry changes, the old address shows the old words."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.journeys.admin import explore, publish

ENTRY = "/blueprint/site-and-building/one-front-door/"
OLD_SUMMARY = "Women, children, staff and neighbours all come in the same way."
NEW_SUMMARY = "Everybody comes in the same way, and nobody is asked why she is there."


def test_from_the_chapter_to_a_citation_that_stays(page, signed_in):
    read_the_entry(page)
    follow_a_recommendation(page)
    address = cite(page)

    change_the_entry(signed_in("blueprint.editor", "/admin/"))
    publish_what_she_wrote(signed_in("publisher", "/admin/"))

    page.goto(ENTRY)
    assert page.get_by_text(NEW_SUMMARY).first.is_visible()
    assert page.goto(address).status == 200
    assert page.get_by_text(OLD_SUMMARY).first.is_visible()
    assert page.get_by_text(NEW_SUMMARY).count() == 0
    page.get_by_role("link", name=re.compile("version 2|newest", re.I)).first.click()
    assert page.get_by_text(NEW_SUMMARY).first.is_visible()


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


def change_the_entry(editor: Page) -> None:
    explore(editor, "Hope Street blueprint", "Site and building", edit="HS-2 One front door")
    editor.get_by_role("textbox", name="Summary").fill(NEW_SUMMARY)
    editor.get_by_role("textbox", name=re.compile("Reason|Why .*chang")).first.fill(
        "Plainer words, after a reader asked."
    )
    publish(editor)
    expect(editor.get_by_text("You changed it last, so a second person publishes it")).to_be_visible()


def publish_what_she_wrote(publisher: Page) -> None:
    explore(publisher, "Hope Street blueprint", "Site and building", edit="HS-2 One front door")
    publish(publisher)
    expect(publisher.get_by_text(re.compile("has been (updated and )?published|is published")).first).to_be_visible()
