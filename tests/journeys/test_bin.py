"""Somebody deletes the campaigns in both languages by mistake, reads what that cuts, and brings all of it back."""

from __future__ import annotations

import contextlib

from playwright.sync_api import Page, expect

from tests.journeys.admin import explore, row

TITLE, DRAFT = "Keep mothers and their children together", "A new title, not agreed yet"
ADDRESSES = (
    "/campaigns/",
    "/campaigns/keep-mothers-and-children-together/",
    "/cy/campaigns/",
)


def answers(page: Page) -> list[int]:
    return [page.request.get(address).status for address in ADDRESSES]


def write_a_draft(page: Page) -> None:
    explore(page, "Campaigns", edit=TITLE)
    page.get_by_role("textbox", name="Title*").fill(DRAFT)
    with page.expect_navigation():  # else it interrupts the next one
        page.get_by_role("button", name="Save draft").first.click()


def wait_for_the_index(page: Page, use: str) -> None:
    """What links where is indexed by the worker, which has all of the fresh demonstration before it."""
    main = page.get_by_role("main")
    for _ in range(60):
        with contextlib.suppress(AssertionError):
            return expect(main).to_contain_text(use, timeout=2000)
        page.reload()
    return expect(main).to_contain_text(use)


def test_deleted_by_mistake_and_restored_with_all_that_belongs_to_it(signed_in, page):
    admin = signed_in("admin", "/admin/")
    write_a_draft(admin)
    assert answers(page) == [200] * 3

    explore(admin)
    row(admin, "Campaigns").get_by_role("button", name="More options for 'Campaigns'").click()
    admin.locator("a[href*='/delete/']").locator("visible=true").first.click()
    main = admin.get_by_role("main")
    wait_for_the_index(admin, "Menu: Main menu")
    for words in (f"{TITLE} (English)", "Ymgyrchoedd (Cymraeg)", "Until"):
        expect(main).to_contain_text(words)
    admin.get_by_role("button", name="Yes, delete it").click()
    expect(main).to_contain_text("Deleted: “Campaigns”.")
    assert answers(page) == [404] * 3
    page.goto("/")
    expect(page.get_by_role("banner").get_by_role("link", name="Campaigns")).to_have_count(0)

    admin.get_by_role("link", name="Bin", exact=True).first.click()
    row(admin, "Campaigns").get_by_role("link", name="Campaigns").click()
    admin.get_by_role("button", name="Restore").click()
    expect(main).to_contain_text("“Campaigns” is restored.")

    assert answers(page) == [200] * 3
    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name="Campaigns").first.click()
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("link", name="Cymraeg").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    explore(admin, "Campaigns", edit=TITLE)  # the list names a live page by the title that readers see
    expect(admin.get_by_role("heading", level=1)).to_contain_text(DRAFT)
