"""A coordinator runs her network from a phone without scripts: from the email about an application to a new version of a file."""

from __future__ import annotations

import re
from pathlib import Path

from tests.documents import pdf
from tests.journeys.admin import PASSWORD

MANAGE = "/learning/networks/south/manage/"


def test_a_coordinator_runs_her_network_and_sees_no_other(signed_in, new_context, inbox):
    applicant = signed_in("translator", "/learning/networks/south/apply/")
    applicant.get_by_label("Where do you work?").fill("Osprey House")
    applicant.get_by_label("What do you do there?").fill("Probation officer")
    applicant.get_by_label("Why would you like to join?").fill("To talk with people who do the same work.")
    applicant.get_by_label(re.compile("I have read how we work together")).check()
    applicant.get_by_role("button", name="Send my application").click()
    applicant.get_by_role("heading", name="What happens next").wait_for()

    email = inbox.newest("coordinator.south@example.org")
    assert "A new application to the South network" in email
    context, _watch = new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    sign_in_from(page, re.search(r"https?://\S+/manage/members/\d+/", email)[0])
    assert page.get_by_text("To talk with people who do the same work.").is_visible()
    page.get_by_role("button", name="Approve").click()
    assert page.get_by_role("status").inner_text() == "Approved. The person gets an e-mail."

    find_and_export(page)
    add_a_version(page)

    for elsewhere in ("", "members/", "libraries/"):
        assert page.goto(f"/learning/networks/north/manage/{elsewhere}").status == 404
    page.goto(f"/cy{MANAGE}")
    assert page.get_by_role("heading", level=1).inner_text() == "Trosolwg"


def sign_in_from(page, link: str) -> None:
    page.goto(link)
    page.locator("#id_login").fill("coordinator.south@example.org")
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(link)


def find_and_export(page) -> None:
    page.get_by_role("navigation", name="Pages to coordinate").get_by_role("link", name="Members").click()
    page.get_by_text("Narrow this list").click()
    page.get_by_label("Name, e-mail address or place of work").fill("osprey")
    page.get_by_role("button", name="Show").click()
    assert page.locator("main").get_by_role("listitem").filter(has_text="Osprey House").count() == 1
    page.get_by_role("link", name="Show all").click()
    with page.expect_download() as started:
        page.get_by_role("link", name="This list as CSV").click()
    exported = Path(started.value.path()).read_text()
    assert "Osprey House" in exported and "North" not in exported


def add_a_version(page) -> None:
    page.get_by_role("navigation", name="Pages to coordinate").get_by_role("link", name="Libraries").click()
    page.get_by_role("link", name="Action log of a network").click()
    page.get_by_role("link", name="Add a newer version").first.click()
    page.get_by_label("What changed").fill("Plainer words.")
    page.get_by_role("button", name="Add this version").click()
    assert page.get_by_role("alert").get_by_role("link", name="Choose a file.").is_visible()
    assert page.get_by_label("What changed").input_value() == "Plainer words."
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "log.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    )
    page.get_by_role("button", name="Add this version").click()
    assert "is there now" in page.get_by_role("status").inner_text()
    page.get_by_role("link", name="See it as members do").click()
    assert page.get_by_text("Plainer words.").is_visible()
