"""What the log, and a server that collects errors, are told: one line an event, and nothing about a person."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import logging
import queue
import re
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

import brotli
import pytest
from django.conf import settings
from django.tasks import task
from django.test import Client
from django_tasks_db.models import DBTaskResult

from config.slow_clients import REFUSED
from core.logs import EventFormatter
from tests.slow_clients import web_process

PERSON = "anne.o'hara+1@example.org"
KEY = "1-abc-token-of-a-reset"
RESET = f"/accounts/password/reset/key/{KEY}/?email={PERSON}"
LINE = re.compile(r"\S+ \S+ (?P<level>\w+) (?P<logger>\S+) \[(?P<event>[^]]+)\] (?P<message>.*)")
DECODERS = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}
ID_OF_PROXY = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def lines():
    """Reads what was logged, as the settings format it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(EventFormatter(settings.LOGGING["formatters"]["line"]["format"]))
    logging.getLogger().addHandler(handler)
    yield lambda: stream.getvalue().splitlines()
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def boom(home, monkeypatch):
    """A home page that breaks, and says to whom."""

    def serve(*args, **kwargs):
        raise ValueError(f"{PERSON} already exists,\nsee {RESET} and {RESET.replace('/accounts/', '/Accounts/')}")

    monkeypatch.setattr(type(home), "serve", serve)


def ask(**headers):
    return Client(raise_request_exception=False).get("/", headers=headers)


def test_an_error_with_its_traceback_is_one_line_without_personal_data(boom, lines):
    assert ask().status_code == 500

    (line,) = lines()
    assert "ValueError" in line and "Traceback" in line
    assert LINE.fullmatch(line)["logger"] == "django.request"
    for told in (PERSON, "example.org", KEY):
        assert told not in line


def test_two_requests_have_two_ids(boom, lines):
    ask()
    ask()

    first, second = (LINE.fullmatch(line)["event"] for line in lines())
    assert first != second
    assert len(first) == 32


@pytest.mark.parametrize(
    ("proxies", "sent", "is_kept"),
    [(1, ID_OF_PROXY, True), (0, ID_OF_PROXY, False), (1, "forged] ERROR core", False), (1, "short", False)],
)
def test_only_a_proxy_of_ours_may_name_a_request(boom, lines, settings, proxies, sent, is_kept):
    settings.TRUSTED_PROXY_COUNT = proxies

    ask(**{"X-Request-ID": sent})

    assert (LINE.fullmatch(lines()[0])["event"] == sent) is is_kept


def test_an_answer_of_503_bears_the_id_of_its_request(home, lines, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    response = Client().get("/", **{REFUSED: True}, headers={"X-Request-ID": ID_OF_PROXY})

    assert response.status_code == 503
    (line,) = lines()
    assert LINE.fullmatch(line)["event"] == ID_OF_PROXY


def test_a_line_after_the_request_bears_no_id_of_it(home, lines):
    Client().get("/")

    logging.getLogger("core").error("Something is wrong.")

    assert LINE.fullmatch(lines()[0])["event"] == "-"


@task
def complains() -> None:
    logging.getLogger("core").error("Something is wrong.")


@pytest.mark.postgresql
def test_a_line_of_the_worker_names_its_task(run_worker, lines):
    complains.enqueue()

    run_worker()

    (line,) = [line for line in lines() if "Something is wrong." in line]
    assert LINE.fullmatch(line)["event"] == f"task {DBTaskResult.objects.get().id}"


@pytest.fixture
def collector():
    """A stand-in for a Sentry server: the events that were sent to it, as text."""
    events: queue.Queue[str] = queue.Queue()

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            events.put(DECODERS[self.headers["Content-Encoding"]](body).decode())
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *arguments):
            """Not into the output of the tests."""

    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://key@127.0.0.1:{server.server_port}/1", events
        server.shutdown()


def test_an_error_is_reported_without_personal_data_where_a_setting_says(collector, tmp_path):
    """Over HTTP, from the web process with an empty database, where a sign-in breaks."""
    dsn, events = collector
    with web_process(tmp_path, SENTRY_DSN=dsn) as port:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}{RESET.replace(chr(39), '%27')}",
            data=f"login={PERSON}&password=correct-horse".encode(),
            headers={"Cookie": "sessionid=a-session", "User-Agent": "a browser", "Origin": f"http://127.0.0.1:{port}"},
        )
        with contextlib.suppress(urllib.error.HTTPError):
            urllib.request.urlopen(request, timeout=30)
        envelope = events.get(timeout=60)

    event = json.loads(envelope.splitlines()[2])
    assert event["exception"]["values"][-1]["type"] == "OperationalError"
    assert event["tags"]["method"] == "POST" and len(event["tags"]["event"]) == 32
    for told in (PERSON, "example.org", KEY, "correct-horse", "a-session", "a browser"):
        assert told not in envelope
    log = (tmp_path / "web.log").read_text()
    (line,) = [line for line in log.splitlines() if "OperationalError" in line]
    assert LINE.fullmatch(line)["event"] == event["tags"]["event"]
    assert KEY not in log and "example.org" not in log
