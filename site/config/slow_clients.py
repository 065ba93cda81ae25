"""Bounds on what slow clients can hold, so that the web process stands without a proxy that buffers.

A request body that arrives slowly, or a file that is taken slowly, holds a thread for as long as its client
likes. Each kind has a few slots; without a free one the answer is 503 at once, and the other threads serve pages.

A body is read to its end before the application runs, which also gives Django what it needs. It reads as many
bytes as `Content-Length` says: it would take a body that arrives in chunks for empty, and the part that came
before a connection broke for the whole form.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from core.body_limits import longest_body

#: The key in WSGI's environ by which `config.refused` knows that all slots are taken.
REFUSED = "one_small_thing.refused"
BODIES_AT_ONCE = 4
FILES_AT_ONCE = 4
#: `config.server` starts them beside the threads for pages.
EXTRA_THREADS = BODIES_AT_ONCE + FILES_AT_ONCE
#: Up to this size a body waits in memory, and a file is handed to the server whole, which holds no thread.
IN_MEMORY = 512 * 1024
CHUNK = 64 * 1024

StartResponse = Callable[..., Any]


class SlowClientBounds:
    """WSGI middleware: reads each body before the application runs, and counts large files while they are sent."""

    def __init__(self, application: Callable[[dict[str, Any], StartResponse], Any]) -> None:
        self._application = application
        self._bodies = threading.Semaphore(BODIES_AT_ONCE)
        self._files = threading.Semaphore(FILES_AT_ONCE)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if not _has_body(environ) or _is_too_long(environ):
            return self._respond(environ, start_response)
        if not self._bodies.acquire(blocking=False):
            return self._application(environ | {REFUSED: True}, start_response)
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
            try:
                arrived = _copy_body(environ, body)
            except OSError:  # the disk is full
                return self._application(environ | {REFUSED: True}, start_response)
            finally:
                self._bodies.release()
            announced = _announced(environ)
            if arrived < announced:
                start_response("400 Bad Request", [("Content-Type", "text/plain"), ("Cache-Control", "no-store")])
                return [b"The connection broke before the body had arrived."]
            whole = {"wsgi.input": body, "CONTENT_LENGTH": str(announced or arrived)}
            return self._respond(environ | whole, start_response)

    def _respond(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Only a streamed response (a file, an export) holds its thread until the client has taken it."""
        started: list[tuple] = []
        response = self._application(environ, lambda *arguments: started.append(arguments))
        if getattr(response, "streaming", False):
            if int(response.headers.get("Content-Length", IN_MEMORY + 1)) <= IN_MEMORY:
                response = _whole(response)
            elif self._files.acquire(blocking=False):
                response = _Counted(response, self._files.release)
            else:
                response.close()
                return self._application(environ | {REFUSED: True}, start_response)
        start_response(*started[-1])
        return response


class _Counted:
    """A response that frees its slot when it was sent or its client went away: a server always calls `close`."""

    def __init__(self, response: Any, release: Callable[[], None]) -> None:
        self._response = response
        self._release = release

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._response)

    def close(self) -> None:
        try:
            self._response.close()
        finally:
            self._release()


def _whole(response: Any) -> list[bytes]:
    try:
        return [b"".join(response)]
    finally:
        response.close()


def _has_body(environ: dict[str, Any]) -> bool:
    return _announced(environ) > 0 or "HTTP_TRANSFER_ENCODING" in environ


def _announced(environ: dict[str, Any]) -> int:
    length = environ.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0


def _is_too_long(environ: dict[str, Any]) -> bool:
    """Whether the application refuses it by its length, without reading it."""
    return _announced(environ) > longest_body(environ.get("CONTENT_TYPE", ""))


def _copy_body(environ: dict[str, Any], body: IO[bytes]) -> int:
    """The number of bytes that arrived. Without a length a body ends where the server says so, if it does say so.

    Of such a one a byte more than is allowed is read, by which the application knows that it is too long.
    """
    left = _announced(environ)
    if not left and environ.get("wsgi.input_terminated"):
        left = longest_body(environ.get("CONTENT_TYPE", "")) + 1
    while chunk := environ["wsgi.input"].read(min(CHUNK, left)):
        left -= body.write(chunk)
    arrived = body.tell()
    body.seek(0)
    return arrived
