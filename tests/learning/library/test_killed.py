"""A process that is killed while it writes files leaves nothing half done: what it left behind is swept away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
#: CI kills a few; `KILLS=100` shows more.
KILLS = int(os.environ.get("KILLS", "5"))

#: Kills children that upload, replace, withdraw and delete, then sweeps: rows without object, objects without row, rows.
KILLER = """
import datetime, itertools, os, random, signal, sys, time, django
django.setup()
from django.core.files.base import ContentFile
from django.db import connections
from django.utils import timezone
from learning.library import removals, services
from learning.library.models import KeyToRemove, ResourceFile
from tests.documents import pdf
from tests.learning.library.factories import make_library, make_section, make_resource

resource, content, chance = make_resource(make_section(make_library("killed"))), pdf(), random.Random(19)

def work(kill):
    for number in itertools.count(1):
        def add(**more):
            padded = content + b"\\n" * (10_000 * kill + 2 * number + bool(more))
            return services.add_file(resource, ContentFile(padded, name="a.pdf"), name="A", language="en-gb", **more)
        first = add()
        second = add(replaces=first, what_changed="More.")
        services.withdraw_file(first)
        if number % 2:
            second.delete()

for kill in range(int(sys.argv[1])):
    connections.close_all()
    if (child := os.fork()) == 0:
        work(kill)
    time.sleep(chance.uniform(0.05, 0.3))
    os.kill(child, signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL

KeyToRemove.objects.add(removals.orphans(datetime.timedelta(0)))
KeyToRemove.objects.update(due_at=timezone.now())
while removals.remove_due():
    pass
print(len(removals.without_object()), len(removals.orphans(datetime.timedelta(0))), ResourceFile.objects.count())
"""


@pytest.mark.django_db  # else there is no migrated file, when it runs alone
def test_killed_in_the_middle_of_upload_replace_and_delete_nothing_is_half_done(migrated_file, tmp_path):
    """On SQLite with files on disk, in processes of their own."""
    database = tmp_path / "killed.sqlite3"
    shutil.copy(migrated_file, database)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.development", "DATABASE_URL": f"sqlite:///{database}",
        "PRIVATE_MEDIA_ROOT": str(tmp_path / "killed"), "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "FILE_STORAGE": "disk",
    }  # fmt: skip
    command = [sys.executable, "-c", KILLER, str(KILLS)]
    killed = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    lost, left, rows = map(int, killed.stdout.split() or [-1, -1, -1])
    assert (lost, left) == (0, 0) and rows > 0, killed.stderr
