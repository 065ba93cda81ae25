"""Web processes keep pages apart, and each shows a change with its next request."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.slow_clients import ROOT


def test_two_web_processes_show_each_change_at_once(migrated_file, tmp_path):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    if migrated_file.exists():
        shutil.copy(migrated_file, tmp_path)
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
