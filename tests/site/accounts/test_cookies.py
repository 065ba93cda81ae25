"""In production cookies belong to this host alone; browsers take such a cookie only with the right attributes."""

from __future__ import annotations

import pytest

from config.settings import base
from tests.browser import Browser
from tests.factories import UserFactory


@pytest.fixture
def production(settings):
    for name in dir(base):
        if name.startswith(("SESSION_COOKIE", "CSRF_COOKIE", "KNOWN_DEVICE_COOKIE")):
            setattr(settings, name, getattr(base, name))


def of_this_host_alone(cookie) -> bool:
    return bool(cookie["secure"] and cookie["httponly"]) and cookie["path"] == "/" and not cookie["domain"]


def test_cookies_bear_the_host_prefix_with_its_attributes(home, production):
    browser = Browser()
    person = UserFactory(is_superuser=True)
    browser.post("/accounts/login/", {"login": person.email, "password": "a quiet purple door"}, secure=True)
    browser.get("/admin/account/", secure=True)

    assert set(browser.cookies) == {"__Host-sessionid", "__Host-csrftoken", "__Host-device"}
    assert all(of_this_host_alone(cookie) for cookie in browser.cookies.values())


@pytest.mark.parametrize("path", ["/accounts/logout/", "/admin/logout/"])
def test_browsers_take_the_end_of_the_session_too(home, production, path):
    """They ignore whoever removes such a cookie without `Secure`."""
    browser = Browser()
    browser.force_login(UserFactory(is_superuser=True))

    response = browser.post(path, secure=True)

    assert response.cookies["__Host-sessionid"]["max-age"] == 0
    assert response.cookies["__Host-sessionid"]["secure"]


def test_leaving_ends_the_session_too(home, production):
    browser = Browser()
    browser.force_login(UserFactory())

    cookie = browser.get("/exit/", secure=True).cookies["__Host-sessionid"]

    assert cookie["max-age"] == 0 and cookie["secure"]
