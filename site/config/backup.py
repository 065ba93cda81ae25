"""`python -m config.backup save FOLDER` and `restore FOLDER`: the database and all files, public and private.

`save` adds a database to `FOLDER/databases/`, named by its minute, and the files that `FOLDER` does not have. What is
older than 30 days goes: databases by their names, and files that the site has not had for as long. `restore` fills an
empty environment: it replaces the database by the newest one (or by the one that is named), migrates it, and stores
the files that it names; a file that was deleted before stays deleted.
Needs pg_dump and pg_restore; the folder holds people's data, so keep it encrypted.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from botocore.exceptions import BotoCoreError, ClientError
from django.apps import apps
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.core.management import call_command
from django.db.models import FileField
from storages.backends.s3 import S3Storage

STORAGES = {"public": "default", "private": "private"}
DATABASES = "databases"
KEPT_FOR = datetime.timedelta(days=30)
UNFINISHED = ".unfinished"


class Failed(Exception):
    """Why a backup could not be made or restored, as a sentence."""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m config.backup", description=__doc__)
    parser.add_argument("action", choices=["save", "restore"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", metavar="NAME", help="restore this one of FOLDER/databases instead of the newest")
    given = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    django.setup()
    try:
        if given.action == "save":
            save(given.folder)
        else:
            restore(given.folder, given.database)
    except (Failed, OSError, BotoCoreError, ClientError) as error:
        sys.exit(f"The backup was not {given.action}d: {error}. What was saved before is as it was.")


def save(folder: Path) -> None:
    os.umask(0o077)  # what is written here is for this user alone
    # The database first: whatever it names was stored before.
    now = datetime.datetime.now(datetime.UTC)
    (folder / DATABASES).mkdir(parents=True, exist_ok=True)
    with _finished(folder / DATABASES / f"{now:%Y-%m-%dT%H%M}") as path:
        _database("pg_dump", "--format=custom", f"--file={path}")
    for name, alias in STORAGES.items():
        _save_files(storages[alias], folder / name)
    oldest = now - KEPT_FOR
    for database in _databases(folder):
        if database.name < f"{oldest:%Y-%m-%dT%H%M}":
            database.unlink()
    for name in STORAGES:
        for path in _files_of(folder / name):
            if path.stat().st_mtime < oldest.timestamp():
                path.unlink()


def restore(folder: Path, chosen: str | None) -> None:
    found = [path for path in _databases(folder) if chosen in {None, path.name}]
    if not found:
        raise Failed(f"{folder / DATABASES} has no database {chosen or ''}".strip())
    _database("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(found[-1]))
    call_command("migrate", interactive=False, verbosity=0)
    named = _names_in_database()
    for name, alias in STORAGES.items():
        for path in _files_of(folder / name):
            stored_as = str(path.relative_to(folder / name))
            if stored_as in named and not storages[alias].exists(stored_as):
                with path.open("rb") as source:
                    storages[alias].save(stored_as, File(source))


def _database(command: str, *arguments: str) -> None:
    """Runs PostgreSQL's command on the database of the settings. The password is no argument: others could see it."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.postgresql":
        raise Failed(
            "only PostgreSQL is saved like this; SQLite's database is a file to copy while the site is stopped"
        )
    server = {"PGHOST": database["HOST"], "PGPORT": str(database["PORT"] or 5432), "PGUSER": database["USER"]}
    secret = {"PGPASSWORD": database["PASSWORD"]}
    done = subprocess.run(  # noqa: S603 (our own command)
        [command, "--dbname", database["NAME"], *arguments], env=os.environ | server | secret, check=False
    )
    if done.returncode:
        raise Failed(f"{command} ended with exit code {done.returncode} and says above why")


def _databases(folder: Path) -> list[Path]:
    """The oldest first."""
    return list(_files_of(folder / DATABASES))


def _files_of(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != UNFINISHED)


@contextmanager
def _finished(target: Path) -> Iterator[Path]:
    """The path to write to; it becomes `target` once it is whole and on the disk, and goes when something fails."""
    unfinished = target.with_name(target.name + UNFINISHED)
    try:
        yield unfinished
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _save_files(storage: Storage, folder: Path) -> None:
    """Copies the files that the folder does not have: a stored file never changes, a new one has a new name.

    The time of a copy is when the site was last seen to have the file.
    """
    now = time.time()
    for name in _names(storage):
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            with _finished(target) as path, storage.open(name) as source, path.open("wb") as copy:
                shutil.copyfileobj(source, copy)
        os.utime(target, (now, now))


def _names(storage: Storage) -> Iterator[str]:
    if isinstance(storage, S3Storage):
        yield from (item.key for item in storage.bucket.objects.all())
    else:
        root = Path(storage.path(""))
        yield from (str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def _names_in_database() -> set[str]:
    """Of all files that a row names: pictures, their sizes, documents, members' files, and what lies in the bin.

    Of a picture without consent it is the private file, since the backup still has the public one.
    """
    fields = {
        model: [field.attname for field in model._meta.concrete_fields if isinstance(field, FileField)]
        for model in apps.get_models()
    }
    names: set[str] = set()
    for model, columns in fields.items():
        for row in model._base_manager.values_list(*columns) if columns else ():
            names.update(filter(None, row))
    for row in apps.get_model("recycle_bin.DeletedRow")._base_manager.values("model", "fields"):
        names.update(filter(None, map(row["fields"].get, fields[apps.get_model(row["model"])])))
    withheld = apps.get_model("files.PublicImage")._base_manager.exclude(withheld_file="")
    for public, private in withheld.values_list("file", "withheld_file"):
        names.remove(public)
        names.add(private)
    return names


if __name__ == "__main__":
    main(sys.argv[1:])
