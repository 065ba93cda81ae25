"""An editor makes a form by clicks alone; a visitor without script answers it, with a mistake first; the editor exports it."""

from __future__ import annotations

import csv
import re
import time

from playwright.sync_api import Page, expect

from tests.journeys.admin import explore, publish

TITLE, ADDRESS = "Ask for a visit", "/about/ask-for-a-visit/"


class Clicks:
    """Counts what the editor presses."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, locator) -> None:
        locator.click()
        self.count += 1


def add_question(editor: Page, clicks: Clicks, kind: str, words: str) -> None:
    questions = editor.get_by_role("region", name="Questions*", exact=True).first
    boxes = questions.get_by_role("textbox", name="Question*")
    before = boxes.count()
    clicks.on(questions.get_by_role("button", name="Insert a block").last)
    clicks.on(editor.get_by_role("listbox").get_by_role("option", name=kind, exact=True))
    boxes.nth(before).fill(words)


def make_the_form(editor: Page) -> int:
    clicks = Clicks()
    explore(editor, "About us")
    clicks.on(editor.get_by_role("link", name="Add child page").first)
    clicks.on(editor.get_by_role("link", name=re.compile("you write the questions")))
    editor.get_by_role("textbox", name="Title*").press_sequentially(TITLE)
    add_question(editor, clicks, "Short text", "Your name")
    add_question(editor, clicks, "E-mail address", "Your e-mail address")
    editor.get_by_role("checkbox", name="Must be answered").nth(
        1
    ).check()  # and is ticked, whatever was drawn meanwhile
    clicks.count += 1
    add_question(editor, clicks, "One of several answers", "When?")
    for number, answer in enumerate(("Morning", "Afternoon")):
        editor.get_by_role("region", name="Answer *").nth(number).get_by_role("textbox").fill(answer)
    publish(editor)
    clicks.count += 2
    expect(editor.get_by_text(re.compile("published")).first).to_be_visible()
    return clicks.count


def press_until_kept(visitor: Page) -> None:
    """Nobody types as fast as this test, so it may be taken for a robot, which is asked to press again."""
    for _press in range(20):
        visitor.get_by_role("button", name="Send").click()
        if visitor.get_by_role("heading", name="We have your answer").count():
            return
        assert visitor.get_by_label("Your name").input_value() == "=Example Person"
        time.sleep(0.5)
    raise AssertionError("The answer was not kept.")


def test_a_form_is_made_answered_and_exported(signed_in, new_context, tmp_path):
    editor = signed_in("publisher", "/admin/")
    assert make_the_form(editor) == 11

    context, _watch = new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    visitor = context.new_page()
    visitor.goto(ADDRESS)
    visitor.get_by_label("Your name").fill("=Example Person")
    visitor.get_by_label("Morning").check()
    visitor.get_by_role("button", name="Send").click()
    visitor.get_by_role("link", name="Write an answer to “Your e-mail address”.").click()
    expect(visitor.get_by_label("Your e-mail address")).to_be_in_viewport()
    assert visitor.get_by_label("Morning").is_checked()
    visitor.get_by_label("Your e-mail address").fill("person@example.org")
    press_until_kept(visitor)
    assert context.cookies() == []

    editor.goto("/admin/")
    editor.get_by_role("link", name="Forms", exact=True).click()
    editor.get_by_role("link", name=TITLE, exact=True).click()
    with editor.expect_download() as download:
        editor.get_by_role("link", name="Download CSV").click()
    download.value.save_as(tmp_path / "answers.csv")
    [row] = csv.DictReader((tmp_path / "answers.csv").open(newline=""))
    assert (row["Your name"], row["When?"]) == ("'=Example Person", "Morning")
