"""A network's year without a developer or an administrator: an editor makes it and says who coordinates it and who gets in;
the office ends a membership and counts.
"""

from __future__ import annotations

import csv
import io
import re

import openpyxl
from playwright.sync_api import Page, expect

from tests.documents import pdf
from tests.journeys.admin import publish
from tests.journeys.combinations import in_combination
from tests.journeys.searching import pack_within_a_minute

#: The numbers of the demonstration's people whom no other journey is about: members of the South network.
MEMBERS = [60, 66, 78, 84, 102, 120, 126, 138]
SOUTH, TITLE = "/learning/libraries/south/", "Looking after staff: what reviews have found"
RESOURCE = f"{SOUTH}looking-after-staff/"
FILE = f"{RESOURCE}files/1/"
TWO, TRAINED = "Library of South and Coast", "Library of the trained"


def test_an_editor_makes_a_network_and_its_libraries_and_sees_who_gets_in(signed_in):
    """No administrator and no Django group: the name in the form of the network makes its coordinator."""
    editor = signed_in("network.editor", "/admin/")
    make_network(editor)
    make_library(editor, "Library of Coast", "Members of these networks", ["Coast"])
    make_library(editor, TWO, "Members of these networks", ["South", "Coast"])
    make_section(editor, TWO, "Sheets for two")
    add_and_publish_files(editor)
    make_library(
        editor, TRAINED, "People with a completion of these programmes that is in date", ["Training of trainers"]
    )
    see_it_as_others_do(editor)


@in_combination("cy", 1280, script=True)
def test_each_person_gets_what_the_editor_made_for_her(signed_in, combination):
    """After the test before: it reads what that made."""
    member = signed_in("member.south", combination=combination)
    member.get_by_role("link", name=TWO, exact=True).click()
    member.get_by_role("link", name="Sheet for two 4", exact=True).click()
    with member.expect_download() as started:
        member.get_by_role("link", name=re.compile(f"^{combination.words('Download')} Sheet for two 4,")).first.click()
    assert started.value.path().read_bytes().startswith(b"%PDF-")
    facilitator = signed_in("facilitator", combination=combination)
    expect(facilitator.get_by_role("link", name=TRAINED, exact=True)).to_be_visible()
    expect(facilitator.get_by_role("link", name=TWO, exact=True)).to_have_count(0)
    facilitator.get_by_role("link", name=combination.words("Coordinate %(network)s", network="Coast")).first.click()
    expect(facilitator.get_by_role("heading", name=combination.words("Overview"), level=1)).to_be_visible()


def make_network(editor: Page) -> None:
    add(editor, "Networks", "Networks", "network")
    editor.get_by_role("textbox", name="Name*").fill("Coast")
    editor.get_by_role("textbox", name="Address*").fill("coast")
    editor.get_by_role("combobox", name="Region*").select_option("South West")
    editor.get_by_role("textbox", name="Coordinators").fill("facilitator@example.org")
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editor.get_by_text("Network 'Coast' created.")).to_be_visible()


def make_library(editor: Page, title: str, audience: str, names: list[str]) -> None:
    add(editor, "Libraries", "Libraries", "library")
    editor.get_by_role("textbox", name="Title*").fill(title)
    editor.get_by_role("combobox", name="Who can see it*").select_option(audience)
    for name in names:
        editor.get_by_role("checkbox", name=name, exact=True).check()
    with editor.expect_popup() as opened:
        editor.get_by_role("button", name="Show who gets in").click()
    for words in SHOWN[title]:
        expect(opened.value.locator("main")).to_contain_text(words)
    opened.value.close()
    publish(editor)
    expect(editor.locator("main").get_by_role("row").filter(has_text=title)).to_contain_text(SHOWN[title][0])


#: What "Show who gets in" says of each library, its rule first.
SHOWN = {
    "Library of Coast": ["Members of the Coast network can see this.", "0 people get in now."],
    TWO: ["Members of these networks can see this: Coast and South.", "Example member, South", "Ended:"],
    TRAINED: [
        "People who have completed Training of trainers, and whose completion is in date, can see this.",
        "facilitator@example.org", "Completion over: 1",
    ],
}  # fmt: skip


def make_section(editor: Page, library: str, title: str) -> None:
    add(editor, "Libraries", "Sections", "section")
    editor.get_by_role("textbox", name="Title*").fill(title)
    editor.get_by_role("button", name="Choose a library").click()
    editor.get_by_role("dialog").get_by_role("link", name=library, exact=True).click()
    expect(editor.get_by_role("dialog")).to_have_count(0)
    publish(editor)
    editor.locator("main").get_by_role("link", name=title, exact=True).click()


