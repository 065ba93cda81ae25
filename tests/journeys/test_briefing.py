"""A special adviser has twenty minutes: she takes a path, narrows, and takes what she needs into a meeting."""

from __future__ import annotations

import re
from zipfile import ZipFile

import pikepdf
from playwright.sync_api import Page, expect


def test_what_is_ticked_and_read_comes_into_one_briefing_that_can_be_sent(page: Page):
    page.goto("/blueprint/")
    page.get_by_role("link", name="If you commission services").click()
    expect(page.locator("main ol > li").first).to_be_visible()
    page.goto("/blueprint/recommendations/")
    page.get_by_role("checkbox", name="Commissioners").check()
    page.get_by_role("checkbox", name="Within two years").check()
    page.get_by_role("button", name="Show").first.click()
    expect(page.get_by_role("link", name="Remove filter: Within two years")).to_be_visible()
    page.get_by_role("checkbox", name=re.compile(r"HS-R1$")).check()

    page.get_by_role("button", name="Make a briefing of what is ticked").click()
    expect(page.get_by_role("heading", name="HS-R1 Let a child arrive with her mother")).to_be_visible()
    page.get_by_role("link", name="Add entries").click()
    page.get_by_role("link", name="HS-2 One front door").click()
    page.get_by_role("link", name="Take it into a briefing").click()

    expect(page.locator("main ol.rows > li")).to_have_count(2)
    assert not page.context.cookies()
    a_colleague_without_a_script(page)
    with page.expect_download(timeout=120_000) as pdf:
        page.get_by_role("link", name="The briefing as a PDF").click()
    with pikepdf.open(pdf.value.path()) as document:
        assert str(document.Root.Lang) == "en-GB" and bool(document.Root.MarkInfo.Marked)
    page.go_back()
    with page.expect_download(timeout=120_000) as word:
        page.get_by_role("link", name="The briefing as a Word file").click()
    assert "word/document.xml" in ZipFile(word.value.path()).namelist()


def a_colleague_without_a_script(page: Page) -> None:
    without_script = page.context.browser.new_context(java_script_enabled=False)
    colleague = without_script.new_page()
    colleague.goto(page.url)
    expect(colleague.locator("main ol.rows > li")).to_have_count(2)
    colleague.get_by_role("link", name="Take HS-R1 out").click()
    expect(colleague.locator("main ol.rows > li")).to_have_count(1)
    without_script.close()
