"""Comms staff launch a campaign by clicks alone and translate it; a citizen makes its letter to her MP her own."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.journeys.admin import explore, insert, panel, publish
from tests.journeys.searching import found_within_seconds

TITLE, SUMMARY = "Phones that work", "We ask that every woman can call her children on the day that she arrives."
ADDRESS = "/campaigns/phones-that-work/"
WELSH = {
    TITLE: "Ffonau sy’n gweithio",
    SUMMARY: "Rydym yn galw am i bob menyw gael ffonio ei phlant ar y diwrnod y mae’n cyrraedd.",
}
LETTER = "Dear [name of your MP],\n\nPlease ask for a phone call on arrival.\n\n[Your name]"
#: From the list of pages to the published campaign; from field to field one goes by the Tab key.
MOST_CLICKS = 20


def write_the_asks(page: Page) -> None:
    for number, ask in enumerate(("Give each woman a call on arrival", "Mend the phones")):
        insert(page, "What we ask*", at=-1 if number else 0)
        panel(page, "What we ask*").get_by_role("textbox", name="What we ask*").nth(number).fill(ask)


def write_why(page: Page) -> None:
    insert(page, "Why")
    why = panel(page, "Why")
    for label, words in {
        "Figure*": "94%",
        "What it counts*": "Women asked who said that contact with family mattered.",
        "Year*": "2025",
        "Source*": "HM Inspectorate of Prisons, Time to care, February 2025",
        "Heading of the reason*": "A call is a small thing",
    }.items():
        why.get_by_role("textbox", name=label, exact=True).fill(words)
    why.locator("[contenteditable=true]").first.fill("It can be the first safe moment of a day.")
    insert(page, "Steps so far")
    steps = panel(page, "Steps so far")
    steps.get_by_role("textbox", name="When*").fill("February 2025")
    steps.get_by_role("textbox", name="What happened*").fill("Inspectors ask women what helps.")


def write_the_letter(page: Page) -> None:
    insert(page, "What a reader can do*", "Letter")
    doing = panel(page, "What a reader can do*")
    for label, words in {
        "Heading*": "Write to your MP",
        "Who it goes to*": "Your Member of Parliament (MP)",
        "Subject*": "Phones in prison",
        "Suggested text*": LETTER,
    }.items():
        doing.get_by_role("textbox", name=label, exact=True).fill(words)


def relate(page: Page) -> None:
    page.get_by_role("button", name="Add related page").click()
    panel(page, "Related pages").get_by_role("button", name="Choose a page").click()
    chooser = page.get_by_role("dialog")
    chooser.locator("input[name=q]").fill("Keep mothers")
    chooser.get_by_role("link", name=re.compile("^Keep mothers")).first.click()


def count_clicks(page: Page) -> list[str]:
    """The clicks of the person from now on, on whatever page."""
    clicks: list[str] = []
    page.context.expose_binding("pressed", lambda _source, what: clicks.append(what))
    page.context.add_init_script(
        "addEventListener('click', e => e.isTrusted && pressed(e.target.closest('a, button, label, [role=option]')"
        "?.textContent.trim() ?? e.target.tagName), true)"
    )
    return clicks


def test_a_campaign_is_launched_by_clicks_and_seen_found_marked_and_translated(signed_in, page):
    editor = signed_in("publisher", "/admin/")
    clicks = count_clicks(editor)
    explore(editor, "Campaigns")
    editor.get_by_role("link", name="Add child page").first.click()
    editor.get_by_role("textbox", name="Title*").press_sequentially(TITLE)  # typing makes the address
    editor.get_by_role("textbox", name="Summary*").fill(SUMMARY)
    write_the_asks(editor)
    write_why(editor)
    write_the_letter(editor)
    relate(editor)
    preview_at_phone_width(editor)
    publish(editor)
    expect(editor.get_by_text(re.compile("published")).first).to_be_visible()
    assert 0 < len(clicks) <= MOST_CLICKS, clicks

    # the very next request of any visitor
    assert page.goto(ADDRESS).status == 200
    assert page.get_by_role("heading", level=1).inner_text().rstrip(".") == TITLE
    for words in ("94%", "HM Inspectorate of Prisons", "2 open", "February 2025", "Keep mothers and their children"):
        assert page.get_by_text(words).first.is_visible(), words
    page.goto("/campaigns/")
    assert page.get_by_role("link", name=re.compile(TITLE)).first.is_visible()
    found_within_seconds(page, "/search/?q=phones", TITLE)
    write_to_the_mp(page)
    read_without_a_script(page)

    mark_an_ask(editor)
    page.goto(ADDRESS)
    assert page.get_by_text("Since 1 February 2026.").is_visible() and page.get_by_text("One partly won").is_visible()

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


def write_to_the_mp(page: Page) -> None:
    """The citizen writes her own letter; nothing of it is stored or sent."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ADDRESS, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    letter, mail = page.get_by_label("Your letter"), page.get_by_role("link", name="Open in your mail program")
    assert letter.input_value() == LETTER
    own = "Dear Ŵyn & all,\n\nMy “own” words, 100%."
    letter.fill(own)
    expect(page.get_by_text("Characters: 38")).to_be_visible()
    fields = parse_qs(urlsplit(mail.get_attribute("href")).query)
    assert fields == {"subject": ["Phones in prison"], "body": [own.replace("\n", "\r\n")]}

    letter.fill("ŵ" * 20_000)
    expect(page.get_by_role("status")).to_contain_text("Your letter is longer than mail programs take")
    expect(mail).to_be_hidden()
    page.get_by_role("button", name="Copy the letter").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "ŵ" * 20_000

    letter.fill(own)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.get_by_text("My “own” words").locator("visible=true").count() == 1
    page.emulate_media(media="screen")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert [url for url in asked if "/static/core/fonts/" not in url] == []
    page.reload()
    assert letter.input_value() == LETTER


def read_without_a_script(page: Page) -> None:
    plain = page.context.browser.new_context(java_script_enabled=False)
    reader = plain.new_page()
    reader.goto(page.url)
    assert reader.get_by_text("Please ask for a phone call on arrival.", exact=True).is_visible()
    assert not reader.get_by_label("Your letter").is_visible()
    mail = reader.get_by_role("link", name="Open in your mail program").get_attribute("href")
    assert parse_qs(urlsplit(mail).query)["body"] == [LETTER.replace("\n", "\r\n")]
    finder = reader.get_by_role("link", name="Find their name and address").get_attribute("href")
    assert finder == "https://members.parliament.uk/FindYourMP"
    plain.close()


def mark_an_ask(editor: Page) -> None:
    """The next day: the editor adds what changed to the first ask."""
    explore(editor, "Campaigns", edit=TITLE)
    asks = panel(editor, "What we ask*")
    asks.get_by_role("button", name="Add", exact=True).first.click()
    asks.get_by_role("combobox", name="What it became*").select_option("Partly won")
    asks.get_by_role("textbox", name="How we know*").fill("An example, written by a test")
    asks.get_by_role("textbox", name="Date*").fill("01/02/2026")
    publish(editor)
    expect(editor.get_by_text(re.compile("published")).first).to_be_visible()


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
