"""A visitor's browser, and what she finds in an email."""

from __future__ import annotations

import re

from django.test import Client

from tests.factories import PASSWORD


class Browser(Client):
    """A visitor's browser: says where its posts come from, and can sign in through the form."""

    def __init__(self, **defaults) -> None:
        super().__init__(headers={"Sec-Fetch-Site": "same-origin"}, **defaults)

    def sign_in(self, user, password: str = PASSWORD, **fields):
        return self.post("/accounts/login/", {"login": user.email, "password": password, **fields})

    @property
    def is_signed_in(self) -> bool:
        return "_auth_user_id" in self.session


def signed_in(person) -> Browser:
    browser = Browser()
    browser.force_login(person)
    browser.person = person
    return browser


def link_in(email) -> str:
    """The path of the first address in an email."""
    return re.search(r"https?://[^/\s]+(/\S*)", email.body).group(1)
