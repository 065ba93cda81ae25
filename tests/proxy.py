"""The proxy of `compose.yaml` as a plain process: nginx with the very file that is mounted there."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import requests

from tests.slow_clients import ROOT, free_port

HAS_NGINX = shutil.which("nginx") is not None


@dataclass
class Proxy:
    http_port: int
    https_port: int
    certificate: Path
    log: Path

    @property
    def address(self) -> str:
        return f"https://localhost:{self.https_port}"

    def get(self, path: str, **headers: str) -> requests.Response:
        """As if it stood on the port of https, which no browser names in `Host`."""
        headers = {"Host": "localhost"} | headers
        return requests.get(
            self.address + path, headers=headers, verify=str(self.certificate), allow_redirects=False, timeout=30
        )

    @contextlib.contextmanager
    def connection(self) -> Iterator[ssl.SSLSocket]:
        """For requests that no library would send."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        with (
            socket.create_connection(("127.0.0.1", self.https_port), timeout=30) as plain,
            context.wrap_socket(plain, server_hostname="localhost") as connection,
        ):
            yield connection


@contextlib.contextmanager
def running_proxy(folder: Path, *web_addresses: str, **environment: str) -> Iterator[Proxy]:
    certificate = make_certificate(folder / "certificates")
    http_port = free_port()
    https_port = next(port for port in iter(free_port, None) if port != http_port)
    proxy = Proxy(http_port, https_port, certificate, folder / "access.log")
    variables = {
        "PROXY_STATE": str(folder / "state"),
        "PROXY_LOG": str(proxy.log),
        "PROXY_HTTP_PORT": str(proxy.http_port),
        "PROXY_HTTPS_PORT": str(proxy.https_port),
        "CERTIFICATE_FOLDER": str(certificate.parent),
        "WEB_ADDRESSES": " ".join(web_addresses),
    }
    # As root, nginx would work as somebody who may not read the folders of a test.
    options = ["-g", "user root;"] if os.getuid() == 0 else []
    process = subprocess.Popen(
        [ROOT / "site" / "config" / "run-proxy", *options],
        env=os.environ | variables | environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_for(process, proxy.http_port)
        yield proxy
    finally:
        process.terminate()
        process.wait(timeout=30)


def make_certificate(folder: Path) -> Path:
    folder.mkdir()
    names = "subjectAltName=DNS:localhost"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
         "-subj", "/CN=localhost", "-addext", names, "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / "fullchain.pem"


def wait_for(process: subprocess.Popen[str], port: int) -> None:
    deadline = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        time.sleep(0.05)
    process.kill()
    raise AssertionError(f"The proxy did not start:\n{process.communicate()[1]}")
