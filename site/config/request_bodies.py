"""Request bodies as Django needs them: with a length, and whole.

Django reads as many bytes as `Content-Length` says. A body that arrives in chunks has none, so Django would take
it for empty; and it would take the part that came before a connection broke for the whole form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NoReturn

from django.core.exceptions import BadRequest

from core.middleware import longest_body

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
WITHOUT_BODY = {"GET", "HEAD", "OPTIONS", "TRACE"}
KEPT_IN_MEMORY = 64 * 1024
PIECE = 64 * 1024


def with_whole_bodies(application: Application) -> Application:
    """The application, which then gets each body with its length and never a part of one."""

    def bounded(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] in WITHOUT_BODY:
            return application(environ, start_response)
        if environ.get("CONTENT_LENGTH"):
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"])
            return application(environ, start_response)
        if not environ.get("wsgi.input_terminated"):  # the server does not say where the body ends
            return application(environ, start_response)
        with SpooledTemporaryFile(max_size=KEPT_IN_MEMORY) as body:
            # One byte more than is allowed, so that the check of every other body answers.
            longest = longest_body(environ.get("CONTENT_TYPE", "")) + 1
            environ["CONTENT_LENGTH"] = str(_copy(environ["wsgi.input"], body, longest))
            environ["wsgi.input"] = body
            return application(environ, start_response)

    return bounded


def _copy(source: IO[bytes], target: IO[bytes], longest: int) -> int:
    """Copies `longest` bytes at most, and returns how many there were."""
    copied = 0
    while piece := source.read(min(PIECE, longest - copied)):
        target.write(piece)
        copied += len(piece)
    target.seek(0)
    return copied


class WholeBody:
    """A body that has a length. Reading on after its connection broke answers 400: half a form is no form.

    Django never asks for more bytes than are left.
    """

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source

    def read(self, size: int) -> bytes:
        data = self._source.read(size)
        return data if len(data) == size else _broken()

    def readline(self, size: int) -> bytes:
        line = self._source.readline(size)
        return line if len(line) == size or line.endswith(b"\n") else _broken()


def _broken() -> NoReturn:
    raise BadRequest("The connection broke before the body had arrived.")
