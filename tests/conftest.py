"""What every test may rely on: no call leaves the machine, and a home page that answers."""

from __future__ import annotations

import socket
import sqlite3
from contextlib import closing

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.test.client import ClientHandler

from core import generations, page_cache
from tests.browser import Browser
from tests.publishing import seen_by_everybody

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """One worker runs all journeys, since they share one demonstration.

    xdist's own groups do nothing with pytest 9.2: the mark no longer reaches the test's name.
    """
    from xdist.scheduler import LoadScopeScheduling

    class JourneysTogether(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "journeys" if nodeid.startswith("tests/journeys/") else nodeid

    return JourneysTogether(config, log)


@pytest.fixture(autouse=True)
def nothing_leaves_the_machine(monkeypatch):
    """A test that reaches for the network fails there and then."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in LOOPBACK:
            raise AssertionError(f"A test tried to reach {address[0]}.")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def migrated_file(django_db_setup, django_db_blocker, tmp_path_factory):
    """The database as the migrations made it, for tests whose processes need one of their own.

    Not there when no test of the run asks for a database; then the processes migrate.
    """
    path = tmp_path_factory.mktemp("migrated") / "db.sqlite3"
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite" and connection.introspection.table_names():
            with closing(sqlite3.connect(path)) as copy:
                connection.connection.backup(copy)
    return path


@pytest.fixture(scope="session", autouse=True)
def keep_migrated_file(migrated_file):
    """Before a test empties the tables."""


@pytest.fixture(autouse=True)
def empty_cache():
    """Rate limits and site paths of one test never reach the next."""
    cache.clear()


@pytest.fixture(autouse=True)
def requests_after_commits(monkeypatch):
    """A request finds what the test wrote before it as if it were committed, and pages are made once, as in production.

    Whoever sets the clock of a test ends what is kept too: it is kept by `time.monotonic`, which nobody sets.
    """
    answer, start, stop = ClientHandler.__call__, time_machine.travel.start, time_machine.travel.stop
    was_set = False

    def after_commits(self, environ):
        nonlocal was_set
        seen_by_everybody()
        if was_set:
            page_cache.clear()
            generations._parts.clear()
            generations._quiet.clear()
        was_set = False
        return answer(self, environ)

    def setting(method):
        def set_clock(self):
            nonlocal was_set
            was_set = True
            return method(self)

        return set_clock

    monkeypatch.setattr(ClientHandler, "__call__", after_commits)
    monkeypatch.setattr(time_machine.travel, "start", setting(start))
    monkeypatch.setattr(time_machine.travel, "stop", setting(stop))


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """Each test stores its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.fixture(scope="session")
def s3():
    """One S3 server for the session. A machine without it fails; it never skips."""
    from tests.services import s3_server

    with s3_server() as server:
        yield server


@pytest.fixture
def cache_in_database(db, settings):
    """The shared cache as it is by default in production, where each question to it is a query."""
    settings.CACHES = {"default": {"BACKEND": "core.caches.DatabaseCache", "LOCATION": "cache"}}
    call_command("createcachetable")


@pytest.fixture
def run_worker(db, settings, monkeypatch):
    """Runs the tasks that wait, as the worker does, in the transaction of the test, whose connection stays open."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    return lambda: call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)


@pytest.fixture
def client():
    """A browser on our own pages: it says where its posts come from, as browsers do."""
    return Browser()


@pytest.fixture
def browser(home):
    """The browser of a visitor to a site that has pages."""
    return Browser()


@pytest.fixture
def admin_client(client, admin_user):
    client.force_login(admin_user)
    return client


@pytest.fixture
def home(db):
    """The English home page that the migrations made."""
    from pages.models import HomePage

    return HomePage.objects.get(locale__language_code="en-gb")


@pytest.fixture
def welsh_home(home):
    """A live Welsh translation of the home page."""
    from wagtail.models import Locale

    translated = home.copy_for_translation(Locale.objects.get(language_code="cy"))
    translated.title = "Un Peth Bach"
    translated.save_revision().publish()
    translated.refresh_from_db()
    return translated


@pytest.fixture
def real_database(transactional_db, tmp_path, monkeypatch):
    """Threads with connections of their own. In memory SQLite would not let them wait for each other."""
    path = tmp_path / "parallel.sqlite3"
    # Open until the test ends: SQLite lets nobody wait while the first connection turns the journal
    # into a write-ahead log, nor while the last one turns it back. A migrated file has it already.
    with closing(sqlite3.connect(path)) as target:

        def use() -> None:
            if connection.vendor == "sqlite":
                connection.connection.backup(target)
                target.execute("PRAGMA journal_mode=WAL").fetchall()
                target.execute("SELECT count(*) FROM sqlite_master").fetchall()  # holds the log's files open
                # This thread keeps the database in memory: it must not take it for a file and close it.
                monkeypatch.setattr(connections["default"], "settings_dict", {**connection.settings_dict})
                monkeypatch.setitem(connections.settings["default"], "NAME", str(path))

        yield use
