"""What an editor has typed is kept once: beside autosave, and after her session has ended."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Response, Route, expect

from tests.journeys.admin import PASSWORD, explore, open_record, row

WATCHES_EDITS = """
    document.addEventListener("w-unsaved:watch-edits", () => { document.documentElement.dataset.watches = "edits"; });
"""


@pytest.fixture
def signed_in_editor(signed_in):
    """Signs in somebody whose pages tell when Wagtail begins to watch what is typed: two seconds after they open."""

    def sign_in(person: str) -> Page:
        editor = signed_in(person, "/admin/")
        editor.add_init_script(WATCHES_EDITS)
        return editor

    return sign_in


def wait_until_edits_are_watched(editor: Page) -> None:
    expect(editor.locator("html[data-watches=edits]")).to_be_attached()


def row_of_a_menu(editor: Page) -> tuple[Locator, int]:
    """Adds a row and writes into it; gives the rows, and how many there should be now."""
    open_record(editor, "Navigation", "Menus and footer", "Main menu")
    return row_with_words(editor, "Add Link", "Label*")


def row_of_a_resource(editor: Page) -> tuple[Locator, int]:
    editor.goto("/admin/snippets/library/resource/?q=near+you")  # the list has several pages
    editor.locator("main").get_by_role("link", name="Who does what near you", exact=True).click()
    return row_with_words(editor, "Add language", "Title*")


def row_with_words(editor: Page, button: str, field: str) -> tuple[Locator, int]:
    wait_until_edits_are_watched(editor)
    rows = editor.get_by_role("textbox", name=field, exact=True)
    before = rows.count()
    editor.get_by_role("button", name=button, exact=True).last.click()
    rows.nth(before).fill("Written once")
    return rows, before + 1


def row_of_a_page(editor: Page) -> tuple[Locator, int]:
    explore(editor, "Campaigns", edit="Pay for women’s centres in years, not months")
    wait_until_edits_are_watched(editor)
    related = editor.get_by_role("region", name="Related pages")
    rows = related.get_by_role("region", name=re.compile(r"Related page \d"))
    before = rows.count()
    editor.get_by_role("button", name="Add Related page", exact=True).click()
    rows.nth(before).get_by_role("button", name="Choose a page").click()
    editor.get_by_role("dialog").get_by_role("link", name=re.compile("^Open ")).first.click()
    return rows, before + 1


def press_save_while_autosave_runs(editor: Page) -> None:
    """Presses "Save draft" when the server has answered the next autosave, before the page knows of the answer."""
    pressed = False

    def answer_late(route: Route) -> None:
        nonlocal pressed
        request = route.request
        if pressed or request.method != "POST" or request.headers.get("accept") != "application/json":
            return route.fallback()
        answer = route.fetch()
        if answer.ok:  # an empty row is refused
            pressed = True
            editor.get_by_role("button", name="Save draft").click(no_wait_after=True)
        return route.fulfill(response=answer)

    editor.route("**/admin/**", answer_late)


@pytest.mark.parametrize(
    ("person", "write_new_row"),
    [("publisher", row_of_a_menu), ("network.editor", row_of_a_resource), ("publisher", row_of_a_page)],
)
def test_a_new_row_stays_one_when_save_is_pressed_while_autosave_runs(signed_in_editor, person, write_new_row):
    editor = signed_in_editor(person)
    rows, expected = write_new_row(editor)
    press_save_while_autosave_runs(editor)

    expect(editor.locator(".messages").get_by_text(re.compile("updated"))).to_be_visible(timeout=20_000)
    expect(rows).to_have_count(expected)


def is_saved(answer: Response) -> bool:
    """Whether it answers an autosave."""
    asked = answer.request
    return asked.method == "POST" and asked.headers.get("accept") == "application/json" and answer.ok


def test_what_is_typed_as_soon_as_a_page_opens_is_saved(signed_in):
    editor = signed_in("editor", "/admin/")
    explore(editor, "Campaigns", edit="Pay for women’s centres in years, not months")
    summary = editor.get_by_role("textbox", name="Summary*")
    summary.focus()
    with editor.expect_response(is_saved):
        editor.keyboard.insert_text("Typed at once. ")  # before Wagtail begins to watch

    editor.reload()
    expect(summary).to_have_value(re.compile("Typed at once"))


def test_text_typed_after_the_session_ended_is_saved_when_the_editor_signs_in_beside_it(signed_in_editor):
    editor = signed_in_editor("publisher")
    open_record(editor, "Navigation", "Helplines", "Samaritans")
    wait_until_edits_are_watched(editor)
    editor.context.clear_cookies(name="sessionid")
    number = editor.get_by_role("textbox", name="Number*", exact=True)
    number.fill("116 999")
    said = editor.get_by_role("dialog", name="What you typed is not saved yet")
    expect(said).to_contain_text("You have been signed out")  # autosave found out
    said.get_by_role("button", name="Close").click()
    editor.get_by_role("button", name="Save draft").click()
    expect(said).to_be_visible()
    expect(number).to_have_value("116 999")

    with editor.expect_popup() as beside:
        said.get_by_role("link", name="Sign in").click()
    sign_in_at(beside.value, "publisher")
    expect(beside.value.get_by_text("Close this tab and go on")).to_be_visible()

    expect(said).to_be_hidden()
    editor.get_by_role("button", name="Save draft").click()
    expect(editor.locator(".messages").get_by_text(re.compile("updated"))).to_be_visible(timeout=20_000)
    expect(number).to_have_value("116 999")


def test_a_translation_typed_after_the_session_ended_is_saved_when_the_editor_signs_in_beside_it(signed_in):
    editor = signed_in("publisher", "/admin/localize/reports/translations/")
    row(editor, "About us").get_by_role("link").first.click()
    summary = editor.locator(".js-translation-editor li li").filter(has_text="Who we are, where we come from").first
    saved = summary.locator("p").nth(1)
    before = saved.inner_text()
    editor.context.clear_cookies(name="sessionid")
    summary.get_by_role("button", name="Edit").click()
    summary.locator("textarea").fill("Pwy ydym ni.\nO ble y daethom.")
    summary.locator("textarea").press("Enter")
    summary.locator("textarea").press_sequentially("Beth nesaf.")
    summary.get_by_role("button", name="Save").click()
    said = editor.get_by_role("dialog", name="What you typed is not saved yet")
    expect(said).to_contain_text("You have been signed out")
    lines = "Pwy ydym ni.\nO ble y daethom.\nBeth nesaf."
    expect(saved).to_contain_text("Pwy ydym ni.")

    with editor.expect_popup() as beside:
        said.get_by_role("link", name="Sign in").click()
    sign_in_at(beside.value, "publisher")
    expect(summary).to_contain_text("Translated manually on")
    editor.reload()
    expect(saved).to_have_js_property("innerText", lines)

    summary.get_by_role("button", name="Edit").click()
    summary.locator("textarea").fill(before)
    summary.get_by_role("button", name="Save").click()
    expect(summary).to_contain_text("Translated manually on")


def sign_in_at(page: Page, person: str) -> None:
    page.get_by_label("E-mail").fill(f"{person}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    expect(page.get_by_label("This device is mine")).not_to_be_checked()
    page.get_by_role("button", name="Sign in").click()
