"""Twenty people press "Approve" at once: one transition, one row of history, one email."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.core import mail
from django.db import connection, connections

from learning.networks.enums import State
from learning.networks.models import Membership, MembershipChange
from tests.browser import Browser
from tests.factories import MembershipFactory, NetworkFactory, UserFactory

pytestmark = pytest.mark.postgresql

MANY = 20


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
                target.execute("PRAGMA journal_mode=WAL")
                # This thread keeps the database in memory: it must not take it for a file and close it.
                monkeypatch.setattr(connections["default"], "settings_dict", {**connection.settings_dict})
                monkeypatch.setitem(connections.settings["default"], "NAME", str(path))

        yield use


def at_once(work) -> list:
    barrier = threading.Barrier(MANY)

    def run(number: int):
        barrier.wait()
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(run, range(MANY)))


def test_twenty_approvals_are_one(real_database):
    row = MembershipFactory(applied=True, network=NetworkFactory())
    browsers = []
    for _ in range(MANY):
        browser = Browser()
        browser.force_login(UserFactory(is_superuser=True))
        browsers.append(browser)
    real_database()

    answers = at_once(lambda n: browsers[n].post(f"/admin/applications/{row.pk}/", {"action": "approve"}).status_code)

    assert sorted(answers) == [302] + [409] * (MANY - 1)
    state, history = at_once(lambda n: (Membership.objects.get(pk=row.pk).state, MembershipChange.objects.count()))[0]
    assert (state, history) == (State.ACTIVE, 1)
    assert [email.to for email in mail.outbox] == [[row.user.email]]


def test_twenty_applications_of_one_person_are_one(real_database):
    network, person = NetworkFactory(), UserFactory()
    browsers = []
    for _ in range(MANY):
        browser = Browser()
        browser.force_login(person)
        browsers.append(browser)
    real_database()
    form = {"organisation_name": "Example", "role": "Manager", "why": "To learn.", "agreed": "on"}

    answers = at_once(lambda n: browsers[n].post(network.get_apply_url(), form).status_code)

    assert answers.count(302) + answers.count(200) == MANY
    assert at_once(lambda n: (Membership.objects.count(), MembershipChange.objects.count()))[0] == (1, 1)
    assert len(mail.outbox) == 1
