"""A whole demonstration site in processes of its own, and a browser that watches for broken promises.

The journeys never touch the code: they see what a person sees, at the address that she types.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as PageIsLeft

from tests.journeys.admin import PASSWORD
from tests.journeys.combinations import ENGLISH, Combination
from tests.journeys.inbox import Inbox
from tests.journeys.out_of_place import cut_off, english_words, sideways

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

#: As long as a page may take on a machine that does much else.
MILLISECONDS = 20_000


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="package")
def environment(tmp_path_factory) -> dict[str, str]:
    """Of the demonstration, and of whatever else looks at its database."""
    folder = tmp_path_factory.mktemp("demo")
    port = free_port()
    return (
        {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
        | os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "PORT": str(port),
            "BASE_URL": f"http://127.0.0.1:{port}",
            "MEDIA_ROOT": str(folder / "media"),
            "PRIVATE_MEDIA_ROOT": str(folder / "private"),
            "STATIC_ROOT": str(folder / "static"),
        }
    )


@pytest.fixture(scope="package")
def demo(environment, migrated_file) -> Iterator[str]:
    """The address of a running demonstration: web, worker and clock, as `make demo` starts them."""
    folder, address = Path(environment["STATIC_ROOT"]).parent, environment["BASE_URL"]
    if migrated_file.exists():
        shutil.copy(migrated_file, folder)
    with (folder / "demo.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run_demo"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    try:
        wait_until_ready(address, process, folder / "demo.log")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_ready(address: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"The demonstration did not start:\n{log.read_text()[-3000:]}")
        try:
            with urllib.request.urlopen(f"{address}/health/ready", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"The demonstration was not ready in time:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Closed after the last journey: while it is open, Django takes this thread for an asynchronous one."""
    expect.set_options(timeout=MILLISECONDS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_FLAGS)
        yield running
        running.close()


@pytest.fixture
def inbox(environment, demo) -> Inbox:
    return Inbox(environment)


class Watch:
    """What a page must never do: reach another host, break the policy, throw an error in a script."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.broken: list[str] = []
        self.left_for: list[str] = []
        self._address = address
        context.route(lambda url: not url.startswith(address), self._elsewhere)
        context.on("weberror", lambda error: self.broken.append(str(error.error)))
        context.on("console", self._console)

    def _elsewhere(self, route) -> None:
        if route.request.is_navigation_request():
            self.left_for.append(route.request.url)
            route.fulfill(status=200, content_type="text/html", body="<title>Elsewhere</title>")
        else:
            self.broken.append(f"third-party request: {route.request.url}")
            route.abort()

    def _console(self, message) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            self.broken.append(message.text)

    def look_at_each_page(self, page: Page, combination: Combination) -> None:
        """What is out of its place on the pages that somebody passes: each when it is loaded, unless she has gone on."""

        def look(page: Page) -> None:
            if "/admin/" in page.url:
                return
            with contextlib.suppress(PageIsLeft):
                for fault in (sideways, cut_off, english_words):
                    self.broken += fault(page, str(combination))

        page.on("load", look)


@pytest.fixture
def new_context(demo, chromium):
    """Makes browser contexts that are closed, and asked for broken promises, when the test ends."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def make(**options) -> tuple[BrowserContext, Watch]:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        address = options.setdefault("base_url", demo)
        context = chromium.new_context(locale="en-GB", **options)
        context.set_default_timeout(MILLISECONDS)
        watch = Watch(context, address)
        opened.append((context, watch))
        return context, watch

    yield make
    for context, _watch in opened:
        context.close()
    broken = [line for _context, watch in opened for line in watch.broken]
    assert not broken, "\n".join(broken)


@pytest.fixture
def page(new_context) -> Page:
    context, _watch = new_context()
    return context.new_page()


@pytest.fixture
def visitor(new_context):
    """Somebody's first page in one of the combinations."""

    def come(combination: Combination, **options) -> Page:
        context, watch = new_context(**combination.options | options)
        page = context.new_page()
        watch.look_at_each_page(page, combination)
        return page

    return come


@pytest.fixture
def signed_in(visitor):
    """Signs one of the demonstration's people in and gives the page that she then sees."""

    def sign_in(person: str, start: str = "/learning/", combination: Combination = ENGLISH, **options) -> Page:
        page, words = visitor(combination, **options), combination.words
        page.goto(combination.path(f"/accounts/login/?next={combination.path(start)}"))
        page.get_by_label(words("E-mail address")).fill(f"{person}@example.org")
        page.get_by_label(words("Password"), exact=True).fill(PASSWORD)
        page.get_by_role("button", name=words("Sign in"), exact=True).click()
        page.wait_for_url(lambda url: "/accounts/login/" not in url)
        return page

    return sign_in
