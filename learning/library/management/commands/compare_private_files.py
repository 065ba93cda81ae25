"""Compares the files of libraries in the private storage with their rows, both ways."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.storages import StorageUnavailable
from learning.library.models import KeyToRemove
from learning.library.removals import orphans, without_object


class Command(BaseCommand):
    help = "Names rows whose file is not stored, and stored files without a row that are older than an hour."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--delete-orphans", action="store_true", help="have those without a row removed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ends with an error while something differs that nobody puts right, so that a monitor can run it."""
        try:
            lost, left = without_object(), orphans()
        except StorageUnavailable as error:
            raise CommandError(f"The private storage did not answer, so nothing is known: {error}") from error
        for row in lost:
            self.stdout.write(f"row without file: {row._meta.model_name} {row.pk}, key {row.key}")
        for key in left:
            self.stdout.write(f"file without row: key {key}")
        if options["delete_orphans"]:
            KeyToRemove.objects.add(left)
        sentence = f"{len(lost)} rows without file, {len(left)} files without row."
        if lost or (left and not options["delete_orphans"]):
            raise CommandError(sentence)
        removed = " The clock removes them within a minute." if left else ""
        self.stdout.write(sentence + removed)
