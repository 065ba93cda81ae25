"""What the proxy that we bring promises the site, asked of nginx with the file that compose.yaml mounts."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
import requests
from django.core.files.base import ContentFile
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections

from config.server import SECONDS_TO_STOP
from files.models import PublicDocument
from learning.library.files.storages import PrivateDiskStorage
from learning.library.models import ResourceFile
from tests.learning.library.factories import make_library, make_resource, make_section
from tests.proxy import HAS_NGINX, running_proxy
from tests.slow_clients import free_port, start_web

pytestmark = pytest.mark.skipif(not HAS_NGINX, reason="needs nginx, as in .ci/run: .ci/debian-packages proxy")

LARGE = 20 * 1024 * 1024
SECRET = "token-of-a-reset"


class Site(BaseHTTPRequestHandler):
    """A stand-in for the site: says which headers arrived, and counts what it was asked for."""

    protocol_version = "HTTP/1.1"
    asked: list[str]
    large_was_taken: threading.Event

    def do_GET(self):
        self.asked.append(f"{self.command} {self.path}")
        body = b"x" * LARGE if self.path == "/large" else json.dumps(self.headers.items()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        if self.path == "/large":
            self.large_was_taken.set()

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *arguments):
        """Not into the output of the tests."""


@pytest.fixture
def site():
    handler = type("Asked", (Site,), {"asked": [], "large_was_taken": threading.Event()})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def address_of(server: ThreadingHTTPServer) -> str:
    return f"127.0.0.1:{server.server_address[1]}"


@pytest.fixture
def proxy(site, tmp_path):
    with running_proxy(tmp_path, address_of(site)) as proxy:
        yield proxy


def arrived(proxy, **headers: str) -> dict[str, list[str]]:
    """The headers that reached the site, by name in small letters."""
    found: dict[str, list[str]] = {}
    for name, value in json.loads(proxy.get("/", **headers).text):
        found.setdefault(name.lower(), []).append(value)
    return found


def test_a_header_named_with_an_underscore_never_reaches_the_site(proxy):
    forged = {"X_Forwarded_For": "203.0.113.9", "X_Forwarded_Proto": "http", "X_Request_ID": "mine", "Some_Header": "1"}

    found = arrived(proxy, **forged)

    assert [name for name in found if "_" in name] == []
    assert "203.0.113.9" not in str(found)


def test_what_the_site_trusts_is_set_by_the_proxy_once(proxy):
    found = arrived(proxy, **{"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http", "X-Request-ID": "mine"})

    assert found["x-forwarded-for"] == ["203.0.113.9, 127.0.0.1"]  # TRUSTED_PROXY_COUNT=1 reads the last
    assert found["x-forwarded-proto"] == ["https"]
    assert len(found["x-request-id"]) == 1 and found["x-request-id"] != ["mine"]
    assert found["host"] == ["localhost"]


def test_half_sent_bodies_cost_the_site_nothing(proxy, site):
    with contextlib.ExitStack() as stack:
        for _ in range(100):
            connection = stack.enter_context(proxy.connection())
            connection.sendall(b"POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nlogin=")

        assert proxy.get("/").status_code == 200
        assert site.RequestHandlerClass.asked == ["GET /"]


def test_an_answer_that_is_taken_slowly_is_off_the_sites_hands(proxy, site):
    with proxy.connection() as connection:
        connection.sendall(b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(1)

        assert site.RequestHandlerClass.large_was_taken.wait(timeout=60)


def test_a_body_beyond_the_limit_is_refused_before_it_is_sent(proxy, site):
    with proxy.connection() as connection:
        connection.sendall(b"POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99000000\r\n\r\n")

        assert connection.recv(100).startswith(b"HTTP/1.1 413")
    assert site.RequestHandlerClass.asked == []


def test_http_leads_to_the_same_address_with_https(proxy):
    response = requests.get(f"http://localhost:{proxy.http_port}/help/?a=1", allow_redirects=False, timeout=30)

    assert (response.status_code, response.headers["Location"]) == (308, "https://localhost/help/?a=1")


def test_one_of_two_web_processes_may_be_away(site, tmp_path):
    """An upgrade replaces one after the other."""
    with running_proxy(tmp_path, f"127.0.0.1:{free_port()}", address_of(site)) as proxy:
        assert {proxy.get("/").status_code for _ in range(10)} == {200}


def test_a_style_sheet_is_found_though_only_one_of_two_versions_has_it(site, tmp_path):
    class OtherVersion(Site):
        asked = []

        def do_GET(self):
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), OtherVersion) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        with running_proxy(tmp_path, address_of(other), address_of(site)) as proxy:
            assert {proxy.get("/static/site.abc.css").status_code for _ in range(10)} == {200}
            assert {proxy.get("/nowhere/").status_code for _ in range(10)} == {200, 404}
        other.shutdown()


def test_an_upgrade_of_one_web_process_after_the_other_loses_no_request(tmp_path):
    folders = [tmp_path / "one", tmp_path / "two"]
    ports = [free_port(), free_port()]
    for folder in folders:
        folder.mkdir()
    processes = [start_web(folder, port) for folder, port in zip(folders, ports, strict=True)]
    done, failed = threading.Event(), []

    def ask(proxy):
        while not done.is_set():
            for method in ("get", "post"):
                answer = requests.request(
                    method,
                    f"{proxy.address}/health/live",
                    data=b"a=b",
                    headers={"Host": "localhost"},
                    verify=str(proxy.certificate),
                    timeout=60,
                )
                if answer.status_code >= 500:
                    failed.append(answer.status_code)

    try:
        with running_proxy(tmp_path, *(f"127.0.0.1:{port}" for port in ports)) as proxy:
            visitors = [threading.Thread(target=ask, args=[proxy]) for _ in range(2)]
            for visitor in visitors:
                visitor.start()
            for number in (0, 1):
                processes[number].terminate()
                assert processes[number].wait(timeout=SECONDS_TO_STOP + 30) == 0
                processes[number] = start_web(folders[number], ports[number])
            done.set()
            for visitor in visitors:
                visitor.join()
    finally:
        done.set()
        for process in processes:
            process.terminate()
            process.wait(timeout=60)
    assert failed == []


def test_its_log_names_no_person_and_opens_nothing(proxy):
    for place in ("/accounts", "/Accounts", "/CY//accounts"):
        proxy.get(f"{place}/password/reset/key/{SECRET}/?email=anne@example.org", **{"User-Agent": "a browser"})
    proxy.get("/help/?q=anne")

    lines: list[str] = []
    deadline = time.monotonic() + 30
    while len(lines) < 4 and time.monotonic() < deadline:  # nginx writes a line after it has answered
        lines = proxy.log.read_text().splitlines()

    assert [line.split()[4] for line in lines] == ["/accounts/*", "/Accounts/*", "/CY/accounts/*", "/help/"]
    for told in (SECRET, "anne", "a browser", "127.0.0.1"):
        assert told not in "".join(lines)


@pytest.fixture
def web(home):
    """The real site, in the transaction of the test: pytest's live server would empty the tables that we keep."""
    connection.inc_thread_sharing()
    django, shared = WSGIHandler(), connections["default"]

    def application(environ, start_response):
        connections["default"] = shared
        return django(environ, start_response)

    with make_server("127.0.0.1", 0, application, handler_class=QuietHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
    connection.dec_thread_sharing()


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *arguments):
        """Not into the output of the tests."""


