"""A part of a file, of every kind that the web process sends: a broken download goes on where it stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils.http import http_date

TEXT = b"0123456789" * 100


@pytest.fixture(params=["static", "media"])
def address(request, settings, tmp_path):
    """A file of 1,000 bytes in each of the places from which the web process sends files."""
    if request.param == "media":
        Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
        Path(settings.MEDIA_ROOT, "part.txt").write_bytes(TEXT)
        return "/media/part.txt"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "part.txt").write_bytes(TEXT)
    return "/static/part.txt"


def get(address, method="get", **headers):
    response = getattr(Client(), method)(address, headers=headers)
    return response, b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=999-999", 999, 999),
        ("bytes=-1", 999, 999),
        ("bytes=0-", 0, 999),
        ("bytes=10-19", 10, 19),
        ("bytes=990-5000", 990, 999),
        ("bytes=-5000", 0, 999),
        (" bytes=5-6 ", 5, 6),
    ],
)
def test_one_range_is_sent_alone(address, asked, first, last):
    response, body = get(address, Range=asked)

    assert response.status_code == 206
    assert body == TEXT[first : last + 1]
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/1000"
    assert response.headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize("asked", ["bytes=1000-", "bytes=1000-1000", "bytes=5000-", "bytes=-0", f"bytes={'9' * 18}-"])
def test_a_range_beyond_the_end_says_how_long_the_file_is(address, asked):
    response, body = get(address, Range=asked)

    assert (response.status_code, body) == (416, b"")
    assert response.headers["Content-Range"] == "bytes */1000"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "asked",
    ["", "bytes", "bytes=", "bytes=-", "bytes=5-4", "bytes=a-b", "bytes=0-0,5-6", "bytes=--1", "bytes=²-³",
     "lines=0-0", pytest.param(f"bytes={'9' * 5000}-", id="longer than a number")],
)  # fmt: skip
def test_whatever_is_not_one_range_is_answered_with_the_whole_file(address, asked):
    response, body = get(address, Range=asked)

    assert (response.status_code, body) == (200, TEXT)
    assert response.headers["Accept-Ranges"] == "bytes"


def test_if_range_asks_whether_the_file_is_still_the_same(address):
    whole, _body = get(address)
    known = [whole.headers[name] for name in ("ETag", "Last-Modified") if whole.has_header(name)]
    assert known

    for same in known:
        assert get(address, Range="bytes=0-0", **{"If-Range": same})[0].status_code == 206
    for other in ('"another"', f"W/{known[0]}", http_date(0), "", "nonsense"):
        assert get(address, Range="bytes=0-0", **{"If-Range": other})[0].status_code == 200


def test_head_and_compression_leave_the_file_as_it_is(address):
    head, nothing = get(address, "head", Range="bytes=0-0")
    assert (head.status_code, nothing) == (200, b"")
    assert head.headers["Content-Length"] == "1000"

    part, body = get(address, Range="bytes=0-99", **{"Accept-Encoding": "gzip"})
    assert (part.status_code, body) == (206, TEXT[:100])
    assert not part.has_header("Content-Encoding")


def test_a_page_has_no_parts(home):
    response, body = get("/", Range="bytes=0-0")

    assert response.status_code == 200
    assert b"</html>" in body
