"""Signing in and out, and what the page gives away (nothing)."""

from __future__ import annotations

import pytest
import time_machine
from django.contrib.auth.hashers import PBKDF2PasswordHasher, make_password
from django.test import override_settings

from tests.browser import Browser
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
SENTENCE = "The e-mail address and the password do not match. Try again."
SLOW = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


def test_a_person_signs_in_and_comes_back_to_the_page_she_wanted(browser):
    person = UserFactory()

    response = browser.post(
        "/accounts/login/?next=/learning/libraries/south/", {"login": person.email, "password": PASSWORD}
    )

    assert response.status_code == 302
    assert response.url == "/learning/libraries/south/"
    assert browser.is_signed_in


def test_the_case_of_letters_in_an_address_does_not_matter(browser):
    person = UserFactory(email="ann@example.org")
    person.email = "ANN@Example.org"

    browser.sign_in(person)

    assert browser.is_signed_in


@pytest.mark.parametrize("email", ["known@example.org", "unknown@example.org"])
def test_wrong_and_unknown_get_one_sentence_and_keep_what_was_typed(browser, email):
    UserFactory(email="known@example.org")

    response = browser.post("/accounts/login/", {"login": email, "password": "something else"})

    assert response.status_code == 200
    assert SENTENCE in response.content.decode()
    assert f'value="{email}"' in response.content.decode()
    assert not browser.is_signed_in


def test_wrong_and_unknown_have_the_same_body():
    UserFactory(email="known@example.org")
    bodies = [
        Browser().post("/accounts/login/", {"login": email, "password": "x"}).content.decode().replace(email, "E")
        for email in ("known@example.org", "other@example.org")
    ]

    assert bodies[0] == bodies[1]


@override_settings(PASSWORD_HASHERS=SLOW)
def test_wrong_and_unknown_and_never_invited_cost_the_same_hashing(home, monkeypatch):
    UserFactory(email="known@example.org", password=make_password(PASSWORD))
    invited = UserFactory(email="invited@example.org", proved=False)
    invited.set_unusable_password()
    invited.save()
    iterations = []
    encode = PBKDF2PasswordHasher.encode

    def counted(hasher, password, salt, rounds=None):
        iterations.append(rounds or hasher.iterations)
        return encode(hasher, password, salt, rounds)

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", counted)

    def hashed(email: str) -> list[int]:
        iterations.clear()
        Browser().post("/accounts/login/", {"login": email, "password": "x"})
        return list(iterations)

    known = hashed("known@example.org")
    assert known == [PBKDF2PasswordHasher.iterations]
    assert hashed("unknown@example.org") == known
    assert hashed("invited@example.org") == known


def test_an_empty_form_names_each_missing_field_and_links_to_it(browser):
    page = browser.post("/accounts/login/", {}).content.decode()

    assert "There are 2 things to put right" in page
    assert '<a href="#id_login">Enter your e-mail address.</a>' in page
    assert '<a href="#id_password">Enter your password.</a>' in page
    assert page.count(" autofocus>") == 1 and 'tabindex="-1" autofocus>' in page  # without a script too


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:///evil.example"],
)
def test_next_leads_only_to_our_own_site(browser, target):
    person = UserFactory()

    response = browser.post("/accounts/login/", {"login": person.email, "password": PASSWORD, "next": target})

    assert response.url == "/learning/libraries/"


def test_the_forms_need_no_token_but_another_site_cannot_post(browser, home):
    person = UserFactory()
    page = browser.get("/accounts/login/").content.decode()
    elsewhere = Browser()
    elsewhere.defaults["HTTP_SEC_FETCH_SITE"] = "cross-site"

    refused = elsewhere.post("/accounts/login/", {"login": person.email, "password": PASSWORD})

    assert "csrfmiddlewaretoken" not in page
    assert refused.status_code == 403
    assert not elsewhere.is_signed_in


def test_looking_at_the_forms_sets_no_cookie_and_nobody_keeps_them(browser):
    for path in ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/cy/accounts/login/"):
        response = browser.get(path)

        assert response.status_code == 200
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]


def test_signing_out_is_a_post(browser):
    browser.sign_in(UserFactory())

    browser.get("/accounts/logout/")
    assert browser.is_signed_in

    browser.post("/accounts/logout/")
    assert not browser.is_signed_in


def test_a_closed_account_and_a_changed_password_end_every_session(browser, another_browser):
    person = UserFactory()
    browser.sign_in(person)
    another_browser.sign_in(person)

    another_browser.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": "three other words", "password2": "three other words"},
    )
    assert browser.get("/accounts/").status_code == 302
    assert another_browser.get("/accounts/").status_code == 200

    person.refresh_from_db()
    person.is_active = False
    person.save()
    assert another_browser.get("/accounts/").status_code == 302


def test_a_closed_account_cannot_sign_in(browser):
    browser.sign_in(UserFactory(is_active=False))

    assert not browser.is_signed_in


def test_on_a_shared_device_the_session_ends_with_the_browser_and_after_twenty_minutes(browser):
    with time_machine.travel("2026-11-25 10:00", tick=False) as clock:
        browser.sign_in(UserFactory(), shared="on")
        assert browser.cookies["sessionid"]["max-age"] == ""
        clock.shift(19 * 60)
        assert browser.get("/accounts/").status_code == 200
        clock.shift(19 * 60)
        assert browser.get("/accounts/").status_code == 200
        clock.shift(21 * 60)
        assert browser.get("/accounts/").status_code == 302


def test_an_editors_page_left_open_does_not_keep_a_shared_device_signed_in(browser):
    person = UserFactory(roles=["editor"])
    with time_machine.travel("2026-11-25 10:00", tick=False) as clock:
        browser.sign_in(person, shared="on")
        for _ in range(5):
            clock.shift(5 * 60)
            browser.post("/admin/editing-sessions/ping/wagtailcore/page/1/1/")

        assert not browser.is_signed_in


def test_on_an_own_device_the_session_stays(browser):
    with time_machine.travel("2026-11-25 10:00", tick=False) as clock:
        browser.sign_in(UserFactory())
        assert browser.cookies["sessionid"]["max-age"] > 86_400
        clock.shift(86_400)
        assert browser.get("/accounts/").status_code == 200


def test_the_demonstration_says_in_words_that_the_second_step_is_off(browser, settings):
    words = "staff are not asked for a second step here"

    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    assert words in browser.get("/accounts/login/").content.decode()
    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    assert words not in browser.get("/accounts/login/").content.decode()


def test_the_form_is_in_the_language_of_its_address(browser):
    person = UserFactory()

    response = browser.post("/cy/accounts/login/", {"login": person.email, "password": PASSWORD})

    assert browser.get("/cy/accounts/login/")["Content-Language"] == "cy"
    assert response.status_code == 302
