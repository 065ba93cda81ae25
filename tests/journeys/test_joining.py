"""Somebody joins a network, and later renews, leaves, takes her data along and closes her account."""

from __future__ import annotations

import re
import zipfile

from playwright.sync_api import Page

from tests.journeys.combinations import Combination, in_combination
from tests.journeys.inbox import Inbox

APPLY = "/learning/networks/south/apply/"
WELCOME = ("Come to a meeting as you are.", "Dewch i gyfarfod fel yr ydych.")
#: The demonstration's people whose membership ends soon, and the addresses of their networks.
ENDING = [
    ("person.8", "east"), ("person.9", "midlands"), ("person.28", "wales"), ("person.29", "london"),
    ("person.48", "south"), ("person.49", "north"), ("person.68", "east"), ("person.69", "midlands"),
]  # fmt: skip


def make_account(page: Page, combination: Combination, inbox: Inbox, name: str, email: str) -> None:
    words = combination.words
    page.goto(combination.path(APPLY))
    assert page.locator("main").get_by_text(re.compile(r"\b10\b")).is_visible()  # working days until there is an answer
    page.get_by_role("link", name=words("Make an account"), exact=True).click()
    page.get_by_label(words("Your name")).fill(name)
    page.get_by_label(words("E-mail address")).fill(email)
    page.get_by_label(words("Password"), exact=True).fill("three quiet words")
    page.get_by_role("button", name=words("Make my account")).click()
    page.goto(address_in(inbox.newest(email)))
    page.get_by_role("button", name=words("Yes, this is my address")).click()


def apply_with_a_mistake(page: Page, combination: Combination) -> None:
    words = combination.words
    page.wait_for_url(f"**{combination.path(APPLY)}")
    where = page.get_by_label(words("Where do you work?"))
    offered = page.locator(f"datalist#{where.get_attribute('list')} option").first
    where.fill(offered.get_attribute("value"))
    page.get_by_role("button", name=words("Send my application")).click()
    page.get_by_role("alert").wait_for()
    assert where.input_value() == "Example probation office, North"
    page.get_by_label(words("What do you do there?")).fill("Probation officer")
    write_why_and_send(
        page, combination, combination.written("To share what we know.", "Rhannu."), words("Send my application")
    )


def write_why_and_send(page: Page, combination: Combination, why: str, button: str) -> None:
    words = combination.words
    page.get_by_label(words("Why would you like to join?")).fill(why)
    page.get_by_label(words("I have read how we work together, and I will keep to it.")).check()
    page.get_by_role("button", name=button).click()
    page.get_by_role("heading", name=words("What happens next")).wait_for()


@in_combination("cy", 360, script=True)
def test_she_makes_an_account_applies_is_asked_answers_and_is_in(visitor, signed_in, inbox, combination):
    """The whole way to join: one page that says what happens next, a question, an answer, a welcome."""
    words, name, email = combination.words, f"Example officer {combination}", f"officer.{combination}@example.org"
    page = visitor(combination)
    make_account(page, combination, inbox, name, email)
    apply_with_a_mistake(page, combination)
    staff = signed_in("coordinator.south", "/admin/applications/?state=waiting")
    staff.get_by_role("link", name=name, exact=True).first.click()
    question = combination.written("In which team do you work?", "Ym mha dîm?")
    staff.get_by_label("Reason").fill(question)
    staff.get_by_role("button", name="Ask more").click()
    staff.get_by_text("The question is sent.").wait_for()

    page.reload()
    assert page.get_by_text(question).is_visible()
    write_why_and_send(
        page,
        combination,
        combination.written("I work in the resettlement team.", "Ailsefydlu."),
        words("Send my answer"),
    )

    staff.reload()
    staff.get_by_role("button", name="Approve").click()
    staff.get_by_text("Active").first.wait_for()
    page.reload()
    assert page.get_by_text(combination.written(*WELCOME)).is_visible()
    page.goto(combination.path("/learning/"))
    library = combination.written("South network library", "Llyfrgell rhwydwaith South")
    page.get_by_role("link", name=library).first.click()
    one, many = "Members of the %(names)s network can see this.", "Members of these networks can see this: %(names)s."
    assert page.get_by_text(combination.count(one, many, 1, names="South")).is_visible()
    welcome = inbox.newest(email, words("Welcome to the %(network)s network", network="South"))
    assert combination.written(*WELCOME) in welcome and "Looking after staff" not in welcome


def renew_and_leave(page: Page, combination: Combination, network: str) -> None:
    words = combination.words
    page.get_by_role("link", name=words("Renew your membership")).click()
    page.get_by_label(words("I have read how we work together, and I will keep to it.")).check()
    page.get_by_role("button", name=words("Renew my membership")).click()
    page.wait_for_url(f"**{combination.path(f'/learning/networks/{network}/apply/')}*")
    assert page.get_by_role("link", name=words("Renew your membership")).count() == 0
    page.get_by_role("link", name=words("Leave this network")).click()
    page.get_by_role("button", name=words("Leave now")).click()
    page.get_by_role("link", name=words("Leave this network")).wait_for(state="detached")


@in_combination("en-gb", 1280, script=False)
def test_a_member_renews_leaves_takes_a_copy_of_her_data_and_closes_her_account(signed_in, combination):
    words, (person, network) = combination.words, ENDING[combination.number]
    page = signed_in(person, combination=combination)
    renew_and_leave(page, combination, network)
    page.goto(combination.path("/accounts/"))
    page.get_by_role("link", name=words("Take a copy of your data")).click()
    with page.expect_download() as started:
        page.get_by_role("button", name=words("Download it")).click()
    with zipfile.ZipFile(started.value.path()) as archive:
        assert f"{person}@example.org" in archive.read("index.html").decode()

    page.goto(combination.path("/accounts/"))
    page.get_by_role("link", name=words("Close your account")).click()
    page.get_by_role("button", name=words("Delete my account for good")).click()

    assert page.get_by_role("heading", level=1).inner_text() == words("Your account is closed")
    page.goto(combination.path("/accounts/"))
    page.get_by_label(words("E-mail address")).fill(f"{person}@example.org")
    page.get_by_label(words("Password"), exact=True).fill("demo-only")
    page.get_by_role("button", name=words("Sign in"), exact=True).click()
    page.get_by_text(words("The e-mail address and the password do not match. Try again.")).first.wait_for()


def address_in(email: str) -> str:
    return re.search(r"https?://\S+", email)[0]
