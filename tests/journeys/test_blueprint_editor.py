"""An editor writes an entry in the fixed form with a source that she pasted; its number outlives every change."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.admin import explore, panel, publish, row

TITLE, RENAMED = "A bench outside", "A bench by the gate"
REASON = "The bench has moved to the gate, so the title says so."
CHAPTER, OTHER_CHAPTER = "Site and building", "Neighbours and community"
BIBTEX = "@book{Bench2024, title = {Benches in public places}, author = {{Example Office}}, year = {2024}}"
WRITTEN = {
    "Context*": "The street had no place to sit.",
    "What we did*": "We put a bench beside the door.",
    "What happened*": "People sat down.",
}


def bring_in_the_source(editor: Page) -> None:
    editor.get_by_role("link", name="Sources", exact=True).click()
    editor.get_by_role("link", name="Import", exact=True).click()
    editor.get_by_label("Paste records").fill(BIBTEX)
    editor.get_by_role("button", name="Look what would happen").click()
    expect(editor.get_by_text("Example Office (2024) Benches in public places.")).to_be_visible()
    editor.get_by_role("button", name="Add 1 source").click()
    expect(editor.locator("[data-summary]")).to_contain_text("Read: 1. Added: 1.")


def write_the_entry(editor: Page) -> None:
    explore(editor, "Hope Street blueprint", CHAPTER)
    editor.get_by_role("link", name="Add child page").first.click()
    editor.get_by_role("textbox", name="Title*").press_sequentially(TITLE)  # typing makes the address
    editor.get_by_role("textbox", name="Summary").fill("Somewhere to sit, for everybody.")
    for name, words in WRITTEN.items():
        panel(editor, name).locator("[contenteditable=true]").fill(words)
    cite_the_source(panel(editor, "Context*"), editor)
    editor.get_by_role("checkbox", name="Practitioners").check()
    editor.get_by_role("combobox", name="Setting*").select_option("Residential community")
    editor.get_by_role("combobox", name="Stage*").select_option("Everyday running")


def cite_the_source(text: Locator, editor: Page) -> None:
    """From the list of all sources; its mark stands behind what she has written."""
    text.locator("[contenteditable=true]").click()
    editor.keyboard.press("Control+End")
    text.get_by_role("button", name="Cite a source").click()
    chooser = editor.get_by_role("dialog")
    chooser.locator("input[name=q]").fill("Benches")
    chooser.get_by_role("link", name="Bench2024: Benches in public places").click()
    expect(text.locator("[contenteditable=true]")).to_have_text("The street had no place to sit. [@Bench2024]")


def more_actions(page: Page, action: str) -> None:
    page.get_by_role("navigation", name="Actions (footer)").get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=action, exact=True).last.click()
    page.wait_for_load_state()


def submit(editor: Page) -> None:
    more_actions(editor, "Submit for approval")
    expect(editor.get_by_text("is submitted for approval")).to_be_visible()


def approve(publisher: Page) -> None:
    """From what waits for her on the first page of the admin, which names a live page as readers know it."""
    publisher.goto("/admin/")
    publisher.locator("main").get_by_role("link", name="A bench").first.click()
    more_actions(publisher, "Approve and Publish")
    expect(publisher.get_by_role("status").get_by_text("A bench").first).to_be_visible(timeout=20_000)


def move(editor: Page) -> None:
    explore(editor, "Hope Street blueprint", CHAPTER)
    row(editor, TITLE).get_by_role("button", name=re.compile("More options")).click()
    editor.locator("a[href*='/move/']").locator("visible=true").first.click()
    editor.get_by_role("main").get_by_role("button", name="Actions", exact=True).click()
    editor.get_by_role("button", name="Choose another page").click()
    chooser = editor.get_by_role("dialog")
    chooser.locator("input[name=q]").fill(OTHER_CHAPTER)
    chooser.get_by_role("link", name=OTHER_CHAPTER, exact=True).first.click()
    editor.get_by_role("button", name="Confirm").click()
    editor.get_by_role("button", name="Yes, move this page").click()
    expect(editor.get_by_role("status").get_by_text(" moved")).to_be_visible(timeout=20_000)


def test_two_people_publish_an_entry_and_its_number_stays_when_it_moves_and_is_renamed(page: Page, signed_in):
    editor, publisher = signed_in("blueprint.editor", "/admin/"), signed_in("publisher", "/admin/")
    bring_in_the_source(editor)
    write_the_entry(editor)
    publish(editor)
    expect(editor.get_by_text("Say what did not work").locator("visible=true").first).to_be_visible()
    editor.get_by_role("textbox", name="Not yet known, because").fill("Nobody has asked yet; we ask in May 2027.")
    publish(editor)
    expect(editor.get_by_text("You changed it last, so a second person publishes it")).to_be_visible()
    submit(editor)
    approve(publisher)

    page.goto("/blueprint/site-and-building/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("#sources")).to_contain_text("Example Office (2024) Benches in public places.")
    number = re.search(r"HS-\d+", page.get_by_role("link", name="Permanent link to version 1").get_attribute("href"))[0]

    move(editor)
    explore(editor, "Hope Street blueprint", OTHER_CHAPTER, edit=f"{number} {TITLE}")
    editor.get_by_role("textbox", name="Title*").fill(RENAMED)
    editor.get_by_role("textbox", name=re.compile("reason for the change", re.I)).first.fill(REASON)
    submit(editor)
    approve(publisher)

    page.goto(f"/blueprint/{number}/")
    assert "/neighbours-and-community/" in page.url, "the number leads to where the entry has gone"
    expect(page.get_by_role("heading", level=1)).to_contain_text(RENAMED)
    page.goto(f"/blueprint/{number}/v1/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(page.locator(".note").first).to_contain_text(REASON)
