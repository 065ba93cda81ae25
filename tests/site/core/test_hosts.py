"""Our own address is BASE_URL, whatever `Host` a request names; a wrong one is refused in one line of the log."""

from __future__ import annotations

import logging
import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from pages.models import StandardPage
from tests.browser import Browser
from tests.factories import UserFactory
from tests.publishing import publish_below

OTHER = "other.example"  # a name of ours too: here ALLOWED_HOSTS is *


@pytest.fixture
def known(db):
    return UserFactory()


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/accounts/signup/", {"name": "Ann", "email": "new@example.org", "password1": "three quiet purple doors"}),
        ("/accounts/signup/", {"name": "Ann", "email": None, "password1": "three quiet purple doors"}),
        ("/accounts/password/reset/", {"email": None}),
        ("/accounts/password/reset/", {"email": "nobody@example.org"}),
        ("/cy/accounts/password/reset/", {"email": None}),
    ],
)
def test_links_in_mails_come_from_base_url(home, known, path, fields):
    fields = {name: value or known.email for name, value in fields.items()}

    assert Browser(HTTP_HOST=OTHER).post(path, fields).status_code == 302

    (email,) = mail.outbox
    links = re.findall(r"https?://\S+", email.body)
    assert links
    assert all(link.startswith(f"{settings.BASE_URL}/") for link in links)


@pytest.mark.parametrize(
    "path",
    ["/", "/cy/", "/water/", "/accounts/login/", "/search/?q=x", "/sitemap.xml", "/sitemap-1.xml", "/robots.txt"],
)
def test_absolute_addresses_come_from_base_url(home, welsh_home, path):
    publish_below(home, StandardPage(title="Water", slug="water"))

    text = Client(HTTP_HOST=OTHER).get(path).content.decode()

    assert OTHER not in text
    assert f"{settings.BASE_URL}/" in text


@pytest.mark.parametrize("host", ["testserver:81", "testserver:443", "127.0.0.1:80", "[::1]:1"])
@pytest.mark.parametrize("path", ["/", "/static/x.css", "/health/live", "/accounts/login/"])
def test_a_host_with_another_port_is_refused(home, host, path):
    response = Client(HTTP_HOST=host).get(path)

    assert response.status_code == 400
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", ["testserver", "testserver:8000", "[::1]:8000", "127.0.0.1:8000"])
def test_our_port_or_none_is_accepted(home, host):
    assert Client(HTTP_HOST=host).get("/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "bad host", "a" * 2000, "evil.example:8000", "@", "testserver:port"])
def test_a_bad_host_writes_one_line(home, settings, caplog, host):
    settings.ALLOWED_HOSTS = ["testserver"]

    with caplog.at_level(logging.INFO):
        assert Client(HTTP_HOST=host).get("/").status_code == 400

    (record,) = caplog.records
    assert record.exc_info is None
    assert "\n" not in record.getMessage() and len(record.getMessage()) < 300
    assert "ALLOWED_HOSTS" in record.getMessage()
