"""`python -m config.backup save FOLDER` and `restore FOLDER`: the database and all files, public and private.

`save` adds to a folder that was saved into before; files that were deleted meanwhile stay in it. `restore` fills an
empty environment: it replaces the database and stores every file of the folder. Run `manage.py migrate` after it.
Needs pg_dump and pg_restore; the folder holds people's data, so keep it encrypted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage, storages
from storages.backends.s3 import S3Storage

STORAGES = {"public": "default", "private": "private"}


def main(action: str, folder: Path) -> None:
    django.setup()
    if action == "save":
        # The database first: whatever it names was stored before.
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _database("pg_dump", "--format=custom", f"--file={folder / 'database'}")
        for name, alias in STORAGES.items():
            _save(storages[alias], folder / name)
    else:
        _database(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(folder / "database")
        )
        for name, alias in STORAGES.items():
            _restore(storages[alias], folder / name)


def _database(command: str, *arguments: str) -> None:
    """Runs PostgreSQL's command on the database of the settings. The password is no argument: others could see it."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.postgresql":
        sys.exit("Only PostgreSQL is saved like this; SQLite's database is a file to copy while the site is stopped.")
    server = {"PGHOST": database["HOST"], "PGPORT": str(database["PORT"] or 5432), "PGUSER": database["USER"]}
    target = ["--dbname", database["NAME"]]
    subprocess.run(  # noqa: S603 (our own command)
        [command, *target, *arguments], env=os.environ | server | {"PGPASSWORD": database["PASSWORD"]}, check=True
    )


def _save(storage: Storage, folder: Path) -> None:
    """Copies the files that the folder does not have: a stored file never changes, a new one has a new name."""
    for name in _names(storage):
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            unfinished = target.with_name(f"{target.name}.unfinished")
            with storage.open(name) as source, unfinished.open("wb") as copy:
                shutil.copyfileobj(source, copy)
            unfinished.rename(target)


def _restore(storage: Storage, folder: Path) -> None:
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".unfinished"):
        name = str(path.relative_to(folder))
        if not storage.exists(name):
            with path.open("rb") as source:
                storage.save(name, File(source))


def _names(storage: Storage) -> Iterator[str]:
    if isinstance(storage, S3Storage):
        yield from (item.key for item in storage.bucket.objects.all())
    else:
        root = Path(storage.path(""))
        yield from (str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in {"save", "restore"}:
        sys.exit("Usage: python -m config.backup save|restore FOLDER")
    main(sys.argv[1], Path(sys.argv[2]))
