"""Every response carries the protective headers, errors and static files included."""

import pytest
from django.conf import settings
from django.test import Client

from tests.reading import made_twice

PROMISED = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


@pytest.fixture
def boom(home, monkeypatch):
    """A home page that breaks while it is served."""
    monkeypatch.setattr(type(home), "serve", lambda *args, **kwargs: 1 / 0)


def headers_of(path):
    return Client(raise_request_exception=False).get(path)


@pytest.mark.parametrize("path", ["/", "/nowhere/", "/cy/nowhere/", "/health/live", "/robots.txt", "/accounts/login/"])
def test_headers_are_on_every_response(home, path):
    response = headers_of(path)

    for name, value in PROMISED.items():
        assert response.headers[name] == value
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert response.headers["Referrer-Policy"]
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "frame-ancestors 'self'" in policy
    assert "nonce-" not in policy
    assert "unsafe" not in policy


def test_headers_are_on_a_server_error(boom):
    response = headers_of("/")

    assert response.status_code == 500
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_admin_has_a_policy_of_its_own_without_a_nonce(admin_client):
    policy = admin_client.get("/admin/").headers["Content-Security-Policy"]

    assert "'unsafe-inline'" in policy
    assert "nonce-" not in policy


def test_a_page_for_nobody_in_particular_is_the_same_bytes_for_everyone(home):
    first = made_twice("/", **{"Accept-Language": "cy"})

    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert first.headers.get("Vary") == "Accept-Encoding"  # for the compression alone
    assert not first.cookies


def test_a_response_that_knows_who_asks_is_never_stored(home, admin_client):
    response = admin_client.get("/")

    assert response.headers["Cache-Control"] == "private, no-store"
    assert "Cookie" in response.headers["Vary"]


def test_a_stale_session_cookie_is_personal_too(home):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "gone"

    assert client.get("/").headers["Cache-Control"] == "private, no-store"