@pytest.fixture
def site_behind(web, settings, tmp_path, monkeypatch):
    """The real site behind the proxy, which sends its files."""
    settings.FILES_SENT_BY_PROXY = True
    monkeypatch.setattr(ResourceFile._meta.get_field("file"), "storage", PrivateDiskStorage())
    folders = {"MEDIA_ROOT": str(settings.MEDIA_ROOT), "PRIVATE_MEDIA_ROOT": str(settings.PRIVATE_MEDIA_ROOT)}
    with running_proxy(tmp_path, web, **folders) as proxy:
        yield proxy


def private_file(key: str) -> ResourceFile:
    storage = ResourceFile._meta.get_field("file").storage
    resource = make_resource(make_section(make_library("south")))
    kept = storage.save(key, ContentFile(b"secret words"))
    return ResourceFile.objects.create(resource=resource, number=1, name="Notes", file=kept, kind="pdf", size=12)


@pytest.mark.parametrize("key", ["ab/cdef", "ab/with space % and ŵ"])
def test_a_private_file_is_sent_by_the_proxy_with_the_headers_of_the_site(site_behind, key):
    file = private_file(key)

    response = site_behind.get(file.file.storage.signed_url(file))

    assert response.content == b"secret words"
    assert response.headers["Content-Disposition"] == 'attachment; filename="Notes.pdf"'
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Accept-Ranges"] == "bytes"


def test_a_broken_download_goes_on(site_behind):
    file = private_file("ab/cdef")

    response = site_behind.get(file.file.storage.signed_url(file), Range="bytes=7-")

    assert (response.status_code, response.content) == (206, b"words")


def test_nobody_reaches_a_private_file_past_the_site(site_behind):
    file = private_file("ab/cdef")

    for path in (
        f"/files-on-disk/private/{file.key}",
        "/files-on-disk/private/",
        "/files-on-disk/",
        f"/media/{file.key}",
    ):
        assert site_behind.get(path).status_code == 404
    assert site_behind.get(file.file.storage.signed_url(file)[:-2] + "/").status_code == 403


@pytest.mark.postgresql
def test_a_public_document_is_sent_by_the_proxy_as_an_attachment(site_behind, settings):
    if settings.FILE_STORAGE != "disk":
        pytest.skip("files are in S3 in this run")
    document = PublicDocument.objects.create(title="Figures", file=ContentFile(b"one,two", name="figures.csv"))

    response = site_behind.get(document.url)

    assert (response.status_code, response.content) == (200, b"one,two")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == "attachment"
