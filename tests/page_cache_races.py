"""Two web processes show what a third one changes: `.venv/bin/python -m tests.page_cache_races 500` prints the figures.

In every way in which something public changes, the next request of each web process has to show it. Then two clients
read a page without a pause while it is published again and again, and nobody may read an older text than the one
that stood when they asked. In SQLite, or in the empty database that DATABASE_URL names.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.slow_clients import ROOT, free_port, start_web, web_environment

if TYPE_CHECKING:
    from pages.models import StandardPage

PATH = "/numbers/"


def status_and_text(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def has_moved(address: str) -> bool:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.url.endswith("/shelf/numbers/")


def shows(address: str, text: str) -> bool:
    status, page = status_and_text(address)
    return status == 200 and text in page


Ways = dict[str, tuple[Callable[[], object], Callable[[str], bool]]]


def stale_ways(addresses: list[str]) -> list[str]:
    """The ways of changing after which a web process still showed the old state."""
    make_page()
    stale = []
    for name, (change, is_shown) in ways().items():
        for address in addresses:
            status_and_text(address)  # so that it is kept
        change()
        stale += [name for address in addresses if not is_shown(address)]
    return stale


def ways() -> Ways:
    """Each way of changing, and whether an address shows it. Each begins where the one before it ended."""
    from tests.site.navigation.factories import item, make_menu, make_notice

    return {
        "publishing": (lambda: publish(1), lambda address: shows(address, "Number 1.")),
        "an update": (update, lambda address: shows(address, "By an update.")),
        "SQL": (write_sql, lambda address: shows(address, "By SQL.")),
        "a move": (move, has_moved),
        "a move back": (move_back, lambda address: not has_moved(address)),
        "a menu": (lambda: make_menu(item("Shelves", address="/s/")), lambda address: shows(address, "Shelves")),
        "a notice": (lambda: make_notice("We are moving."), lambda address: shows(address, "We are moving.")),
        "unpublishing": (lambda: page().unpublish(), lambda address: status_and_text(address)[0] == 404),
        "publishing again": (lambda: publish(2), lambda address: shows(address, "Number 2.")),
        "deleting": (lambda: page().delete(), lambda address: status_and_text(address)[0] == 404),
    }


def page() -> StandardPage:
    from pages.models import StandardPage

    return StandardPage.objects.get(slug="numbers")


def update() -> None:
    type(page()).objects.filter(slug="numbers").update(summary="By an update.")


def write_sql() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE pages_standardpage SET summary = 'By SQL.'")


def move() -> None:
    from tests.publishing import publish_below

    shelf = type(page())(title="Shelf", slug="shelf")
    page().move(publish_below(page().get_parent(), shelf), "first-child")


def move_back() -> None:
    page().move(page().get_parent().get_parent(), "last-child")


def make_page() -> None:
    from pages.models import HomePage, StandardPage
    from tests.publishing import publish_below

    home = HomePage.objects.get(locale__language_code="en-gb")
    publish_below(home, StandardPage(title="Numbers", slug="numbers", summary="Number 0."))


def publish(number: int) -> None:
    numbers = page()
    numbers.summary = f"Number {number}."
    numbers.save_revision().publish()


class Reader(threading.Thread):
    """Reads without a pause, and counts the texts that are older than the one that was published when it asked."""

    def __init__(self, address: str, published: list[int]) -> None:
        super().__init__(daemon=True)
        self.address, self.published = address, published
        self.requests = self.stale = 0
        self.stopping = threading.Event()

    def run(self) -> None:
        while not self.stopping.is_set():
            self.read()

    def read(self) -> None:
        expected = self.published[0]
        found = re.search(r"Number (\d+)\.", status_and_text(self.address)[1])
        self.requests += 1
        self.stale += found is None or int(found[1]) < expected


def race(addresses: list[str], count: int) -> tuple[int, int]:
    """How many requests there were, and how many were answered by an old text."""
    make_page()
    published = [0]
    readers = [Reader(address, published) for address in addresses]
    for reader in readers:
        reader.start()
    last = [Reader(address, published) for address in addresses]
    for number in range(1, count + 1):
        publish(number)
        published[0] = number
        for reader in last:
            reader.read()
    for reader in readers:
        reader.stopping.set()
        reader.join()
    return sum(reader.requests for reader in readers + last), sum(reader.stale for reader in readers + last)


@contextlib.contextmanager
def two_web_processes(folder: Path) -> Iterator[list[str]]:
    ports = [free_port(), free_port()]
    (folder / "second").mkdir()
    shared = {"DATABASE_URL": os.environ["DATABASE_URL"]}
    with contextlib.ExitStack() as stack:
        for port, own in zip(ports, (folder, folder / "second"), strict=True):
            process = start_web(own, port, **shared)
            stack.callback(process.wait, timeout=60)
            stack.callback(process.terminate)
        yield [f"http://127.0.0.1:{port}" for port in ports]


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= web_environment(folder, free_port()) | dict(os.environ)
        sys.path.insert(0, str(ROOT / "site"))
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        if not connection.introspection.table_names():
            call_command("migrate", "--no-input", verbosity=0)
        call_command("createcachetable")
        with two_web_processes(folder) as addresses:
            pages = [address + PATH for address in addresses]
            ways = stale_ways(pages)
            requests, stale = race(pages, count)
    print(f"stale after: {', '.join(ways) or 'no way of changing'}")
    print(f"{count} publications, {requests} requests by two clients and after each: {stale} stale")
    return int(bool(ways or stale))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
