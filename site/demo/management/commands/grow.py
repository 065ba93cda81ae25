"""`manage.py grow`: makes the site large, to see what a large site costs. Run `seed_demo` first.

    manage.py grow --pages 50000 --libraries 1000 --resources 51600 --members 20000

A run that was stopped goes on when it is started again with the same numbers. Sign in as
member.1@grown.example.org, who is a member of every example network.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from wagtail.models import Page

from demo.development_only import refuse_other_settings
from demo.grown.blueprint import blueprint_pages, grow_chapters, grow_recommendations
from demo.grown.libraries import grow_libraries, grow_networks, grow_organisations
from demo.grown.members import grow_members
from demo.grown.pages import grow_campaigns, grow_sections


class Command(BaseCommand):
    help = "Adds numbered examples by the thousand: pages, libraries, resources, members."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pages", type=int, default=1_000, help="of every kind, a twentieth of them in Welsh")
        parser.add_argument("--libraries", type=int, default=20)
        parser.add_argument("--resources", type=int, default=1_000, help="in these libraries, each with a file")
        parser.add_argument("--members", type=int, default=500, help="of example networks; a fifth have only applied")

    def handle(self, *args: Any, pages: int, libraries: int, resources: int, members: int, **options: Any) -> None:
        refuse_other_settings("The example members have a known password")
        homes = list(Page.objects.filter(depth=2).order_by("path"))
        homes.sort(key=lambda home: home.locale.language_code != settings.LANGUAGE_CODE)
        entries, recommendations, campaigns = pages // 4, pages // 100, pages // 25
        blueprint = blueprint_pages(homes)
        self.report("standard pages", grow_sections(homes, pages - entries - recommendations - campaigns))
        self.report("entries", grow_chapters(blueprint, entries))
        self.report("recommendations", grow_recommendations(blueprint[0], recommendations))
        self.report("campaigns", grow_campaigns(homes[0], campaigns))
        networks, organisations = grow_networks(), grow_organisations()
        self.report("libraries", grow_libraries(libraries, resources, networks, organisations))
        self.report("members", grow_members(members, networks, organisations))
        self.gather_statistics()

    def report(self, name: str, pieces: Iterator[int]) -> None:
        started = time.monotonic()
        self.stdout.write(f"{sum(pieces):>7} {name:<16} {time.monotonic() - started:6.1f} s")

    def gather_statistics(self) -> None:
        """As the database does by itself after a while: without them it reads large tables in the wrong order."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
