"""The second step: kept encrypted, asked of staff in each session, each code good for one use."""

from __future__ import annotations

import json
import re
import time
from unittest.mock import patch

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.management import call_command

from accounts.adapters import second_factor_fernet
from accounts.models import Session
from tests.browser import Browser
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


def code_now(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def staff(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    return UserFactory(roles=["editor"])


@pytest.fixture(autouse=True)
def a_still_clock():
    with time_machine.travel("2026-11-25 10:00:05", tick=False) as clock:
        yield clock


def with_app(person):
    TOTP.activate(person, SECRET)
    return person


def test_a_password_alone_does_not_open_an_account_with_a_second_step(browser):
    person = with_app(UserFactory())

    response = browser.sign_in(person)
    assert response.url == "/accounts/2fa/authenticate/"
    assert not browser.is_signed_in

    wrong = browser.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    browser.post("/accounts/2fa/authenticate/", {"code": code_now()})
    assert browser.is_signed_in


@pytest.mark.postgresql
def test_each_code_opens_once(browser, another_browser, a_still_clock):
    person = with_app(UserFactory())
    browser.sign_in(person)
    browser.post("/accounts/2fa/authenticate/", {"code": code_now()})

    another_browser.sign_in(person)
    another_browser.post("/accounts/2fa/authenticate/", {"code": code_now()})
    assert not another_browser.is_signed_in

    a_still_clock.shift(30)
    another_browser.post("/accounts/2fa/authenticate/", {"code": code_now()})
    assert another_browser.is_signed_in


def again(browser, path: str, password: str = PASSWORD):
    """Goes to a page that asks for the password once more."""
    response = browser.get(path)
    if response.status_code == 302 and "reauthenticate" in response.url:
        browser.post(response.url, {"password": password})
        response = browser.get(path)
    return response


def set_up(browser) -> str:
    page = again(browser, "/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)
    with patch("django.db.transaction.on_commit", lambda work, *args, **kwargs: work()):  # as outside a test
        browser.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})
    return secret


def test_a_dump_holds_neither_secret_nor_seed(browser):
    browser.sign_in(UserFactory())
    secret = set_up(browser)

    rows = list(Authenticator.objects.values_list("data", flat=True))
    sessions = [row.get_decoded() for row in Session.objects.all()]

    assert len(rows) == 2  # the app and the recovery codes
    assert secret not in json.dumps(rows + sessions, default=str)
    for row in rows:
        for value in row.values():
            assert not isinstance(value, str) or value.startswith("gAAAA")


def test_keys_rotate(settings):
    settings.SECOND_FACTOR_KEYS = ["old key"]
    person = with_app(UserFactory())
    row = Authenticator.objects.get(user=person)

    settings.SECOND_FACTOR_KEYS = ["new key", "old key"]
    assert row.wrap().validate_code(code_now())
    call_command("rotate_second_factor_keys", verbosity=0)

    settings.SECOND_FACTOR_KEYS = ["new key"]
    row.refresh_from_db()
    assert second_factor_fernet().decrypt(row.data["secret"].encode()).decode() == SECRET
    settings.SECOND_FACTOR_KEYS = ["old key"]
    with pytest.raises(InvalidToken):
        second_factor_fernet().decrypt(row.data["secret"].encode())


def test_staff_without_an_app_set_one_up_before_the_admin_opens(browser, staff):
    browser.sign_in(staff)

    response = browser.get("/admin/pages/")
    assert response.url == "/accounts/2fa/totp/activate/?next=%2Fadmin%2Fpages%2F"

    set_up(browser)
    assert browser.get("/admin/").status_code == 200


def test_setting_it_up_does_not_ask_again_for_the_password_that_was_just_given(browser, staff, a_still_clock):
    browser.sign_in(staff)
    form = browser.get("/admin/", follow=True)
    assert form.redirect_chain == [("/accounts/2fa/totp/activate/?next=%2Fadmin%2F", 302)]

    a_still_clock.shift(20 * 60)  # an app had to be installed first
    secret = re.search(r"<code>([A-Z2-7]+)</code>", form.content.decode()).group(1)
    with patch("django.db.transaction.on_commit", lambda work, *args, **kwargs: work()):
        set_up = browser.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)}, follow=True)

    assert set_up.redirect_chain == [("/accounts/2fa/recovery-codes/", 302)]
    assert len(re.findall(r"<code>(\d{8})</code>", set_up.content.decode())) == 10


