"""Slow clients against a web process of its own: `.venv/bin/python -m tests.slow_clients 100` prints the figures.

Each client opens a connection, sends half a form or takes the first bytes of a 50 MB file, and then waits.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LARGE_FILE = "large.pdf"
LARGE = 50 * 1024 * 1024
NAMED_STATIC_FILES = (
    "core/css/site.css",
    "core/fonts/atkinson-next-latin.woff2",
    "core/icons/icon.svg",
    "core/icons/icon-32.png",
    "core/site.js",
)
HALF_A_FORM = b"POST /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nlogin="
A_LARGE_FILE = f"GET /media/{LARGE_FILE} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def web_environment(folder: Path, port: int) -> dict[str, str]:
    """The web process as `make demo` starts it, with everything that it keeps in `folder`."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "FILE_STORAGE": "disk",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_MEDIA_ROOT": str(folder / "private"),
        "STATIC_ROOT": str(folder / "static"),
        "WEB_WORKERS": "1",
        "WEB_THREADS": "8",
    }


@contextlib.contextmanager
def web_process(folder: Path, **environment: str) -> Iterator[int]:
    """The port of a running web process; its database is empty, so it serves files, health and robots.txt."""
    (folder / "media").mkdir()
    with (folder / "media" / LARGE_FILE).open("wb") as file:
        file.truncate(LARGE)
    port = free_port()
    process = start_web(folder, port, **environment)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(timeout=60)


def start_web(folder: Path, port: int, **environment: str) -> subprocess.Popen[bytes]:
    # Nothing is collected, which takes long: a page names these.
    (folder / "static").mkdir(exist_ok=True)
    paths = {name: name for name in NAMED_STATIC_FILES}
    (folder / "static" / "staticfiles.json").write_text(json.dumps({"version": "1.1", "hash": "", "paths": paths}))
    with (folder / "web.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.server"],
            env=web_environment(folder, port) | environment,
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
    try:
        wait_for(port, process, folder / "web.log")
    except BaseException:
        process.kill()
        raise
    return process


def wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=5):
            return
        time.sleep(0.1)
    raise AssertionError(f"The web process did not start:\n{log.read_text()[-3000:]}")


@contextlib.contextmanager
def slow_clients(port: int, request: bytes, number: int) -> Iterator[list[int]]:
    """Holds `number` connections that sent `request`; yields the status of those that were answered, 0 of others."""
    with contextlib.ExitStack() as stack:
        clients = [stack.enter_context(slow_connection(port)) for _ in range(number)]
        for client in clients:
            client.sendall(request)
        yield [status_of(client) for client in clients]


@contextlib.contextmanager
def slow_connection(port: int) -> Iterator[socket.socket]:
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # little of the file fits in between
        client.connect(("127.0.0.1", port))
        client.settimeout(2)
        yield client


def status_of(client: socket.socket) -> int:
    with contextlib.suppress(TimeoutError):
        head = client.recv(1024)
        client.settimeout(0.05)
        return int(head.split(b" ", 2)[1])
    client.settimeout(0.05)
    return 0


def seconds_to_answer(address: str) -> float:
    begun = time.monotonic()
    with urllib.request.urlopen(address, timeout=30) as answer:
        assert answer.status == 200
        answer.read()
    return time.monotonic() - begun


def main() -> None:
    number = int(sys.argv[1]) if sys.argv[1:] else 100
    with tempfile.TemporaryDirectory() as folder, web_process(Path(folder)) as port:
        for what, request in (("half-sent bodies", HALF_A_FORM), ("takers of a 50 MB file", A_LARGE_FILE)):
            with slow_clients(port, request, number) as statuses:
                worst = max(seconds_to_answer(f"http://127.0.0.1:{port}/health/live") for _ in range(100))
            counts = {status: statuses.count(status) for status in sorted(set(statuses))}
            print(f"{number} {what}: worst of 100 × /health/live {worst:.3f} s; answered {counts} (0: none yet)")


if __name__ == "__main__":
    main()
