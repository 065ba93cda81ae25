"""`manage.py set_version_doi HS-12 3 10.5555/abc`: keeps the DOI that was registered for a version.

From then on each form of its citation, its meta tags and its JSON-LD carry it. An empty DOI takes it away again.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from blueprint.models import PermanentNumber, Version


class Command(BaseCommand):
    help = "Keeps the DOI that was registered for a version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("label", help="the permanent number, for example HS-12")
        parser.add_argument("version", type=int)
        parser.add_argument("doi")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)

    def handle(self, *args: Any, **options: Any) -> None:
        versions = Version.objects.filter(
            permanent_number__in=PermanentNumber.objects.labelled(options["label"]),
            number=options["version"],
            language=options["language"],
        )
        found = versions.first()
        if found is None:
            raise CommandError("There is no such version.")
        try:
            found.doi = Version._meta.get_field("doi").clean(options["doi"], found)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        found.save(update_fields=["doi"])
        self.stdout.write(f"{found}: {found.doi or 'no DOI'}")
