"""What the proxy answers itself: pages in both languages, a start without a certificate, and no address in its log."""

from __future__ import annotations

import contextlib
import socket

import pytest
import requests

from tests.proxy import HAS_NGINX, running_proxy
from tests.slow_clients import free_port

pytestmark = pytest.mark.skipif(not HAS_NGINX, reason="needs nginx, as in .ci/run: .ci/debian-packages proxy")

EXIT = "https://weather.example.org/"


@pytest.fixture
def proxy(tmp_path):
    """Before a site that is away."""
    with running_proxy(tmp_path, f"127.0.0.1:{free_port()}", EXIT_URL=EXIT) as proxy:
        yield proxy


def assert_is_our_page(answer: requests.Response, *words: str) -> None:
    answer.encoding = "utf-8"
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(answer.headers["X-Request-ID"]) == 32
    for expected in (*words, f'href="{EXIT}"', "Gadael y dudalen hon", 'lang="cy"'):
        assert expected in answer.text
    assert "nginx" not in answer.text


def test_a_site_that_is_away(proxy):
    answer = proxy.get("/cy/")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert_is_our_page(answer, "Please wait a little", "Arhoswch ychydig")


def test_a_body_that_is_too_large(proxy):
    with proxy.connection() as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n")
        text = b""
        with contextlib.suppress(TimeoutError, ConnectionError):
            connection.settimeout(5)
            while b"</html>" not in text and (more := connection.recv(65536)):
                text += more

    head, _gap, page = text.decode().partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 413 ")
    assert "Retry-After" not in head
    for expected in ("That was too large", "Roedd hynny’n rhy fawr", f'href="{EXIT}"'):
        assert expected in page


def test_its_pages_are_no_addresses(proxy):
    assert "That was too large" not in proxy.get("/proxy-pages/too-large.html").text


def test_before_the_first_certificate_a_challenge_is_answered(tmp_path):
    certificates = tmp_path / "none-yet"
    challenge = certificates / ".well-known" / "acme-challenge" / "token"
    challenge.parent.mkdir(parents=True)
    challenge.write_text("proof")

    with running_proxy(tmp_path, f"127.0.0.1:{free_port()}", CERTIFICATE_FOLDER=str(certificates)) as proxy:
        answer = requests.get(f"http://127.0.0.1:{proxy.http_port}/.well-known/acme-challenge/token", timeout=30)

        assert answer.text == "proof"
        assert socket.create_connection(("127.0.0.1", proxy.https_port), timeout=30)


@pytest.mark.parametrize("path", ["/search/ann@example.org/", "/cy/ann%40example.org", "/accounts/login/"])
def test_no_e_mail_address_stands_in_its_log(tmp_path, path):
    with running_proxy(tmp_path, f"127.0.0.1:{free_port()}", EXIT_URL=EXIT) as proxy:
        proxy.get(path)

    line = proxy.log.read_text()  # written after the answer, but before it ends
    assert " 503 GET /" in line or " 503 GET * " in line
    assert "ann" not in line


@pytest.mark.parametrize(("proxies", "bound"), [("1", "200"), ("2", "4096")])
def test_a_content_network_is_not_taken_for_one_visitor(tmp_path, proxies, bound):
    with running_proxy(tmp_path, "127.0.0.1:1", TRUSTED_PROXY_COUNT=proxies):
        assert f"limit_conn visitors {bound};" in (tmp_path / "state" / "nginx.conf").read_text()
