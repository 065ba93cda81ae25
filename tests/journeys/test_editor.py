"""Comms staff change menu, footer and a helpline without help, and a date that cannot be is kept as it was typed."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.admin import explore, open_record, publish


def test_a_day_that_does_not_exist_is_kept_as_typed_and_named(signed_in):
    editor = signed_in("publisher", "/admin/")
    explore(editor, "Campaigns")
    editor.get_by_role("link", name="Add child page").first.click()
    editor.get_by_role("textbox", name="Title*").fill("A day too many")
    editor.get_by_role("tab", name="Settings").click()
    day = editor.get_by_role("textbox", name="Review by")
    day.fill("31/02/2026")
    day.press("Tab")
    editor.get_by_role("button", name="Save draft").click()

    expect(editor.get_by_text("Something is missing or wrong").first).to_be_visible()
    editor.get_by_role("tab", name="Settings").click()
    expect(editor.get_by_text("Write a day that exists").first).to_be_visible()
    expect(day).to_have_value("31/02/2026")


def test_menu_footer_and_a_helpline_are_changed_without_help(signed_in, page):
    editor = signed_in("publisher", "/admin/")
    change(editor, "Helplines", "Samaritans", "Number*", "116 123 4")
    open_record(editor, "Navigation", "Menus and footer", "Main menu")
    editor.get_by_role("textbox", name="Label*", exact=True).first.fill("What we ask for")
    for heading in ("Link 1 · What we ask for", "Language 1 · English · What we ask for", "Link 2 · Influence"):
        expect(editor.get_by_role("region", name=heading, exact=True)).to_have_count(1)
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
