"""Every other sign-in page redirects to allauth's, whoever asks; what is not used has no address."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

REDIRECTS = [
    ("/admin/login/", "/accounts/login/"),
    ("/admin/password_reset/", "/accounts/password/reset/"),
    ("/admin/password_reset/done/", "/accounts/password/reset/"),
    ("/admin/password_reset/confirm/MQ/set-password/", "/accounts/password/reset/"),
    ("/admin/password_reset/complete/", "/accounts/password/reset/"),
    ("/_util/login/", "/accounts/login/"),
    ("/cy/_util/login/", "/cy/accounts/login/"),
]


@pytest.fixture(params=["visitor", "member", "editor"])
def whoever(request, browser):
    if request.param != "visitor":
        browser.sign_in(UserFactory(roles=["editor"] if request.param == "editor" else []))
    return browser


@pytest.mark.parametrize(("path", "leads_to"), REDIRECTS)
def test_other_sign_in_pages_only_redirect_to_ours(whoever, path, leads_to):
    assert whoever.get(path).url == leads_to
    assert whoever.get(f"{path}?next=/admin/pages/").url == f"{leads_to}?next=%2Fadmin%2Fpages%2F"
    assert whoever.post(path, {"username": "x", "password": "y"}).url == leads_to


def test_the_admin_sends_a_visitor_to_sign_in_and_back(browser):
    assert browser.get("/admin/pages/").url == "/accounts/login/?next=/admin/pages/"


def test_a_member_who_comes_to_the_admin_is_told_so_and_not_sent_round_in_a_circle(browser):
    browser.sign_in(UserFactory())

    response = browser.get("/admin/")

    assert response.status_code == 403
    assert "This part is for our staff" in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/password/set/",
        "/accounts/login/code/",
        "/accounts/login/code/confirm/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/login/",
        "/accounts/3rdparty/",
        "/accounts/social/connections/",
        "/accounts/signup/passkey/",
    ],
)
def test_what_is_not_used_has_no_address(browser, path):
    browser.sign_in(UserFactory())

    assert browser.get(path).status_code == 404


@pytest.mark.parametrize("name", ["mfa_list_webauthn", "account_request_login_code"])
def test_what_is_not_used_has_no_name(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_nobody_sets_a_password_in_the_admin(browser):
    browser.sign_in(UserFactory(is_superuser=True))

    account = browser.get("/admin/account/").content.decode()
    form = browser.get("/admin/users/new/").content.decode()

    assert 'type="password"' not in account
    assert 'type="password"' not in form
