"""Forms over a socket to the real web server: in chunks they do what they do with a length, and the same is too much."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import closing, suppress
from urllib.parse import urlencode, urlsplit

import pytest

PASSWORD = "demo-only"
MEGABYTE = 1024 * 1024
BOUNDARY = "x0x0x0x"


def urlencoded(**fields: str) -> tuple[str, bytes]:
    return "application/x-www-form-urlencoded", urlencode(fields).encode()


def multipart(**fields: str) -> tuple[str, bytes]:
    parts = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return f"multipart/form-data; boundary={BOUNDARY}", f"{parts}--{BOUNDARY}--\r\n".encode()


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    return (body[at : at + size] for at in range(0, len(body), size))


@pytest.fixture
def post(demo):
    """Posts a form, in chunks of `chunk` bytes or with its length, and gives the answer."""

    def send(path: str, form: tuple[str, bytes], chunk: int | None, cookie: str = "") -> http.client.HTTPResponse:
        content_type, body = form
        headers = {"Content-Type": content_type, "Sec-Fetch-Site": "same-origin", "Cookie": cookie}
        headers["Transfer-Encoding" if chunk else "Content-Length"] = "chunked" if chunk else str(len(body))
        with closing(http.client.HTTPConnection(urlsplit(demo).netloc, timeout=60)) as connection:
            # What is too long is answered, and the connection ended, before all of it was sent.
            with suppress(BrokenPipeError, ConnectionResetError):
                sent = pieces(body, chunk) if chunk else body
                connection.request("POST", path, sent, headers, encode_chunked=bool(chunk))
            answer = connection.getresponse()
            answer.read()
            return answer

    return send


@pytest.mark.parametrize("encoded", [urlencoded, multipart])
@pytest.mark.parametrize("chunk", [None, 7, 100_000])
def test_a_form_signs_in_with_a_length_and_in_chunks(post, encoded, chunk):
    form = encoded(login="member.south@example.org", password=PASSWORD, next="/learning/libraries/")

    answer = post("/accounts/login/", form, chunk)

    assert (answer.status, answer.headers["Location"]) == (302, "/learning/libraries/")


@pytest.mark.parametrize("chunk", [None, MEGABYTE])
@pytest.mark.parametrize(
    ("encoded", "longest", "status"),
    [
        pytest.param(urlencoded, 2.5 * MEGABYTE, 413, id="a form without files"),
        pytest.param(multipart, 2.5 * MEGABYTE, 400, id="the text of a form with files"),
        pytest.param(multipart, 60 * MEGABYTE, 413, id="a form with files"),
    ],
)
def test_what_is_too_long_is_refused_with_a_length_and_in_chunks(post, chunk, encoded, longest, status):
    form = encoded(login="x" * int(longest), password="y")

    assert post("/accounts/login/", form, chunk).status == status


@pytest.mark.parametrize("chunk", [None, 3])
def test_an_empty_form_is_a_form(post, chunk):
    assert post("/accounts/login/", urlencoded(), chunk).status == 200
