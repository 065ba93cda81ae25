"""An editor drops forty files and publishes them; a member takes the whole section and opens it from a memory stick."""

from __future__ import annotations

import zipfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.documents import pdf
from tests.journeys.out_of_place import sideways
from tests.journeys.searching import pack_within_a_minute

LIBRARY = "/learning/libraries/north/"


def test_forty_files_become_a_pack_that_opens_without_the_site(signed_in, chromium: Browser, tmp_path):
    editor = signed_in("network.editor", "/admin/")
    editor.get_by_role("button", name="Libraries", exact=True).click()
    editor.get_by_role("link", name="Sections", exact=True).click()
    row = editor.locator("main").get_by_role("row").filter(has_text="Meetings").filter(has_text="North network library")
    row.get_by_role("link", name="Meetings").click()
    editor.get_by_role("link", name="Add many files").click()
    editor.get_by_label("Files*", exact=True).set_input_files([
        {"name": f"leaders-sheet_{number:02}.pdf", "mimeType": "application/pdf", "buffer": pdf() + b"\n" * number}
        for number in range(40)
    ])  # fmt: skip
    editor.get_by_role("button", name="Add the files as drafts").click()
    expect(editor.get_by_role("heading", name="40 of 40 files are drafts now")).to_be_visible(timeout=60_000)
    editor.get_by_role("link", name="Publish these drafts").click()
    editor.get_by_role("button", name="Publish", exact=True).click()
    expect(editor.get_by_text("40 resources are published.")).to_be_visible(timeout=60_000)

    member = signed_in("member.north", LIBRARY)
    expect(member.get_by_role("link", name="Leaders sheet 39", exact=True)).to_be_visible()
    pack = pack_within_a_minute(member, "Meetings")
    with member.expect_download() as started:
        pack.click()
    path = tmp_path / started.value.suggested_filename
    started.value.save_as(path)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "stick")
    assert path.name == "North network library – Meetings.zip"
    desk = chromium.new_page(java_script_enabled=False, offline=True)
    desk.goto((tmp_path / "stick" / "index.html").as_uri())
    expect(desk.get_by_role("heading", level=1)).to_have_text("Meetings")
    href = desk.get_by_role("link", name="Leaders sheet 39", exact=True).get_attribute("href")
    assert Path(tmp_path / "stick" / href.replace("%20", " ")).read_bytes().startswith(b"%PDF-")
    desk.set_viewport_size({"width": 320, "height": 800})
    assert sideways(desk, "on a phone") == []
    desk.close()
