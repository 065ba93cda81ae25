"""A cache in front may send public pages for a while, and is told of a page that changed."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import Client
from wagtail.contrib.frontend_cache import signal_handlers
from wagtail.models import Page, get_page_models
from wagtail.signals import page_published, page_unpublished

from core.purging import PurgeBackend
from pages.models import StandardPage
from tests.factories import UserFactory
from tests.publishing import publish_below


def rule(client: Client, path: str) -> str:
    return client.get(path).headers["Cache-Control"]


def test_public_pages_alone_may_be_sent_without_asking(home, settings):
    settings.SHARED_CACHE_SECONDS = 30
    member = Client()
    member.force_login(UserFactory())

    assert rule(Client(), "/") == "public, max-age=0, s-maxage=30, must-revalidate"
    assert rule(Client(), "/") == "public, max-age=0, s-maxage=30, must-revalidate"  # a kept one too
    assert rule(member, "/") == "private, no-store"
    assert rule(Client(), "/accounts/login/") != rule(Client(), "/")
    assert "s-maxage" not in rule(Client(), "/nothing/")


def test_no_cache_keeps_a_fault(home, settings, monkeypatch):
    settings.SHARED_CACHE_SECONDS = 30

    def fail(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pages.models.HomePage.serve", fail)
    answer = Client(raise_request_exception=False).get("/")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (500, "no-store")


@contextmanager
def purged():
    """The address of a cache that takes PURGE, and the paths that it was told of."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


@pytest.fixture
def told_of_pages():
    """What the app does when a cache is configured at the start."""
    signal_handlers.register_signal_handlers()
    yield
    for signal, handler in (
        (page_published, signal_handlers.page_published_signal_handler),
        (page_unpublished, signal_handlers.page_unpublished_signal_handler),
    ):
        for model in [Page, *get_page_models()]:
            signal.disconnect(handler, sender=model)


def test_a_page_that_was_published_or_unpublished_is_purged_by_the_worker(home, settings, told_of_pages, run_worker):
    with purged() as (address, paths):
        settings.WAGTAILFRONTENDCACHE = {"proxy": {"BACKEND": "core.purging.PurgeBackend", "LOCATION": address}}
        page = publish_below(home, StandardPage(title="Water", slug="water"))
        assert paths == []
        run_worker()
        assert paths == ["/water/"]

        page.unpublish()
        run_worker()
        assert paths == ["/water/"] * 2


def test_a_cache_that_never_answers_holds_the_worker_for_a_moment_only(monkeypatch, caplog):
    monkeypatch.setattr(PurgeBackend, "SECONDS_TO_ANSWER", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        PurgeBackend({"LOCATION": address}).purge("https://www.example.org/water/")

    assert "PURGE_URL" in caplog.text and "https://www.example.org/water/" in caplog.text
