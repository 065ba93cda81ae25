"""A DOI register for tests: it answers on a port of this machine as doi.org does."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

CSL = "application/vnd.citationstyles.csl+json"


class DOIRegister:
    """`answers` holds, by DOI, what is sent: a status, a content type and a body. `asked` keeps what was asked for."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, str, bytes]] = {}
        self.asked: list[tuple[str, str]] = []
        register = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                doi = unquote(self.path.lstrip("/"))
                register.asked.append((doi, self.headers["Accept"]))
                status, content_type, body = register.answers.get(doi, (404, "text/html", b"<p>No such DOI</p>"))
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", body.decode())
                self.send_header("Content-Type", content_type)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def knows(self, doi: str, **item: object) -> None:
        self.answers[doi] = (200, f"{CSL}; charset=utf-8", json.dumps(item).encode())

    def __enter__(self) -> DOIRegister:
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def dripping(beginning: bytes) -> Iterator[str]:
    """The address of a register that sends this, and then a byte now and again."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        over = threading.Event()
        threading.Thread(target=_drip, args=[server, beginning, over], daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        over.set()
        server.close()


def _drip(server: socket.socket, beginning: bytes, over: threading.Event) -> None:
    call, _address = server.accept()
    with call, suppress(OSError):  # the other side has hung up
        call.recv(65536)
        call.sendall(beginning)
        while not over.wait(0.1):
            call.sendall(b"H")
