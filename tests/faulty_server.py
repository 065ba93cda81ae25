"""Servers on an operator's bad day: away, silent, or answering 500."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import SplitResult, urlsplit

FAULTS = ("away", "silent", "500")


@contextmanager
def faulty_server(fault: str) -> Iterator[str]:
    """Host and port of such a server."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
        if fault == "away":
            server.close()
        elif fault == "500":
            threading.Thread(target=_answer_500, args=[server], daemon=True).start()
        yield address  # a silent one takes connections and never reads them
        server.close()


def _answer_500(server: socket.socket) -> None:
    while True:
        try:
            connection, _address = server.accept()
        except OSError:  # the test has ended
            return
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


class Line:
    """An address that leads nowhere until it is connected to a server."""

    def __init__(self, server: socket.socket) -> None:
        self._server = server
        self.endpoint = f"http://127.0.0.1:{server.getsockname()[1]}"

    def connect(self, endpoint: str) -> None:
        self._server.listen()
        threading.Thread(target=self._forward, args=[urlsplit(endpoint)], daemon=True).start()

    def _forward(self, target: SplitResult) -> None:
        while True:
            try:
                here, _address = self._server.accept()
            except OSError:  # the test has ended
                return
            there = socket.create_connection((target.hostname, target.port))
            for source, sink in ((here, there), (there, here)):
                threading.Thread(target=_copy, args=[source, sink], daemon=True).start()


def _copy(source: socket.socket, sink: socket.socket) -> None:
    with sink, contextlib.suppress(OSError):  # the other direction has ended
        while data := source.recv(65536):
            sink.sendall(data)


@contextmanager
def line() -> Iterator[Line]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        yield Line(server)
        server.close()
