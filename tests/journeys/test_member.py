"""A member downloads, takes her data and closes her account; a member of another network, a lapsed one and a stranger are told why not."""

from __future__ import annotations

import re
import zipfile

import pytest

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


def test_an_applicant_fills_one_page_staff_approve_and_the_hub_opens(signed_in):
    applicant = signed_in("applicant", "/learning/networks/north/apply/")
    applicant.get_by_label("Where do you work?").fill("Example Housing")
    applicant.get_by_label("What do you do there?").fill("Support worker")
    applicant.get_by_role("button", name="Send my application").click()
    applicant.get_by_role("alert").wait_for()
    assert applicant.get_by_label("Where do you work?").input_value() == "Example Housing"
    applicant.get_by_label("Why would you like to join?").fill("To share what we know.")
    applicant.get_by_label(re.compile("I have read how we work together")).check()
    applicant.get_by_role("button", name="Send my application").click()
    applicant.get_by_role("heading", name="What happens next").wait_for()

    staff = signed_in("network.editor", "/admin/")
    staff.get_by_role("link", name=re.compile("^Applications")).first.click()
    row = staff.get_by_role("row").filter(has_text="North").filter(has_text="Example Housing")
    row.get_by_role("link").first.click()
    staff.get_by_role("button", name="Approve").click()
    staff.get_by_text("Active").first.wait_for()

    applicant.goto("/learning/")
    applicant.get_by_role("link", name="North network library").first.click()
    assert applicant.get_by_text("Members of the North network can see this.").is_visible()


def test_after_a_wrong_password_the_errors_have_the_focus_without_a_script(new_context):
    context, _watch = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto("/cy/accounts/login/")
    page.locator("#id_login").fill("member.south@example.org")
    page.locator("#id_password").fill("wrong")
    page.keyboard.press("Enter")

    page.locator(".errors:focus").wait_for()
