"""Slow senders and slow takers hold a few slots of the web process; everybody else is served or told to wait."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from django.http import FileResponse, HttpResponse
from django.test import Client

from config.slow_clients import BODIES_AT_ONCE, FILES_AT_ONCE, REFUSED, SlowClientBounds
from tests.slow_clients import A_LARGE_FILE, HALF_A_FORM, LARGE, ROOT, slow_clients, web_environment, web_process

MANY = 100
TRIES = 1000
CHUNKED = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with web_process(tmp_path_factory.mktemp("web")) as port:
        yield port


def status_of(port: int, path: str, body: bytes | None = None) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", data=body, timeout=30) as answer:
            answer.read()
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def a_form(port: int) -> int:
    return status_of(port, "/robots.txt", b"any=words")


def a_file(port: int) -> int:
    return status_of(port, "/media/large.pdf")


@pytest.mark.parametrize(
    ("request_begun", "slots", "same_kind", "other_kind"),
    [
        pytest.param(HALF_A_FORM, BODIES_AT_ONCE, a_form, a_file, id="half-sent bodies"),
        pytest.param(A_LARGE_FILE, FILES_AT_ONCE, a_file, a_form, id="takers of a large file"),
    ],
)
def test_a_hundred_slow_clients_hold_their_slots_and_nothing_else(port, request_begun, slots, same_kind, other_kind):
    with slow_clients(port, request_begun, MANY) as statuses:
        assert statuses.count(503) == MANY - slots
        assert status_of(port, "/health/live") == 200
        assert same_kind(port) == 503
        assert other_kind(port) != 503

    assert any(same_kind(port) != 503 for _ in range(TRIES))  # the slots are free again


def test_a_body_that_is_too_long_is_refused_at_once_and_takes_no_slot(port):
    number = 3 * BODIES_AT_ONCE
    with slow_clients(port, HALF_A_FORM.replace(b"1000", b"2000000000"), number) as statuses:
        # Its words are for test_bodies.py: this process has an empty database.
        assert len(statuses) == number and 503 not in statuses
        assert a_form(port) != 503


def test_who_must_wait_is_told_for_how_long_in_the_language_of_the_address(db):
    response = Client().get("/cy/", **{REFUSED: True})

    assert response.status_code == 503
    assert response.headers["Retry-After"].isdecimal()
    assert response.headers["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in response.headers
    assert '<html lang="cy"' in response.text
    assert "what you typed still is" in Client().get("/", **{REFUSED: True}).text


@pytest.mark.parametrize(
    ("announced", "left"), [({"CONTENT_LENGTH": "700000"}, b"next request"), (CHUNKED, b"")], ids=["length", "chunks"]
)
def test_a_body_reaches_the_application_whole(announced, left):
    """More of it than is kept in memory, and never a byte of the next request."""

    def echo(environ, start_response):
        start_response("200 OK", [])
        return [environ["wsgi.input"].read()]

    arrives = io.BytesIO(b"x" * 700_000 + left)

    body = SlowClientBounds(echo)(announced | {"wsgi.input": arrives}, lambda *_: None)

    assert b"".join(body) == b"x" * 700_000
    assert arrives.read() == left


class Taken(FileResponse):
    """What Django answers with a file; the header says how large it is."""

    def __init__(self, size: int) -> None:
        super().__init__(io.BytesIO(b"f" * size))
        self.headers["Content-Length"] = str(size)


@pytest.mark.django_db  # a response that was sent tells the database so
@pytest.mark.parametrize(("size", "after_the_last_slot"), [(1000, "200 OK"), (LARGE, "503")], ids=["small", "large"])
def test_only_a_large_file_takes_a_slot_and_gives_it_back(size, after_the_last_slot):
    statuses = []

    def send(environ, start_response):
        start_response("503" if REFUSED in environ else "200 OK", [])
        return HttpResponse() if REFUSED in environ else Taken(size)

    def begin():
        return bounds({"REQUEST_METHOD": "GET"}, lambda status, _headers: statuses.append(status))

    bounds = SlowClientBounds(send)
    begun = [begin() for _ in range(FILES_AT_ONCE + 1)]
    assert statuses == ["200 OK"] * FILES_AT_ONCE + [after_the_last_slot]

    getattr(begun[0], "close", list)()  # what a server does when the file was sent, or nobody takes it any more
    begin()
    assert statuses[-1] == "200 OK"


def test_a_second_server_on_a_taken_port_says_so_and_stops(tmp_path):
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as other:
        port = other.getsockname()[1]
        started = subprocess.run(
            [sys.executable, "-m", "config.server"],
            env=web_environment(tmp_path, port),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
        )

    assert started.returncode == 1
    assert f"The site does not start: 127.0.0.1 port {port} cannot be used" in started.stderr
    assert "Traceback" not in started.stderr
