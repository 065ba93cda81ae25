"""A journalist, a commissioner and a professional find what they came for, in English and in Welsh."""

from __future__ import annotations

import csv
import time
from dataclasses import dataclass

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect


@dataclass(frozen=True)
class Words:
    """Where one language has its lists, and the words that its readers see."""

    influence: str
    narrow: str
    show: str
    position: str
    copy: str
    copied: str
    register: str
    lapsed: str
    lapsed_since: str
    event: str
    calendar: str
    book: str
    step: str
    send: str
    sent: str


ENGLISH = Words(
    *("/influence/", "Narrow this list", "Show", "Women on remand", "Copy", "Copied"),
    *("/learning/quality-mark/register/", "Lapsed", "it was due on", "/events/becoming-trauma-informed-leeds/"),
    *("Take it into your calendar (ICS)", "Ask for a place", "Morning", "Send", "We have your answer"),
)
WELSH = Words(
    *("/cy/dylanwadu/", "Culhau’r rhestr hon", "Dangos", "Menywod ar remánd", "Copïo", "Wedi’i gopïo"),
    *(
        "/cy/learning/quality-mark/register/",
        "Wedi dod i ben",
        "roedd i’w adnewyddu erbyn",
        "/cy/digwyddiadau/becoming-trauma-informed-leeds/",
    ),
    *("Ychwanegu at eich calendr (ICS)", "Gofyn am le", "Bore", "Anfon", "Mae eich ateb gennym"),
)
BOTH = pytest.mark.parametrize("words", [ENGLISH, WELSH], ids=["en", "cy"])


def press(page: Page, locator, key: str = "Enter") -> None:
    """By the keyboard alone."""
    locator.focus()
    page.keyboard.press(key)


@BOTH
def test_a_journalist_narrows_the_list_by_keyboard_and_copies_a_citation(new_context, words):
    context, _watch = new_context(viewport={"width": 360, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(words.influence)
    press(page, page.get_by_text(words.narrow))
    for box in ("#topic-remand", "#kind-position"):
        press(page, page.locator(box), "Space")
    press(page, page.locator(".facets").get_by_role("button", name=words.show))
    page.wait_for_url("**/?*")
    assert "kind=position" in page.url and "topic=remand" in page.url
    expect(page.locator(".rows h3")).to_have_text([words.position])

    press(page, page.get_by_role("link", name=words.position))
    press(page, page.get_by_role("button", name=words.copy, exact=True))
    expect(page.get_by_role("button", name=words.copied)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").inner_text() and f"{words.influence}remand/" in copied


@BOTH
def test_a_commissioner_finds_the_awards_that_have_lapsed(new_context, words):
    context, _watch = new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(words.register)
    page.locator("summary").filter(has_text=words.narrow).click()
    page.get_by_label(words.lapsed).check()
    page.locator(".facets").get_by_role("button", name=words.show).click()
    names = page.locator(".rows h3")
    expect(names).to_have_text(["Example School 41", "Example Women’s Centre 5"])

    names.first.get_by_role("link").click()
    expect(page.get_by_role("main")).to_contain_text(words.lapsed_since)


def ask_for_a_place(page: Page, words: Words, name: str) -> None:
    """Nobody types as fast as this test, so it may be taken for a robot, which is asked to press again."""
    texts = page.locator("form .input:not([type=search])")
    for place, text in {0: name, 1: "person@example.org", 3: "Example Trust", 4: "2"}.items():
        texts.nth(place).fill(text)
    page.get_by_label(words.step, exact=True).check()
    page.locator("#id_consent").check()
    for _press in range(20):
        page.get_by_role("button", name=words.send, exact=True).click()
        if page.get_by_role("heading", name=words.sent).count():
            return
        assert texts.first.input_value() == name
        time.sleep(0.5)
    raise AssertionError("The answer was not kept.")


def test_a_professional_takes_the_date_along_and_asks_for_a_place_which_an_editor_exports(
    signed_in, new_context, tmp_path
):
    uids = set()
    for number, words in enumerate((ENGLISH, WELSH)):
        context, _watch = new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
        page = context.new_page()
        page.goto(words.event)
        with page.expect_download() as download:
            page.get_by_role("link", name=words.calendar).click()
        [event] = Calendar.from_ical(download.value.path().read_bytes()).events
        uids.add(event["uid"])
        page.get_by_role("link", name=words.book, exact=True).click()
        ask_for_a_place(page, words, f"Example Reader {number}")
    assert len(uids) == 1, "one event in a calendar, in whichever language it is taken"

    editor = signed_in("publisher", "/admin/")
    editor.get_by_role("link", name="Forms", exact=True).click()
    editor.get_by_role("link", name="Ask for a place at a training day", exact=True).click()
    with editor.expect_download() as download:
        editor.get_by_role("link", name="Download CSV").click()
    download.value.save_as(tmp_path / "answers.csv")
    rows = list(csv.DictReader((tmp_path / "answers.csv").open(newline="")))
    asked = {row["Your name"]: row["Which part of the day suits you?"] for row in rows}
    assert (asked["Example Reader 0"], asked["Example Reader 1"]) == ("Morning", "Morning")
