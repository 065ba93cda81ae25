"""A member finds, downloads, saves and hears of a newer version; others are told why they may not."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page

from tests.journeys.combinations import Combination, another_pdf, in_combination
from tests.journeys.searching import pack_within_a_minute

SOUTH = "/learning/libraries/south/"
RESOURCE = f"{SOUTH}looking-after-staff/"
FILE = f"{RESOURCE}files/1/"
#: What the demonstration says in English and in Welsh.
CHECKLIST = (
    "Walk your site with fresh eyes: a checklist",
    "Cerddwch drwy eich safle â llygaid newydd: rhestr wirio",
)
USES = (
    ("You need no training to use it.", "Nid oes angen hyfforddiant i’w ddefnyddio."),
    ("Do not put it on a website.", "Peidiwch â’i roi ar wefan."),
)
CHANGED = "The way in from the gate is new."


def test_a_member_downloads_a_pdf_by_an_address_that_lives_a_minute(signed_in):
    page = signed_in("member.south")
    page.get_by_role("link", name="South network library").first.click()
    assert page.get_by_text("Members of the South network can see this.").is_visible()
    page.get_by_role("link", name="Looking after staff: what reviews have found", exact=True).click()

    with page.expect_download() as started:
        page.get_by_role("link", name=re.compile("^Download")).first.click()

    assert started.value.suggested_filename.endswith(".pdf")
    assert started.value.path().read_bytes().startswith(b"%PDF-")
    redirect = page.request.get(FILE, max_redirects=0)
    assert redirect.status == 302
    assert "no-store" in redirect.headers["cache-control"]
    signed = page.request.get(redirect.headers["location"])
    assert signed.headers["content-disposition"].startswith("attachment")
    assert "no-store" in signed.headers["cache-control"]


def find_and_save(page: Page, combination: Combination) -> None:
    words = combination.words
    page.get_by_role("link", name=words("Find a resource")).click()
    if page.get_by_text(words("Narrow this list")).is_visible():  # a wide page shows the filters at once
        page.get_by_text(words("Narrow this list")).click()
    page.locator("#topic-trauma-informed").check()
    page.get_by_role("button", name=words("Show", "a narrowed list"), exact=True).click()
    page.get_by_role("link", name="Looking after staff: what reviews have found", exact=True).wait_for()
    page.get_by_label(words("Words"), exact=True).fill(combination.written("fresh eyes", "llygaid newydd"))
    page.get_by_role("button", name=words("Show", "a narrowed list"), exact=True).click()
    page.get_by_role("link", name=combination.written(*CHECKLIST), exact=True).click()
    for seen in (*USES, words("Who it is for"), words("Licence")):
        page.get_by_text(seen if isinstance(seen, str) else combination.written(*seen)).first.wait_for()
    page.get_by_role("button", name=words("Save for later")).click()
    page.get_by_text(words("On your list")).wait_for()


def download(page: Page, link: Locator) -> Path:
    with page.expect_download() as started:
        link.click()
    return started.value.path()


def take_the_section_and_open_it_without_the_site(page: Page, combination: Combination, stick: Path) -> None:
    page.get_by_role("link", name=combination.words("Back to the library")).click()
    pack = pack_within_a_minute(page, combination.written("Start here", "Dechrau yma"), combination)
    with zipfile.ZipFile(download(page, pack)) as archive:
        archive.extractall(stick)
    desk = page.context.browser.new_page(java_script_enabled=False, offline=True)
    desk.goto((stick / "index.html").as_uri())
    href = desk.get_by_role("link", name=re.compile(f"^{CHECKLIST[0].partition(':')[0]}")).first.get_attribute("href")
    assert (stick / unquote(href)).read_bytes().startswith(b"%PDF-")
    desk.close()


def upload_newer_version(page: Page, combination: Combination) -> None:
    page.get_by_role("link", name=CHECKLIST[0]).first.click()
    page.goto(page.locator("a[href*='/resource/files/']").first.get_attribute("href"))
    page.locator("#id_file").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": another_pdf(combination)}
    )
    page.locator("#id_name").fill("Walk your site with fresh eyes")
    replaced = page.locator("#id_replaces option").filter(has_text=re.compile(": Walk your site with fresh eyes$"))
    page.locator("#id_replaces").select_option(replaced.get_attribute("value"))
    page.locator("#id_what_changed").fill(CHANGED)
    page.get_by_role("button", name="Add the file").click()
    page.get_by_text(re.compile("is added as file")).wait_for()


@in_combination("cy", 360, script=False)
def test_a_member_finds_downloads_saves_and_later_sees_what_changed(signed_in, combination, tmp_path):
    words = combination.words
    page = signed_in("member.south", combination=combination)
    find_and_save(page, combination)
    link = page.get_by_role("link", name=re.compile(f"^{words('Download')} Walk your site with fresh eyes,")).first
    assert download(page, link).read_bytes().startswith(b"%PDF-")
    take_the_section_and_open_it_without_the_site(page, combination, tmp_path)

    editor = signed_in("network.editor", "/admin/snippets/library/resource/?q=fresh+eyes")
    upload_newer_version(editor, combination)

    page.goto(combination.path("/learning/"))
    one, many = ("%(number)s file that you downloaded has", "%(number)s files that you downloaded have")
    page.get_by_role("link", name=combination.count(f"{one} a newer version", f"{many} a newer version", 1)).click()
    page.get_by_text(CHANGED).first.wait_for()
    page.goto(combination.path("/learning/saved/"))
    page.get_by_role("link", name=combination.written(*CHECKLIST), exact=True).click()
    page.get_by_text(re.compile(words("You have version %(number)s", number=r"\d"))).wait_for()
    download(page, link)
    page.get_by_role("button", name=words("Take it off my list")).click()
    page.get_by_role("button", name=words("Save for later")).wait_for()


def test_an_altered_file_address_is_refused_with_a_way_back(signed_in):
    page = signed_in("member.south")
    address = page.request.get(FILE, max_redirects=0).headers["location"]

    altered = page.request.get(address[:-4] + "0000")

    assert altered.status == 403


def test_a_stranger_signs_in_and_comes_back_to_the_very_page(page):
    page.goto(RESOURCE)
    assert "/accounts/login/" in page.url
    page.get_by_label("E-mail address").fill("member.south@example.org")
    page.get_by_label("Password", exact=True).fill("demo-only")
    page.get_by_role("button", name="Sign in").click()

    page.wait_for_url(f"**{RESOURCE}")


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ("member.north", "You have not joined this network"),
        ("lapsed", "Your membership of the South network ended on"),
        ("applicant", "nobody has decided yet"),
    ],
)
def test_who_is_not_let_in_is_told_why_and_what_to_do(signed_in, person, words):
    page = signed_in(person)
    for address in (SOUTH, RESOURCE):
        response = page.goto(address)
        assert response.status == 403
        assert page.get_by_role("heading", level=1).inner_text() == "This library is for members of the South network."
        assert page.get_by_text(words).first.is_visible()
    assert page.request.get(FILE, max_redirects=0).status == 403


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(page):
    seen = set()
    for address in ("member.south@example.org", "nobody@example.org"):
        page.goto("/accounts/login/")
        page.get_by_label("E-mail address").fill(address)
        page.get_by_label("Password", exact=True).fill("wrong words entirely")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_load_state()
        assert page.get_by_label("E-mail address").input_value() == address
        seen.add(page.locator("main").inner_text())

    assert len(seen) == 1


def test_after_a_wrong_password_the_errors_have_the_focus_without_a_script(new_context):
    context, _watch = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto("/cy/accounts/login/")
    page.locator("#id_login").fill("member.south@example.org")
    page.locator("#id_password").fill("wrong")
    page.keyboard.press("Enter")

    page.locator(".errors:focus").wait_for()


def test_a_member_says_that_she_comes_and_hears_when_the_meeting_is_cancelled(signed_in, inbox):
    member = signed_in("member.north")
    title = "Example: the year ahead"
    member.get_by_role("link", name=title).click()
    member.get_by_role("button", name="I will come").click()
    member.get_by_text("1 member has said so.").wait_for()

    office = signed_in("network.editor", "/learning/networks/north/manage/meetings/")
    office.get_by_role("link", name=title).click()
    office.get_by_role("link", name="Who comes").click()
    office.get_by_role("checkbox", name=re.compile("I will come")).wait_for()
    office.go_back()
    office.get_by_role("link", name="Cancel the meeting").click()
    office.get_by_label("Why it is cancelled", exact=True).fill("The hall is closed.")
    office.get_by_role("button", name="Cancel the meeting").click()
    office.get_by_text("This meeting does not take place").wait_for()

    member.reload()
    assert member.get_by_text("Cancelled: The hall is closed.").is_visible()
    email = inbox.newest("member.north@example.org")
    assert "A meeting of the North network is cancelled" in email and title not in email
