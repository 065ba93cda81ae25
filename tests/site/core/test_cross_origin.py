"""Posts that another site makes in a visitor's name are refused, without tokens (Go's rule)."""

import re
from itertools import product

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import UserFactory

LOGIN = "/accounts/login/"
SIGN_OUT = ["/accounts/logout/", "/cy/accounts/logout/", "/admin/logout/"]


@pytest.mark.parametrize(
    ("headers", "signed_in", "accepted"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True, True),
        ({"Sec-Fetch-Site": "none"}, True, True),
        ({"Sec-Fetch-Site": "same-site"}, False, False),
        ({"Sec-Fetch-Site": "cross-site"}, False, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False, False),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True, True),
        ({"Origin": "http://testserver"}, True, True),
        ({"Origin": "https://testserver"}, False, False),
        ({"Origin": "https://evil.example"}, False, False),
        ({"Origin": "null"}, False, False),
        ({"Origin": "null", "Referer": "http://testserver/"}, True, False),
        ({"Origin": "http://["}, False, False),
        ({"Referer": "http://testserver/accounts/login/"}, True, True),
        ({"Referer": "http://testserver"}, True, True),
        ({"Referer": "https://testserver/"}, True, False),
        ({"Referer": "http://testserver:81/"}, True, False),
        ({"Referer": "http://testserver@evil.example/"}, True, False),
        ({"Referer": "http://testserver.evil.example/"}, False, False),
        ({"Referer": "https://evil.example/?http://testserver/"}, False, False),
        ({"Referer": "about:blank"}, True, False),
        ({"Referer": "http://["}, True, False),
        ({"Referer": ""}, True, False),
        ({"Sec-Fetch-Site": "cross-site", "Referer": "http://testserver/"}, True, False),
        ({"Origin": "https://evil.example", "Referer": "http://testserver/"}, True, False),
        ({}, False, True),
        ({}, True, False),
    ],
)
def test_a_post_is_judged_by_where_it_comes_from(db, headers, signed_in, accepted):
    client = Client(headers=headers)
    if signed_in:
        client.cookies[settings.SESSION_COOKIE_NAME] = "x"

    response = client.post(LOGIN, {"login": "a@example.org", "password": "wrong"})

    assert (response.status_code != 403) is accepted


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_safe_methods_pass_from_anywhere(db, method):
    client = Client(headers={"Sec-Fetch-Site": "cross-site"})

    assert getattr(client, method)(LOGIN).status_code == 200


def test_a_refused_post_says_so_in_words_and_in_welsh(db):
    client = Client(headers={"Sec-Fetch-Site": "cross-site"})

    english = client.post(LOGIN).content.decode()
    welsh = client.post(f"/cy{LOGIN}").content.decode()

    assert "another site" in english
    assert '<html lang="cy"' in welsh
    assert "another site" not in welsh


def test_the_admin_asks_for_djangos_token_as_well(db):
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    client.force_login(UserFactory(is_superuser=True))

    assert client.post("/admin/account/").status_code == 403


def test_a_browser_that_says_nothing_is_told_what_to_do_in_the_language_of_the_page(home, welsh_home):
    silent = Client()
    silent.force_login(UserFactory())

    english, welsh = (silent.post(path, {"name": "A"}) for path in ("/accounts/", "/cy/accounts/"))

    assert english.status_code == welsh.status_code == 403
    assert "another browser" in english.content.decode() and "another site" not in english.content.decode()
    assert 'action="/accounts/logout/"' in english.content.decode()
    assert '<html lang="cy"' in welsh.content.decode() and "another browser" not in welsh.content.decode()


@pytest.mark.parametrize("path", SIGN_OUT)
def test_signing_out_works_in_every_browser_and_from_everywhere(home, path):
    person = UserFactory(is_superuser=True)
    senders = [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://["},
        {"Referer": "https://evil.example/"},
        {"Referer": "about:blank"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "https://evil.example", "Referer": "https://evil.example/"},
    ]
    for headers, secure in product(senders, (False, True)):
        browser = Client(enforce_csrf_checks=True, headers=headers)
        browser.force_login(person)

        assert browser.post(path, secure=secure).status_code == 302, headers
        assert "_auth_user_id" not in browser.session, headers


def test_the_admin_takes_its_forms_from_a_browser_that_sends_a_referer_alone(home):
    """Over https Django itself looks at the referer, beside its token."""
    old = Client(enforce_csrf_checks=True)
    old.force_login(UserFactory(is_superuser=True))
    form = old.get("/admin/account/", secure=True).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form).group(1)

    def post(referer):
        return old.post("/admin/account/", {"csrfmiddlewaretoken": token}, secure=True, headers={"Referer": referer})

    assert post("https://testserver/admin/account/").status_code == 200
    assert post("https://evil.example/admin/account/").status_code == 403
