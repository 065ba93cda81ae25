"""Half a form is no form: what came before a connection broke changes nothing. Over a socket: tests/journeys/test_bodies.py."""

from __future__ import annotations

import io
from urllib.parse import urlencode

import pytest
from django.conf import settings

from config.request_bodies import with_whole_bodies
from learning.library.file_types import MAX_BYTES
from tests.browser import Browser
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


class BrokenLine(Browser):
    """Its requests reach the site as they reach the web server, and `cut` bytes at the end of a form never come."""

    cut = 0

    def __init__(self) -> None:
        super().__init__()
        django = self.handler
        self.handler = lambda environ: with_whole_bodies(lambda whole, start: django(whole))(environ, None)

    def send(self, content_type: str, body: bytes):
        rest = {"wsgi.input": io.BytesIO(body[: len(body) - self.cut])}
        return self.generic("POST", "/accounts/", body, content_type, **rest)


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
def test_a_form_whose_connection_broke_changes_nothing(home, content_type, body):
    person = UserFactory(name="Before")
    line = BrokenLine()
    line.force_login(person)

    line.cut = 20
    assert line.send(content_type, body).status_code == 400
    person.refresh_from_db()
    assert person.name == "Before"

    line.cut = 0
    assert line.send(content_type, body).status_code == 302
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