def add_and_publish_files(editor: Page) -> None:
    editor.get_by_role("link", name="Add many files").click()
    editor.get_by_label("Files*", exact=True).set_input_files([
        {"name": f"sheet-for-two_{number}.pdf", "mimeType": "application/pdf", "buffer": pdf() + b"\n" * number}
        for number in range(5)
    ])  # fmt: skip
    editor.get_by_role("button", name="Add the files as drafts").click()
    expect(editor.get_by_role("heading", name="5 of 5 files are drafts now")).to_be_visible()
    editor.get_by_role("link", name="Publish these drafts").click()
    editor.get_by_role("button", name="Publish", exact=True).click()
    expect(editor.get_by_text("5 resources are published.")).to_be_visible()


def see_it_as_others_do(editor: Page) -> None:
    for who, about, opened in (
        ("A member of the network", {"Network": "South"}, {TWO}),
        ("Somebody whose membership of the network has ended", {"Network": "South"}, set()),
        ("Somebody without a membership whose completion of the programme is in date", {"Programme": "Training of trainers"}, {TRAINED}),
        ("Nobody: not signed in", {}, set()),
    ):  # fmt: skip
        editor.goto("/admin/view-as/")
        editor.get_by_label(who, exact=True).check()
        for label, name in about.items():
            editor.get_by_label(label, exact=True).select_option(name)
        editor.get_by_role("button", name="View as this person").click()
        expect(editor.get_by_role("complementary", name="View as")).to_contain_text(who)
        shown = {title for title in (TWO, TRAINED) if editor.get_by_role("link", name=title, exact=True).count()}
        assert shown == opened, who


def add(editor: Page, group: str, kind: str, noun: str) -> None:
    editor.get_by_role("button", name=group, exact=True).click()
    editor.get_by_role("list", name=group).get_by_role("link", name=kind, exact=True).click()
    editor.get_by_role("link", name=f"Add {noun}").first.click()


@in_combination("cy", 360, script=True)
def test_the_office_ends_a_membership_and_from_that_second_nothing_goes_to_that_person(signed_in, combination):
    path, words, number = combination.path, combination.words, MEMBERS[combination.number]
    member = signed_in(f"person.{number}", "/learning/libraries/south/", combination)
    pack = pack_within_a_minute(member, combination.written("Start here", "Dechrau yma"), combination)
    closed = [*map(path, (SOUTH, RESOURCE, FILE, "/learning/networks/south/meetings/")), pack.get_attribute("href")]
    for address in closed:
        assert member.request.get(address, max_redirects=0).status in {200, 302}, address
    library = combination.written("South network library", "Llyfrgell rhwydwaith South")
    named = {"/learning/": library, "/learning/resources/": TITLE, "/search/?q=reviews": TITLE}
    for address, title in named.items():
        assert title in member.request.get(path(address)).text(), address
    member.goto(path("/learning/meetings/calendar/"))
    member.get_by_role("button", name=words("Make an address")).click()
    calendar = member.get_by_label(words("Copy it now: it is shown only this once.")).input_value()
    assert "BEGIN:VEVENT" in member.request.get(calendar).text()

    office = signed_in("network.editor", "/admin/")
    end_membership(office, f"Example person {number}")

    for address in closed:
        assert member.request.get(address, max_redirects=0).status == 403, address
    for address, title in named.items():
        assert title not in member.request.get(path(address)).text(), address
    assert member.request.get(calendar).status == 404
    member.goto(path(SOUTH))
    one, many = (
        "This library is for members of the %(names)s network.",
        "This library is for members of these networks: %(names)s.",
    )
    expect(member.get_by_role("heading", level=1)).to_have_text(combination.count(one, many, 1, names="South"))
    report_to_the_funder(office)


def end_membership(office: Page, name: str) -> None:
    office.get_by_role("link", name=re.compile("^Applications")).first.click()
    office.locator("main").get_by_role("textbox", name="Search").fill(name)
    office.locator("main").get_by_role("link", name=name, exact=True).click()
    office.get_by_label("Reason").fill("She works elsewhere now.")
    office.get_by_role("button", name="End it now").click()
    expect(office.locator("main")).to_contain_text("Removed")


def report_to_the_funder(office: Page) -> None:
    """The same numbers as a page, as CSV and as XLSX: none of them is small."""
    office.get_by_role("button", name="Reports", exact=True).click()
    office.get_by_role("link", name="Downloads for funders").click()
    expect(office.get_by_role("heading", name="By network")).to_be_visible()
    with office.expect_download() as started:
        office.get_by_role("link", name="Download CSV").click()
    rows = list(csv.reader(io.StringIO(started.value.path().read_text(encoding="utf-8-sig"))))
    with office.expect_download() as started:
        office.get_by_role("link", name="Download XLSX").click()
    sheet = openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes()), read_only=True).active
    assert [["" if cell is None else str(cell) for cell in row] for row in sheet.values] == rows
    assert {row[0] for row in rows[1:]} >= {"Resource", "Network", "Region", "Sector"}
    numbers = {cell for row in rows[1:] for cell in row[2:]}
    assert "fewer than five" in numbers
    assert all(int(cell) % 5 == 0 for cell in numbers if cell.isdecimal())
    expect(office.locator("main").get_by_role("row").filter(has_text=rows[1][1]).first).to_contain_text(rows[1][-1])
