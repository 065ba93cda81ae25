"""What it costs nginx to send a file: the least that any page can cost on this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

REQUESTS = 5_000
CONFIGURATION = """\
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  keepalive_requests 100000;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
}}
"""


def milliseconds_of_a_file(content: bytes) -> str:
    """The processor time of nginx for one request, or why it is not known."""
    if (nginx := shutil.which("nginx")) is None:
        return "not installed"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx gives up its rights
        (folder / "files").mkdir()
        (folder / "files" / "page").write_bytes(content)
        port = _free_port()
        configuration = folder / "nginx.conf"
        configuration.write_text(CONFIGURATION.format(folder=folder, port=port))
        process = subprocess.Popen(  # noqa: S603 (our own command)
            [nginx, "-c", configuration, "-p", folder], stderr=subprocess.DEVNULL
        )
        try:
            return f"{_ask(process.pid, port):.3f}"
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _ask(pid: int, port: int) -> float:
    for _attempt in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.05)
    (worker,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    before = _ticks(worker)
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as client:
        for _ in range(REQUESTS):
            client.request("GET", "/page")
            client.getresponse().read()
    return (_ticks(worker) - before) / os.sysconf("SC_CLK_TCK") / REQUESTS * 1000


def _ticks(pid: str) -> int:
    """User and system time, in clock ticks: fields 14 and 15 of proc(5)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