def test_long_after_signing_in_setting_it_up_asks_for_the_password(browser, a_still_clock):
    browser.sign_in(UserFactory())
    a_still_clock.shift(31 * 60)

    assert browser.get("/accounts/2fa/totp/activate/").url.startswith("/accounts/reauthenticate/")


def test_what_was_set_up_is_not_changed_without_asking_again(browser, a_still_clock):
    person = with_app(UserFactory())
    browser.sign_in(person)
    browser.post("/accounts/2fa/authenticate/", {"code": code_now()})

    for path in ("totp/deactivate/", "recovery-codes/generate/"):
        assert "reauthenticate" in browser.get(f"/accounts/2fa/{path}").url


def session_key(browser) -> str:
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def test_the_session_changes_at_the_second_factor_however_it_is_shown(browser, another_browser, staff, a_still_clock):
    """When it is set up, when a session shows it later, and when somebody signs in with it."""

    def shown(person_browser, show):
        before = session_key(person_browser)
        show()
        assert session_key(person_browser) != before
        assert not Session.objects.filter(pk=before).exists()
        assert person_browser.get("/admin/").status_code == 200

    browser.sign_in(staff)
    secrets = []
    shown(browser, lambda: secrets.append(set_up(browser)))

    a_still_clock.shift(60)
    another_browser.sign_in(staff)
    code = {"code": code_now(secrets[0])}
    shown(another_browser, lambda: another_browser.post("/accounts/2fa/authenticate/", code))

    a_still_clock.shift(60)
    third = Browser()
    third.force_login(staff)
    assert "reauthenticate" in third.get("/admin/").url
    code = {"code": code_now(secrets[0])}
    shown(third, lambda: third.post("/accounts/2fa/reauthenticate/", code))


def test_staff_whose_session_has_not_shown_it_are_asked(browser, staff):
    """The session was opened before the app existed: no way of signing in goes round the rule."""
    browser.sign_in(staff)
    with_app(staff)

    assert browser.get("/admin/").url == "/accounts/2fa/reauthenticate/?next=%2Fadmin%2F"

    browser.post("/accounts/2fa/reauthenticate/?next=/admin/", {"code": code_now()})
    assert browser.get("/admin/").status_code == 200


def test_staff_who_signed_in_with_it_are_let_in(browser, staff):
    with_app(staff)
    browser.sign_in(staff)
    browser.post("/accounts/2fa/authenticate/", {"code": code_now()})

    assert browser.get("/admin/").status_code == 200


def test_staff_cannot_switch_it_off(browser, staff):
    browser.sign_in(staff)
    set_up(browser)

    again(browser, "/accounts/2fa/totp/deactivate/")
    browser.post("/accounts/2fa/totp/deactivate/")

    assert Authenticator.objects.filter(user=staff, type=Authenticator.Type.TOTP).exists()


def test_in_the_demonstration_staff_are_not_asked(browser, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    browser.sign_in(UserFactory(roles=["editor"]))

    assert browser.get("/admin/").status_code == 200


def test_the_code_that_set_the_app_up_is_used(browser, another_browser):
    person = UserFactory()
    browser.sign_in(person)
    secret = set_up(browser)

    another_browser.sign_in(person)
    another_browser.post("/accounts/2fa/authenticate/", {"code": code_now(secret)})

    assert not another_browser.is_signed_in


@pytest.mark.postgresql
def test_a_recovery_code_opens_once(browser, another_browser, a_still_clock):
    person = UserFactory()
    browser.sign_in(person)
    set_up(browser)
    codes = re.findall(r"<code>(\d{8})</code>", again(browser, "/accounts/2fa/recovery-codes/").content.decode())
    assert len(codes) == 10

    another_browser.sign_in(person)
    another_browser.post("/accounts/2fa/authenticate/", {"code": codes[0]})
    assert another_browser.is_signed_in

    third = Browser()
    third.sign_in(person)
    third.post("/accounts/2fa/authenticate/", {"code": codes[0]})
    assert not third.is_signed_in


def test_the_pages_of_the_second_step_show_in_our_design(browser):
    browser.sign_in(UserFactory())
    page = browser.get("/accounts/2fa/").content.decode()
    assert "Your second step" in page and "csrfmiddlewaretoken" not in page

    form = again(browser, "/accounts/2fa/totp/activate/").content.decode()
    assert "<svg" in form and "style=" not in form and "<?xml" not in form
