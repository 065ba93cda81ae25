"""Half a form is no form: what came before a connection broke changes nothing. Over a socket: tests/journeys/test_bodies.py."""

from __future__ import annotations

import io
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import Client, RequestFactory

from config.slow_clients import IN_MEMORY, SlowClientBounds
from learning.library.files.file_types import MAX_BYTES
from tests.factories import UserFactory
from tests.full_disk import full_disk

pytestmark = pytest.mark.django_db


def status_of_form(client: Client, content_type: str, body: bytes, cut: int) -> str:
    """The answer to a form of which the last `cut` bytes never come, as the web server asks the application."""
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    asked = RequestFactory(headers={"Cookie": cookie, "Sec-Fetch-Site": "same-origin"})
    environ = asked.generic("POST", "/accounts/", body, content_type).environ
    environ["wsgi.input"] = io.BytesIO(body[: len(body) - cut])
    statuses: list[str] = []
    SlowClientBounds(get_wsgi_application())(environ, lambda status, _headers: statuses.append(status))
    return statuses[0][:3]


FORM = {"preferred_language": "cy", "name": "A name that is long enough to be cut"}
MULTIPART = "".join(
    f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in FORM.items()
)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", urlencode(FORM).encode()),
        ("multipart/form-data; boundary=b", f"{MULTIPART}--b--\r\n".encode()),
    ],
)
def test_a_form_whose_connection_broke_changes_nothing(home, client, content_type, body):
    person = UserFactory(name="Before")
    client.force_login(person)

    assert status_of_form(client, content_type, body, cut=20) == "400"
    person.refresh_from_db()
    assert person.name == "Before"

    assert status_of_form(client, content_type, body, cut=0) == "302"
    person.refresh_from_db()
    assert person.name == FORM["name"]


def test_the_largest_file_of_a_library_fits_into_a_request():
    assert settings.REQUEST_BODY_MAX_BYTES > MAX_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE


@pytest.mark.parametrize(
    ("content_type", "longest"),
    [
        ("multipart/form-data; boundary=b", settings.REQUEST_BODY_MAX_BYTES),
        ("application/x-www-form-urlencoded", settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
        ("application/json", settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
    ],
)
def test_what_is_too_long_is_refused_in_words(client, home, welsh_home, content_type, longest):
    for path, words in (("/accounts/login/", "That was too large"), ("/cy/accounts/login/", '<html lang="cy"')):
        response = client.generic("POST", path, b"", content_type, CONTENT_LENGTH=longest + 1)

        assert response.status_code == 413
        assert words in response.content.decode()


@pytest.mark.parametrize("path", ["/admin/documents/add/", "/accounts/login/"])
def test_a_form_that_is_too_long_is_told_the_limit_and_where_its_words_are(client, path):
    answer = client.post(
        path, b"x", content_type="multipart/form-data; boundary=b", headers={"Content-Length": str(300 * 1024 * 1024)}
    )

    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 413
    assert "may be 60.0 MB long. Go back in your browser, where what you typed still is" in page
    assert ("wagtailadmin" in page) is path.startswith("/admin/")


def test_a_body_for_which_the_disk_has_no_room_is_told_to_come_again(home, client):
    with full_disk():
        status = status_of_form(client, "text/plain", bytes(IN_MEMORY + 1), cut=0)

    assert status == "503"
