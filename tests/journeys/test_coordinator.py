"""A coordinator runs her network, from the email about an application to a new version of a file; no page needs a script."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.admin import PASSWORD
from tests.journeys.combinations import Combination, another_pdf, in_combination

MANAGE = "/learning/networks/south/manage/"
#: The demonstration's people who are members of the North network alone.
APPLICANTS = ["person.1", "person.7", "person.19", "person.25", "person.43", "person.61", "person.67", "person.79"]

#: In neither language: what people write stands on the pages of both.
WHY = "Example reason."


@in_combination("en-gb", 360, script=False)
def test_a_coordinator_runs_her_network_and_sees_no_other(signed_in, visitor, inbox, combination):
    work, coordinator = f"Osprey House {combination}", "coordinator.south@example.org"
    known = inbox.number_of(coordinator)
    apply(signed_in(APPLICANTS[combination.number], "/learning/networks/south/apply/", combination), combination, work)
    email = inbox.newest(coordinator, "A new application to the South network", known)
    page = visitor(combination)
    sign_in_from(page, re.search(r"https?://\S+(/learning/\S+/manage/members/\d+/)", email)[1], combination)
    assert page.get_by_text(WHY).is_visible()
    page.get_by_role("button", name=combination.words("Approve"), exact=True).click()
    assert page.get_by_role("status").inner_text() == combination.words("Approved. The person gets an e-mail.")

    find_and_export(page, combination, work)
    add_a_version(page, combination)

    for elsewhere in ("", "members/", "libraries/"):
        assert page.goto(combination.path(f"/learning/networks/north/manage/{elsewhere}")).status == 404
    page.goto(f"/cy{MANAGE}")
    assert page.get_by_role("heading", level=1).inner_text() == "Trosolwg"


def apply(page: Page, combination: Combination, work: str) -> None:
    words = combination.words
    page.get_by_label(words("Where do you work?")).fill(work)
    page.get_by_label(words("What do you do there?")).fill("Probation officer")
    page.get_by_label(words("Why would you like to join?")).fill(WHY)
    page.get_by_label(words("I have read how we work together, and I will keep to it.")).check()
    page.get_by_role("button", name=words("Send my application")).click()
    page.get_by_role("heading", name=words("What happens next")).wait_for()


def sign_in_from(page: Page, link: str, combination: Combination) -> None:
    page.goto(combination.path(link))
    page.locator("#id_login").fill("coordinator.south@example.org")
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def go_to(page: Page, combination: Combination, name: str) -> None:
    pages = page.get_by_role("navigation", name=combination.words("Pages to coordinate the network"))
    pages.get_by_role("link", name=combination.words(name), exact=True).click()


def find_and_export(page: Page, combination: Combination, work: str) -> None:
    words = combination.words
    go_to(page, combination, "Members")
    name = page.get_by_label(words("Name, e-mail address or place of work"))
    if not name.is_visible():  # a wide page shows the filters at once
        page.get_by_text(words("Narrow this list")).click()
    name.fill(work.lower())
    page.get_by_role("button", name=words("Show", "a narrowed list"), exact=True).click()
    assert page.locator("main").get_by_role("listitem").filter(has_text=work).count() == 1
    page.get_by_role("link", name=words("Show all")).click()
    with page.expect_download() as started:
        page.get_by_role("link", name=words("This list as CSV")).click()
    exported = Path(started.value.path()).read_text()
    assert work in exported and "member.north@example.org" not in exported


def add_a_version(page: Page, combination: Combination) -> None:
    words, changed = combination.words, f"Plainer words: {combination}."
    go_to(page, combination, "Libraries")
    page.get_by_role("link", name="Action log of a network").click()
    page.get_by_role("link", name=words("Add a newer version")).first.click()
    page.get_by_label(words("What changed")).fill(changed)
    page.get_by_role("button", name=words("Add this version")).click()
    assert page.get_by_role("alert").get_by_role("link", name=words("Choose a file.")).is_visible()
    assert page.get_by_label(words("What changed")).input_value() == changed
    page.get_by_label(words("File"), exact=True).set_input_files(
        {"name": "log.pdf", "mimeType": "application/pdf", "buffer": another_pdf(combination)}
    )
    page.get_by_role("button", name=words("Add this version")).click()
    added = words(
        "Version %(number)s of “%(name)s” is there now, for everybody who can see the library.", number="#", name="#"
    )
    assert added.rpartition("#")[2].strip() in page.get_by_role("status").inner_text()
    page.get_by_role("link", name=words("See it as members do")).click()
    assert page.get_by_text(changed).is_visible()
