"""Posts that another site makes in a visitor's name are refused, without tokens (Go's rule)."""

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import UserFactory

LOGIN = "/accounts/login/"


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
