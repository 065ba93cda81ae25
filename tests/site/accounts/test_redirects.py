"""Whoever signs in, signs out or saves on a Welsh page stays in Welsh, and in English on an English one."""

from __future__ import annotations

import pytest
from django.core import mail

from tests.browser import link_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "a whole new password"


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_each_redirect_without_a_target_of_its_own_stays_in_the_language(browser, another_browser, prefix):
    person = UserFactory()
    accounts = f"{prefix}/accounts/"

    def leads_to(path: str, fields: dict[str, str] | None = None) -> str:
        response = browser.post(accounts + path, fields) if fields is not None else browser.get(accounts + path)
        assert response.status_code == 302, path
        return response.url.split("?")[0]

    assert leads_to("") == f"{accounts}login/"
    assert leads_to("login/", {"login": person.email, "password": PASSWORD}) == f"{prefix}/learning/libraries/"
    assert browser.get(f"{prefix}/learning/libraries/").url == f"{prefix}/learning/"
    assert leads_to("login/") == f"{prefix}/learning/libraries/"
    assert leads_to("", {"name": "Ann", "preferred_language": "cy"}) == accounts
    changed = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert leads_to("password/change/", changed) == accounts
    assert leads_to("logout/", {}) == f"{prefix}/"

    assert leads_to("password/reset/", {"email": person.email}) == f"{accounts}password/reset/done/"
    reset = another_browser.get(link_in(mail.outbox[-1]), follow=True).redirect_chain[-1][0]
    done = another_browser.post(reset, {"password1": PASSWORD, "password2": PASSWORD})
    assert done.url == f"{accounts}password/reset/key/done/"


def test_signing_up_in_welsh_ends_in_welsh(browser):
    form = {"email": "ann@example.org", "password1": NEW_PASSWORD, "name": "Ann"}

    assert browser.post("/cy/accounts/signup/", form).url == "/cy/accounts/confirm-email/"
    assert browser.post(link_in(mail.outbox[-1])).url == "/cy/learning/libraries/"
