"""The disk of the database is full: clock and worker say so in a line, at their start and while they run."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from core import outages, registry
from scheduling import clock
from tests.full_disk import full_disk
from tests.site.core.test_unwritable import nothing_can_be_written
from tests.slow_clients import ROOT, web_environment


def test_a_worker_that_starts_ends_with_a_sentence(tmp_path):
    with full_disk():
        worker = subprocess.run(
            [sys.executable, ROOT / "manage.py", "db_worker"],
            env=web_environment(tmp_path, 1),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    assert worker.returncode == 1 and worker.stdout == ""
    assert "DATABASE_URL" in worker.stderr and "Free space on its disk" in worker.stderr
    assert len(worker.stderr.splitlines()) == 1


def test_a_clock_whose_lock_cannot_be_made_ends_with_a_sentence(db, tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "make_lock", clock.FileLock)
    monkeypatch.setattr(clock, "_lock_path", lambda: tmp_path / "no folder" / "db.clock")

    with pytest.raises(CommandError, match=r"DATABASE_URL.* Free space on its disk.*"):
        call_command("clock")


@pytest.mark.postgresql
def test_while_they_run_the_clock_says_it_once_and_that_it_is_over(db, caplog, monkeypatch):
    monkeypatch.setattr(outages.unwritable, "lasts", False)
    monkeypatch.setattr(registry, "_jobs", {"heartbeat": registry._jobs["heartbeat"]})
    for _minute in range(2):
        with nothing_can_be_written(), pytest.raises(CommandError, match="heartbeat"):
            call_command("clock", once=True)
    call_command("clock", once=True)

    first, second = (record for record in caplog.records if record.name != "django.tasks")  # a worker turns it on
    assert (first.levelname, second.levelname) == ("ERROR", "WARNING")
    assert "free space on its disk" in first.getMessage()
    assert second.getMessage() == "The database can be written again."
