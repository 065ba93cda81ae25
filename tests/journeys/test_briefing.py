"""A special adviser has twenty minutes: she narrows, reads, and takes what she needs into a meeting."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.searching import found_within_seconds


def test_what_is_ticked_and_read_comes_into_one_briefing_that_can_be_sent(page: Page, browser):
    page.goto("/blueprint/")
    page.get_by_role("link", name="All recommendations in one table").click()
    page.get_by_role("checkbox", name="Commissioners").check()
    page.get_by_role("checkbox", name="Within two years").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("checkbox", name="HS-R1").check()

    page.get_by_role("button", name="Make a briefing of what is ticked").click()
    expect(page.get_by_role("heading", name="HS-R1 Let a child arrive with her mother")).to_be_visible()
    page.get_by_role("link", name="Add entries").click()
    page.get_by_role("searchbox", name="Words").fill("mothers night door")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Clear all").click()
    page.get_by_role("link", name="HS-2 One front door").click()
    page.get_by_role("link", name="Take it into a briefing").click()

    expect(page.locator("main ol.rows > li")).to_have_count(2)
    assert not page.context.cookies()
    colleague = browser.new_page(java_script_enabled=False)
    colleague.goto(page.url)
    expect(colleague.locator("main ol.rows > li")).to_have_count(2)
    colleague.get_by_role("link", name="Take HS-R1 out").click()
    expect(colleague.locator("main ol.rows > li")).to_have_count(1)
    colleague.close()


def test_a_governor_is_told_why_each_entry_was_found(page: Page):
    found_within_seconds(page, "/blueprint/entries/?q=mother+places", "HS-4")
    page.goto("/blueprint/")
    page.get_by_role("searchbox", name="Search in the blueprint").fill("mother places")
    page.get_by_role("button", name="Search").first.click()
    expect(page.locator("main mark").first).to_be_visible()
    page.get_by_role("checkbox", name="Residential community").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="HS-4 A room for two")).to_be_visible()
    page.goto("/blueprint/entries/?q=mothr+places")
    page.get_by_role("link", name="mother").first.click()
    expect(page.locator("main mark").first).to_be_visible()
