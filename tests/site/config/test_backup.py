"""The nightly backup: a save that fails harms nothing, and what is older than 30 days goes."""

from __future__ import annotations

import datetime
import os
import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from config.backup import main
from config.environment import Env

#: In place of PostgreSQL's command: writes what stands in DUMP, then ends with the exit code in CODE.
PG_DUMP = """#!/bin/sh
for argument; do case $argument in --file=*) printf %s "$DUMP" >"${argument#--file=}" ;; esac; done
exit "$CODE"
"""


def ago(**time: int) -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC) - datetime.timedelta(**time)


class Backup:
    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.saved, self.media, self.programs = folder / "saved", folder / "media", folder / "programs"
        for made in (self.media, self.programs):
            made.mkdir()
        (self.media / "notes.txt").write_text("Notes of a meeting.")
        (self.programs / "pg_dump").write_text(PG_DUMP)
        (self.programs / "pg_dump").chmod(0o755)
        self._monkeypatch = monkeypatch
        monkeypatch.setenv("PATH", f"{self.programs}{os.pathsep}{os.environ['PATH']}")

    def save(self, dump: str = "whole", code: int = 0, database_url: str = "postgres://site:secret@127.0.0.1/site"):
        self._monkeypatch.setenv("DUMP", dump)
        self._monkeypatch.setenv("CODE", str(code))
        with self._monkeypatch.context() as patch:
            patch.setitem(settings.DATABASES, "default", Env.db_url_config(database_url))
            main(["save", str(self.saved)])

    def databases(self) -> list[Path]:
        return sorted((self.saved / "databases").iterdir())


@pytest.fixture
def backup(tmp_path, monkeypatch):
    mask = os.umask(0o022)
    yield Backup(tmp_path, monkeypatch)
    os.umask(mask)


@contextmanager
def refused_in_a_sentence():
    with pytest.raises(SystemExit) as end:
        yield
    assert re.fullmatch(r"The backup was not saved: .+\. What was saved before is as it was\.", end.value.code)
    assert "secret" not in end.value.code


def test_a_save_that_fails_leaves_the_last_one_and_says_so_in_a_sentence(backup):
    backup.save()
    (last,) = backup.databases()
    last = last.rename(last.with_name(f"{ago(days=1):%Y-%m-%dT%H%M}"))

    for dump in ("", "cut o"):
        with refused_in_a_sentence():
            backup.save(dump, code=1)

        assert backup.databases() == [last]
        assert last.read_text() == "whole"


def test_without_postgresqls_programs_it_is_a_sentence_too(backup, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with refused_in_a_sentence():
        backup.save()


def test_a_file_that_cannot_be_copied_leaves_no_part_of_it(backup):
    (backup.saved / "public").mkdir(parents=True)
    (backup.media / "notes.txt").unlink()
    (backup.media / "notes.txt").symlink_to("/proc/self/mem")  # opens, and fails when it is read

    with refused_in_a_sentence():
        backup.save()

    assert list((backup.saved / "public").iterdir()) == []


def test_only_the_user_who_saves_may_read_it(backup):
    backup.save()

    written = list(backup.saved.rglob("*"))
    assert len(written) == 4
    assert [path for path in [backup.saved, *written] if path.stat().st_mode & 0o077] == []


def test_what_is_older_than_thirty_days_goes(backup):
    backup.save()
    kept, old = (backup.saved / "databases" / f"{ago(days=days):%Y-%m-%dT%H%M}" for days in (29, 31))
    deleted_lately, deleted_long_ago = (backup.saved / "public" / name for name in ("lately.txt", "long-ago.txt"))
    for path in (kept, old, deleted_lately, deleted_long_ago):
        path.write_text("saved")
    for path, days in ((deleted_lately, 29), (deleted_long_ago, 31), (backup.saved / "public" / "notes.txt", 400)):
        os.utime(path, (ago(days=days).timestamp(),) * 2)

    backup.save()

    assert kept in backup.databases()
    assert old not in backup.databases()
    assert {path.name for path in (backup.saved / "public").iterdir()} == {"notes.txt", "lately.txt"}


def test_outside_production_it_says_which_database_it_cannot_save(backup):
    with refused_in_a_sentence():
        backup.save(database_url="sqlite://:memory:")
