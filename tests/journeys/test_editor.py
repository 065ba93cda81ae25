"""Comms staff publish a campaign and its Welsh translation, and change menu, footer and a helpline, without help."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Page, expect

from tests.journeys.admin import explore, open_record, publish

TITLE, SUMMARY = "Phones that work", "We ask that every woman can call her children on the day that she arrives."
ADDRESS = "/campaigns/phones-that-work/"


WELSH = {
    TITLE: "Ffonau sy'n gweithio",
    SUMMARY: "Gofynnwn i bob menyw gael ffonio ei phlant ar y diwrnod y mae'n cyrraedd.",
}


def panel(page: Page, name: str):
    return page.get_by_role("region", name=name, exact=True).first


def insert(page: Page, where: str, block: str | None = None, at: int = 0) -> None:
    """Presses "Insert a block" in a panel; picks the block where there is a choice."""
    panel(page, where).get_by_role("button", name="Insert a block").nth(at).click()
    if block:
        page.get_by_role("listbox").get_by_role("option", name=block, exact=True).click()


def fill_the_campaign(page: Page) -> None:
    page.get_by_role("textbox", name="Title*").press_sequentially(TITLE)  # typing makes the address
    page.get_by_role("textbox", name="Summary*").fill(SUMMARY)
    insert(page, "What we ask*")
    asks = panel(page, "What we ask*")
    asks.get_by_role("textbox", name="What we ask*").fill("Give each woman a phone call on arrival")
    asks.get_by_role("combobox", name="Where it stands*").select_option("Partly won")
    asks.get_by_role("textbox", name="Since when").fill("01/02/2026")
    asks.get_by_role("textbox", name="How we know").fill("An example, written by a test")
    insert(page, "Why")
    why = panel(page, "Why")
    why.get_by_role("textbox", name="Figure*", exact=True).fill("94 %")
    why.get_by_role("textbox", name="What it counts*").fill("Women asked who said that contact with family mattered.")
    why.get_by_role("textbox", name="Year*").fill("2025")
    why.get_by_role("textbox", name="Source*", exact=True).fill(
        "HM Inspectorate of Prisons, Time to care, February 2025"
    )
    why.get_by_role("textbox", name="Heading of the reason*").fill("A call is a small thing")
    why.locator("[contenteditable=true]").first.fill("It can be the first safe moment of a day.")
    insert(page, "Why", at=-1)
    why.get_by_role("button", name="Choose an image").click()
    page.get_by_role("dialog").locator("a.image-choice").first.click()
    why.get_by_role("textbox", name="Alt text").fill("A ring of dots around one dot")
    insert(page, "What a reader can do*", "Call to action")
    doing = panel(page, "What a reader can do*")
    doing.get_by_role("textbox", name="Heading*").fill("Write to your MP")
    doing.get_by_role("textbox", name="Other address").fill("https://www.parliament.uk/")
    doing.get_by_role("textbox", name="Words of the link*").fill("Find my MP")


def test_a_day_that_does_not_exist_is_kept_as_typed_and_named(signed_in):
    editor = signed_in("publisher", "/admin/")
    explore(editor, "Campaigns")
    editor.get_by_role("link", name="Add child page").first.click()
    editor.get_by_role("textbox", name="Title*").fill("A day too many")
    editor.get_by_role("tab", name="Settings").click()
    day = editor.get_by_role("textbox", name="Review date")
    day.fill("31/02/2026")
    day.press("Tab")
    editor.get_by_role("button", name="Save draft").click()

    expect(editor.get_by_text("could not be created").first).to_be_visible()
    editor.get_by_role("tab", name="Settings").click()
    expect(editor.get_by_text("Write a day that exists").first).to_be_visible()
    expect(editor.get_by_role("textbox", name="Review date")).to_have_value("31/02/2026")


def test_a_campaign_is_published_seen_found_and_translated(signed_in, page):
    editor = signed_in("publisher", "/admin/")
    explore(editor, "Campaigns")
    editor.get_by_role("link", name="Add child page").first.click()
    fill_the_campaign(editor)
    preview_at_phone_width(editor)
    publish(editor)
    expect(editor.get_by_text(re.compile("published")).first).to_be_visible()

    # the very next request of any visitor
    assert page.goto(ADDRESS).status == 200
    assert page.get_by_role("heading", level=1).inner_text().rstrip(".") == TITLE
    for words in ("94 %", "HM Inspectorate of Prisons", "1 February 2026", "Partly won"):
        assert page.get_by_text(words).first.is_visible()
    assert page.get_by_alt_text("A ring of dots around one dot").count() == 1
    page.goto("/campaigns/")
    assert page.get_by_role("link", name=re.compile(TITLE)).first.is_visible()
    found_within_seconds(page, "/search/?q=phones", TITLE)

    translate(editor)
    page.goto(f"/cy{ADDRESS}")
    assert page.locator("html").get_attribute("lang") == "cy"
    assert page.get_by_role("heading", level=1).inner_text().rstrip(".") == WELSH[TITLE]
    page.get_by_role("link", name="English").first.click()
    assert page.url.endswith(ADDRESS)
    page.get_by_role("link", name="Cymraeg").first.click()
    assert page.url.endswith(f"/cy{ADDRESS}")


def preview_at_phone_width(editor: Page) -> None:
    editor.get_by_role("button", name="Toggle preview").click()
    editor.get_by_role("radio", name="Preview in mobile size").check(force=True)
    shown = editor.frame_locator("#w-preview-iframe")
    expect(shown.get_by_role("heading", level=1)).to_contain_text(TITLE, timeout=30_000)
    editor.get_by_role("button", name="Toggle preview").click()


def found_within_seconds(page: Page, address: str, words: str) -> None:
    """Search follows when the worker has run its task: seconds, not minutes."""
    for _attempt in range(40):
        page.goto(address)
        if page.locator("main").get_by_role("link", name=re.compile(words)).count():
            return
        time.sleep(0.5)
    raise AssertionError(f"{words} is not found at {address}")


def translate(editor: Page) -> None:
    """From the same screen: start the Welsh translation, write its words, publish it."""
    explore(editor, "Campaigns", edit=TITLE)
    editor.get_by_role("navigation", name="Actions", exact=True).get_by_role("button", name="Actions").click()
    editor.get_by_role("link", name="Translate this page").click()
    editor.get_by_label("Welsh").check()
    editor.get_by_role("button", name="Submit").click()
    for english, welsh in WELSH.items():
        segment = editor.locator("li").filter(has=editor.get_by_text(english, exact=True)).last
        segment.get_by_role("button", name="Translate").click()
        segment.locator("textarea, input[type=text], [contenteditable=true]").first.fill(welsh)
        segment.get_by_role("button", name="Save").click()
        expect(segment.get_by_text(welsh).first).to_be_visible()
    editor.get_by_role("button", name="Publish in Welsh").click()
    expect(editor.get_by_role("main")).to_contain_text("These parts are not translated.")
    editor.get_by_role("button", name="Publish it as it is").click()
    expect(editor.get_by_text(re.compile("published", re.I)).first).to_be_visible()


def test_menu_footer_and_a_helpline_are_changed_without_help(signed_in, page):
    editor = signed_in("publisher", "/admin/")
    change(editor, "Helplines", "Samaritans", "Number*", "116 123 4")
    open_record(editor, "Navigation", "Menus and footer", "Main menu")
    editor.get_by_role("textbox", name="Label*", exact=True).first.fill("What we ask for")
    publish_record(editor)

    page.goto("/help/")
    assert page.get_by_role("link", name="116 123 4").first.get_attribute("href") == "tel:1161234"
    assert page.get_by_role("navigation", name="Main").get_by_role("link", name="What we ask for").is_visible()

    change(editor, "Helplines", "Samaritans", "Number*", "116 123")


def publish_record(editor: Page) -> None:
    publish(editor)
    expect(editor.get_by_text(re.compile("published")).first).to_be_visible()


def change(editor: Page, kind: str, name: str, field: str, words: str) -> None:
    open_record(editor, "Navigation", kind, name)
    editor.get_by_role("textbox", name=field, exact=True).fill(words)
    publish_record(editor)
