"""The page cache under hostile requests, and when the shared cache is away, wrong or full."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client

from core import generations, page_cache, pagination
from core.caches import RedisOrMemoryCache
from pages.models import LandingPage, StandardPage
from tests.publishing import publish_below, seen_by_everybody
from tests.site.core.test_redis_away import redis_away  # noqa: F401  (a fixture)


@pytest.fixture(autouse=True)
def empty_store(db, monkeypatch):
    page_cache._store.clear()
    generations._parts.clear()
    monkeypatch.setattr(generations.outage, "lasts", False)


@pytest.fixture
def page(home, django_capture_on_commit_callbacks):

    page = publish_below(home, StandardPage(title="Water", slug="water", summary="About water."))
    seen_by_everybody()
    cache.clear()
    return page


def kept_paths() -> set[str]:
    return {path for _scheme, _host, path, _number, _gzip in (*page_cache._store._pages, *page_cache._store._others)}


HOSTILE = [
    *({"HTTP_HOST": host} for host in ("evil.example:81", "a b", "testserver:81", "[::1]:9", "test_server")),
    *(
        {"HTTP_COOKIE": cookie}
        for cookie in ("sessionid=1", "generation=1", "x", ";;", "messages=W10", "=", "a=b; c=d")
    ),
    *({"QUERY_STRING": query} for query in ("page=x", "page=-1", "page=²", "page=1;page=2", "PAGE=1", "&" * 99, "%00")),
    *({"HTTP_RANGE": value} for value in ("bytes=0-1", "bytes=-1", "x")),
    *({"HTTP_AUTHORIZATION": value} for value in ("", "Basic eA==", "Bearer x")),
    *({"REQUEST_METHOD": method} for method in ("POST", "PUT", "OPTIONS", "TRACE", "X")),
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_a_hostile_request_neither_reads_nor_leaves_a_page(page, hostile):
    Client().generic("GET", "/water/", **hostile)
    assert kept_paths() == set()

    kept = Client().get("/water/")
    assert kept_paths() == {"/water/"}
    Client().generic("GET", "/water/", **hostile)
    assert kept_paths() == {"/water/"}
    assert Client().get("/water/").content == kept.content


@pytest.mark.parametrize(
    "headers",
    [
        {"x-forwarded-host": "evil.example"},
        {"x-forwarded-proto": "gopher"},
        {"x-original-url": "/admin/"},
        {"accept-language": "cy"},
        {"x-request-id": "evil-evil-evil"},
        {"accept-encoding": "gzip;q=0, evil"},
        {"if-none-match": "*"},
        {"if-modified-since": "Thu, 01 Jan 2099 00:00:00 GMT"},
        {"referer": "https://evil.example/"},
        {"user-agent": "evil"},
    ],
    ids=str,
)
def test_what_a_request_says_of_itself_reaches_no_other_reader(page, headers):
    made = Client().get("/water/")
    page_cache._store.clear()

    Client(headers=headers).get("/water/")
    kept = Client().get("/water/")

    assert "evil" not in kept.text
    assert (kept.content, kept.headers) == (made.content, made.headers)


@pytest.mark.parametrize("query", ["page=10000000", "page=abc", "page=1&" * 400, "page=" + "9" * 5000])
def test_a_page_number_that_cannot_be_is_answered_and_fills_nothing(page, query):
    assert Client().get("/water/", query_params=None, QUERY_STRING=query).status_code in {200, 404}
    assert len(kept_paths()) <= 1


def test_small_pages_are_bounded_in_number(page, home, monkeypatch):
    monkeypatch.setattr(page_cache, "MAX_PAGES", 5)
    monkeypatch.setattr(pagination, "PER_PAGE", 1)
    about = publish_below(home, LandingPage(title="About us", slug="about"))
    for number in range(8):
        publish_below(about, StandardPage(title="One", slug=f"one-{number}"))
    for number in range(1, 9):
        Client().get(f"/about/?page={number}")

    assert kept_paths() == {"/about/"}
    assert len(page_cache._store._pages) == 5


@pytest.mark.parametrize("path", ["/robots.txt", "/water/", "/about/"])
def test_numbers_of_parts_that_are_not_there_fill_nothing(page, home, path):
    publish_below(home, LandingPage(title="About us", slug="about"))
    for number in ("2", "3", "999", "01", "٣", "10000", "1e3"):
        Client().get(f"{path}?page={number}")

    assert kept_paths() == set()


def test_one_host_written_in_several_ways_is_one(page):
    for host in ("testserver", "TestServer", "testserver.", "testserver:80"):
        Client(headers={"host": host}).get("/water/")

    assert len(page_cache._store._pages) == 1


def test_a_database_that_is_away_leaves_the_page_to_be_made(page, monkeypatch):
    def refuse(token):
        raise DatabaseError("no connection")

    monkeypatch.setattr(generations, "_next_change", refuse)

    assert "Content-Security-Policy" in Client().get("/water/").headers
    assert kept_paths() == set()


def test_while_redis_is_away_each_page_is_made(page, redis_away):  # noqa: F811
    assert "About water." in Client().get("/water/").text
    assert kept_paths() == set()


def test_a_change_while_redis_is_away_is_told_when_it_is_back(page, redis_away, monkeypatch, caplog):  # noqa: F811
    generations.invalidate()
    assert "The shared cache could not be told of a change" in caplog.text

    told = []
    monkeypatch.setattr(RedisOrMemoryCache, "rests_until", 0.0)
    redis = "django.core.cache.backends.redis.RedisCache"
    monkeypatch.setattr(f"{redis}.delete", lambda self, key, **kwargs: told.append(key))
    monkeypatch.setattr(f"{redis}.set", lambda self, key, value, *args, **kwargs: None)
    monkeypatch.setattr(f"{redis}.get", lambda self, key, *args, **kwargs: "token" if key == generations.KEY else None)
    Client().get("/water/")

    assert told == [generations.KEY]
    assert kept_paths() == {"/water/"}
    assert "The shared cache knows of every change again." in caplog.text


def test_a_change_that_the_cache_cannot_store_is_logged_and_told_later(page, monkeypatch, caplog):
    def refuse(key):
        raise DatabaseError("disk is full")

    with monkeypatch.context() as full:
        full.setattr(cache, "delete", refuse)
        generations.invalidate()
        Client().get("/water/")
        assert kept_paths() == set()
    assert "disk is full" in caplog.text

    token = generations._token()
    Client().get("/water/")
    assert generations._token() != token
    assert kept_paths() == {"/water/"}


@pytest.mark.parametrize("answer", [None, b"\x80", 7, ["token"], ValueError("no pickle"), EOFError()], ids=str)
def test_a_cache_that_answers_wrongly_leaves_every_page_to_be_made(page, monkeypatch, answer):
    get = cache.get

    def get_wrongly(key, *args, **kwargs):
        if key != generations.KEY:
            return get(key, *args, **kwargs)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(cache, "get", get_wrongly)

    assert Client().get("/water/").status_code == 200
    assert kept_paths() == set()


def test_a_clock_that_jumps_keeps_no_page_longer(page, monkeypatch):
    """Only the clock that nobody sets is asked."""
    Client().get("/water/")
    (kept,) = page_cache._store._pages.values()

    now = generations.time.monotonic()
    assert now < kept.generation.until <= now + 60
    monkeypatch.setattr(generations.time, "monotonic", lambda: now + 61)
    monkeypatch.setattr(generations.time, "time", lambda: 0)
    assert kept.generation.is_over
