"""How an editor finds her way in Wagtail's pages."""

from __future__ import annotations

from playwright.sync_api import Page, expect

PASSWORD = "demo-only"


def explore(page: Page, *titles: str, edit: str = "") -> None:
    """Walks down the English pages by their titles; opens the page called `edit` at the end."""
    page.goto("/admin/pages/")
    if page.locator("main").get_by_role("row").filter(has_text="English").count():
        row(page, "English").get_by_role("link", name="Explore child pages").click()
    for title in titles:
        row(page, title).get_by_role("link", name="Explore child pages").click()
    if edit:
        row(page, edit).get_by_role("link", name=edit, exact=True).click()


def row(page: Page, words: str):
    return page.locator("main").get_by_role("row").filter(has_text=words).first


def publish(page: Page) -> None:
    """The Publish button, which Wagtail keeps behind "More actions"."""
    page.get_by_role("navigation", name="Actions (footer)").get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).last.click()
    page.wait_for_load_state()


def open_record(editor: Page, group: str, kind: str, name: str) -> None:
    editor.goto("/admin/")
    editor.get_by_role("button", name=group, exact=True).click()
    editor.get_by_role("link", name=kind, exact=True).click()
    editor.locator("main").get_by_role("link", name=name, exact=True).click()


def panel(page: Page, name: str):
    return page.get_by_role("region", name=name, exact=True).first


def insert(page: Page, where: str, block: str | None = None, at: int = 0) -> None:
    """Presses "Insert a block" in a panel; picks the block where there is a choice."""
    panel(page, where).get_by_role("button", name="Insert a block").nth(at).click()
    if block:
        page.get_by_role("listbox").get_by_role("option", name=block, exact=True).click()
        expect(page.get_by_role("listbox")).to_be_hidden()
