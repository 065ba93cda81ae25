"""Whoever looks at the pages of a network, in a browser."""

from __future__ import annotations

from tests.browser import Browser


def signed_in(person) -> Browser:
    browser = Browser()
    browser.force_login(person)
    browser.person = person
    return browser
