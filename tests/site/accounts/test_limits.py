"""Limits on tries hang on the address that our own proxy saw; a forged header moves nothing."""

from __future__ import annotations

import pytest
import time_machine
from django.test import RequestFactory

from accounts.adapters import AccountAdapter
from tests.browser import Browser
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_still_clock():
    """All tries of a test fall into one minute, however long it takes."""
    with time_machine.travel("2026-11-25 10:00:05", tick=False):
        yield


@pytest.fixture
def one_proxy(settings):
    settings.TRUSTED_PROXY_COUNT = 1


def try_once(header: str | None, number: int = 0) -> int:
    extra = {"HTTP_X_FORWARDED_FOR": header} if header is not None else {}
    form = {"login": f"nobody{number}@example.org", "password": "x"}
    return Browser(REMOTE_ADDR="10.0.0.1").post("/accounts/login/", form, **extra).status_code


def exhaust(header) -> int:
    last = 200
    for number in range(60):
        last = try_once(header(number), number)
        if last == 429:
            break
    return last


def test_one_address_is_stopped_and_another_is_not(home, one_proxy):
    assert exhaust(lambda n: "192.0.2.1") == 429
    assert try_once("192.0.2.2") == 200


def test_a_forged_header_moves_nothing(home, one_proxy):
    assert exhaust(lambda n: f"203.0.113.{n}, 192.0.2.1") == 429
    assert try_once("198.51.100.7, 192.0.2.1") == 429


def test_without_a_proxy_the_header_is_not_read_at_all(home, settings):
    settings.TRUSTED_PROXY_COUNT = 0

    assert exhaust(lambda n: f"203.0.113.{n}") == 429


@pytest.mark.parametrize("count", [-1, 0, 1, 2, 5])
@pytest.mark.parametrize("header", [None, "", "192.0.2.1", "nonsense", ",,,", "a, b", "[::1]:80, 192.0.2.1:99"])
def test_no_header_is_ever_an_error(home, settings, count, header):
    settings.TRUSTED_PROXY_COUNT = count

    assert try_once(header) == 200


@pytest.mark.parametrize(
    ("count", "header", "expected"),
    [
        (0, "192.0.2.1", "10.0.0.1"),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.9, 192.0.2.1", "192.0.2.1"),
        (2, "203.0.113.9, 192.0.2.1, 10.1.1.1", "192.0.2.1"),
        (2, "192.0.2.1", "10.0.0.1"),
        (1, None, "10.0.0.1"),
    ],
)
def test_the_address_is_the_one_that_our_outermost_proxy_saw(settings, count, header, expected):
    settings.TRUSTED_PROXY_COUNT = count
    extra = {"HTTP_X_FORWARDED_FOR": header} if header else {}
    request = RequestFactory(REMOTE_ADDR="10.0.0.1").get("/", **extra)

    assert AccountAdapter(request).get_client_ip(request) == expected


def test_a_person_who_is_guessed_at_is_told_to_wait_and_nothing_else(browser):
    person = UserFactory()
    for _ in range(6):
        response = browser.sign_in(person, "a wrong guess")

    assert response.status_code == 429
    assert "There were too many tries" in response.content.decode()
    assert person.email in response.content.decode()
    # Who guesses has shut out herself; the person signs in from where she is.
    assert not browser.is_signed_in
    assert Browser(REMOTE_ADDR="10.0.0.2").sign_in(person).status_code == 302


def test_an_office_is_not_shut_out_by_the_wrong_tries_of_one_colleague(browser, another_browser):
    colleague, neighbour = UserFactory(), UserFactory()
    statuses = [browser.sign_in(colleague, f"guess {number}").status_code for number in range(60)]
    assert statuses == [200] * 5 + [429] * 55

    assert another_browser.sign_in(neighbour).status_code == 302
    assert another_browser.is_signed_in


def test_an_office_where_many_mistype_once_gets_in(browser, another_browser):
    for _ in range(30):
        assert browser.sign_in(UserFactory(), "a slip").status_code == 200

    assert another_browser.sign_in(UserFactory()).status_code == 302


def test_the_page_for_too_many_tries_is_ours_and_nobody_keeps_it(home):
    for _ in range(120):
        try_once(None)

    response = Browser(REMOTE_ADDR="10.0.0.1").post("/accounts/login/", {"login": "a@example.org", "password": "x"})

    assert response.status_code == 429
    assert "Please wait a little" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
