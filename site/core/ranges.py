"""Parts of files (RFC 9110, 14), so that a broken download goes on where it stopped.

One rule for every file that the web process sends: style sheets, media, members' files from the disk. Like S3 it
answers one range, and sends the whole file to whoever asks for several or asks wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import IO

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

PIECE = 64 * 1024
#: Where the header stands for views that want to know: the servers of files below them must not see it.
ASKED = "asked_range"
RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})", re.ASCII)


def asks_for_part(request: HttpRequest) -> bool:
    """Whether a request, which passed the middleware, asks for a part of a file."""
    return bool(request.META.get(ASKED))


class RangeRequests:
    """Answers 206 or 416 to a GET request with `Range`. It comes before all middleware that sends files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # WhiteNoise would answer 416 to the range of one byte.
        asked = request.META.pop("HTTP_RANGE", "")
        request.META[ASKED] = asked
        response = self.get_response(request)
        if not isinstance(response, FileResponse) or response.status_code != HTTPStatus.OK:
            return response
        response.headers["Accept-Ranges"] = "bytes"
        if not asked or request.method != "GET" or not _is_unchanged(request, response):
            return response
        return _part_of(response, asked)


def _is_unchanged(request: HttpRequest, response: FileResponse) -> bool:
    """Whether the file is still the one that the reader has a part of, by `If-Range`."""
    known = request.headers.get("If-Range")
    if known is None:
        return True
    return known == (response.get("ETag") if known.startswith('"') else response.get("Last-Modified"))


def _part_of(response: FileResponse, asked: str) -> FileResponse:
    """The response with the range that was asked for alone; the whole file when `asked` is not one range."""
    size = int(response.headers["Content-Length"])
    found, file = _range(asked, size), response.file_to_stream
    if found is None or file is None:
        return response
    if found:
        file.seek(found.start)
        response.status_code = HTTPStatus.PARTIAL_CONTENT
        response.headers["Content-Range"] = f"bytes {found.start}-{found.stop - 1}/{size}"
    else:
        response.status_code = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        response.headers["Content-Range"] = f"bytes */{size}"
    response.streaming_content = _pieces(file, len(found))
    response.headers["Content-Length"] = str(len(found))
    return response


def _range(asked: str, size: int) -> range | None:
    """The bytes that were asked for, none when the file ends before them; None when `asked` is not one range."""
    match = RANGE.fullmatch(asked.strip())
    if match is None:
        return None
    if not match["first"]:
        return range(max(size - int(match["last"]), 0), size) if match["last"] else None
    first, last = int(match["first"]), int(match["last"] or size - 1)
    if match["last"] and last < first:
        return None
    return range(first, min(last + 1, size))


def _pieces(file: IO[bytes], left: int) -> Iterator[bytes]:
    while left and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
