"""Migrations are the same whatever the settings of a machine are, and nothing of those settings is in them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SECRETS = {
    "S3_ACCESS_KEY_ID": "access-key-of-ours",
    "S3_SECRET_ACCESS_KEY": "secret-of-ours",
    "SECRET_KEY": "key-of-ours",
}
STORAGES = {
    "disk": {"FILE_STORAGE": "disk", "MEDIA_ROOT": "/srv/media-of-ours", "PRIVATE_MEDIA_ROOT": "/srv/private-of-ours"},
    "s3 at Amazon": SECRETS
    | {"FILE_STORAGE": "s3", "S3_PUBLIC_BUCKET": "public-of-ours", "S3_PRIVATE_BUCKET": "private-of-ours"},
    "s3 elsewhere": SECRETS
    | {
        "FILE_STORAGE": "s3",
        "S3_PUBLIC_BUCKET": "public-of-ours",
        "S3_PRIVATE_BUCKET": "private-of-ours",
        "S3_ENDPOINT_URL": "https://files-of-ours.example",
        "S3_PUBLIC_URL": "https://files-of-ours.example/public",
        "S3_SIGNED_HOST": "files-of-ours.example",
    },
}
#: Every field of every model as a migration would write it.
WRITE_ALL_FIELDS = """
import django; django.setup()
from django.apps import apps
from django.db.migrations.state import ModelState
from django.db.migrations.writer import MigrationWriter
for model in apps.get_models(include_auto_created=True):
    for name, field in ModelState.from_model(model).fields.items():
        print(model._meta.label, name, MigrationWriter.serialize(field)[0])
"""


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Python in an environment with these variables and nothing else of ours."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "DATABASE_URL": "sqlite://:memory:",
    }
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment | variables, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("variables", STORAGES.values(), ids=STORAGES)
def test_no_storage_setting_asks_for_a_migration(variables):
    made = run("manage.py", "makemigrations", "--check", "--dry-run", "--verbosity", "3", **variables)

    assert (made.returncode, made.stdout.strip()) == (0, "No changes detected"), made.stderr


def test_every_field_is_written_the_same_and_names_no_setting():
    written = {name: run("-c", WRITE_ALL_FIELDS, **variables) for name, variables in STORAGES.items()}

    assert all(process.returncode == 0 for process in written.values()), written
    assert len({process.stdout for process in written.values()}) == 1
    assert "library.ResourceFile file models.FileField" in written["disk"].stdout
    assert "of-ours" not in written["disk"].stdout
