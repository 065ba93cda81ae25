"""A member finds, downloads, saves, hears of a newer version, takes her data and leaves; others are told why they may not."""

from __future__ import annotations

import re
import zipfile

import pytest

from tests.documents import pdf

SOUTH = "/learning/libraries/south/"
RESOURCE = f"{SOUTH}looking-after-staff/"
FILE = f"{RESOURCE}files/1/"


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


def find_and_save(page) -> None:
    page.get_by_role("link", name="Find a resource").click()
    if page.get_by_text("Narrow this list").is_visible():  # a wide page shows the filters at once
        page.get_by_text("Narrow this list").click()
    page.get_by_label("Trauma-informed practice").check()
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Looking after staff: what reviews have found", exact=True).wait_for()
    page.get_by_label("Words").fill("fresh eyes")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Walk your site with fresh eyes: a checklist", exact=True).click()
    for words in ("You need no training to use it.", "Do not put it on a website.", "Version 1", "Licence"):
        page.get_by_text(words).first.wait_for()
    page.get_by_role("button", name="Save for later").click()
    page.get_by_text("On your list").wait_for()


def upload_newer_version(page) -> None:
    page.get_by_role("link", name="Walk your site with fresh eyes: a checklist").first.click()
    page.goto(page.locator("a[href*='/resource/files/']").first.get_attribute("href"))
    page.locator("#id_file").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": pdf()})
    page.locator("#id_name").fill("Walk your site with fresh eyes")
    page.locator("#id_replaces").select_option(index=1)
    page.locator("#id_what_changed").fill("The way in from the gate is new.")
    page.get_by_role("button", name="Add the file").click()
    page.get_by_text("is added as file 3").wait_for()


def test_without_a_script_on_a_telephone_she_finds_saves_and_takes_it_off_again(signed_in):
    page = signed_in("member.south", java_script_enabled=False, viewport={"width": 360, "height": 740})
    find_and_save(page)
    page.get_by_role("button", name="Take it off my list").click()
    page.get_by_role("button", name="Save for later").wait_for()


def test_a_member_finds_downloads_saves_and_later_sees_what_changed(signed_in):
    page = signed_in("member.south")
    find_and_save(page)
    with page.expect_download():
        page.get_by_role("link", name=re.compile("^Download Walk your site with fresh eyes,")).first.click()

    upload_newer_version(signed_in("network.editor", "/admin/snippets/library/resource/?q=fresh+eyes"))

    page.goto("/learning/")
    page.get_by_role("link", name="1 file that you downloaded has a newer version").click()
    page.get_by_text("The way in from the gate is new.").wait_for()
    page.goto("/learning/saved/")
    page.get_by_role("link", name="Walk your site with fresh eyes: a checklist", exact=True).click()
    page.get_by_text("You have version 1").wait_for()


def test_a_member_takes_a_copy_of_her_data_and_closes_her_account(signed_in):
    page = signed_in("leaving", "/accounts/")
    page.get_by_role("link", name="Take a copy of your data").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="Download it").click()
    with zipfile.ZipFile(started.value.path()) as archive:
        assert "leaving@example.org" in archive.read("index.html").decode()

    page.goto("/accounts/")
    page.get_by_role("link", name="Close your account").click()
    page.get_by_role("button", name="Delete my account for good").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Your account is closed"
    page.goto("/accounts/")
    page.get_by_label("E-mail address").fill("leaving@example.org")
    page.get_by_label("Password", exact=True).fill("demo-only")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("do not match").first.wait_for()


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
    for address in (SOUTH, RESOURCE, f"{SOUTH}nothing-here/"):
        response = page.goto(address)
        assert response.status == 403
        assert page.get_by_role("heading", level=1).inner_text() == "This library is for members of the South network."
        assert page.get_by_text(words).first.is_visible()
    assert page.request.get(FILE, max_redirects=0).status == 403
    for address in ("/learning/", "/search/?q=staff", "/sitemap-1.xml", "/learning/libraries/south/nothing/"):
        assert "Looking after staff" not in page.request.get(address).text()


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


APPLY, OFFICER = "/learning/networks/south/apply/", "officer@example.org"


def make_account(page, inbox) -> None:
    page.goto(APPLY)
    assert page.get_by_text("within 10 working days").is_visible()
    page.get_by_role("link", name="Make an account").click()
    page.get_by_label("Your name").fill("Example officer")
    page.get_by_label("E-mail address").fill(OFFICER)
    page.get_by_label("Password", exact=True).fill("three quiet words")
    page.get_by_role("button", name="Make my account").click()
    page.goto(address_in(inbox.newest(OFFICER)))
    page.get_by_role("button", name="Yes, this is my address").click()


def apply_with_a_mistake(page) -> None:
    page.wait_for_url(f"**{APPLY}")
    where = page.get_by_label("Where do you work?")
    offered = page.locator(f"datalist#{where.get_attribute('list')} option").first
    where.fill(offered.get_attribute("value"))
    page.get_by_role("button", name="Send my application").click()
    page.get_by_role("alert").wait_for()
    assert where.input_value() == "Example probation office, North"
    page.get_by_label("What do you do there?").fill("Probation officer")
    page.get_by_label("Why would you like to join?").fill("To share what we know.")
    page.get_by_label(re.compile("I have read how we work together")).check()
    page.get_by_role("button", name="Send my application").click()
    page.get_by_role("heading", name="What happens next").wait_for()


def test_she_makes_an_account_applies_is_asked_answers_and_is_in(page, signed_in, inbox):
    """The whole way to join: one page that says what happens next, a question, an answer, a welcome."""
    make_account(page, inbox)
    apply_with_a_mistake(page)
    staff = signed_in("coordinator.south", "/admin/applications/?state=waiting")
    staff.get_by_role("link", name="Example officer").first.click()
    staff.get_by_label("Reason").fill("In which team do you work?")
    staff.get_by_role("button", name="Ask more").click()
    staff.get_by_text("The question is sent.").wait_for()

    page.reload()
    assert page.get_by_text("In which team do you work?").is_visible()
    page.get_by_label("Why would you like to join?").fill("I work in the resettlement team.")
    page.get_by_label(re.compile("I have read how we work together")).check()
    page.get_by_role("button", name="Send my answer").click()
    page.get_by_role("heading", name="What happens next").wait_for()

    staff.reload()
    staff.get_by_role("button", name="Approve").click()
    staff.get_by_text("Active").first.wait_for()
    page.reload()
    assert page.get_by_text("Come to a meeting as you are.").is_visible()
    page.goto("/learning/")
    page.get_by_role("link", name="South network library").first.click()
    assert page.get_by_text("Members of the South network can see this.").is_visible()
    welcome = inbox.newest(OFFICER, "Welcome to the South network")
    assert "Come to a meeting as you are." in welcome and "Looking after staff" not in welcome


def address_in(email: str) -> str:
    return re.search(r"https?://\S+", email)[0]


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
