"""Web processes keep pages apart, and each shows a change with its next request."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys

import pytest
from django.db import connection

from pages.models import HomePage
from tests.slow_clients import ROOT


@pytest.fixture
def database(django_db_setup, django_db_blocker, tmp_path):
    """The path of a database that other processes can open: a copy of the tests' own, whose tables are made already."""
    path = tmp_path / "db.sqlite3"
    with django_db_blocker.unblock():
        # Alone, this test finds no tables, and after one that empties them no pages: then the process makes its own.
        tables = connection.introspection.table_names() if connection.vendor == "sqlite" else []
        if HomePage._meta.db_table in tables and HomePage.objects.exists():
            with sqlite3.connect(path) as copy:
                connection.connection.backup(copy)
    return path


def test_two_web_processes_show_each_change_at_once(database):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)

    races = subprocess.run(
        [sys.executable, "-m", "tests.page_cache_races", "10"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert races.returncode == 0, races.stdout + races.stderr
    assert "stale after: no way of changing" in races.stdout
