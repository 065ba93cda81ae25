"""`manage.py grow`: makes the site large, to see what a large site costs. Run `seed_demo` first.

    manage.py grow --pages 50000 --libraries 1000 --resources 51600 --members 20000
    manage.py grow --influence 3000 --events 500 --awards 2000
    manage.py grow --pages 0 --entries 4000

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
from demo.grown.awards import grow_awards
from demo.grown.blueprint import blueprint_pages, grow_chapters, grow_recommendations
from demo.grown.events import grow_events
from demo.grown.influence import grow_influence
from demo.grown.libraries import grow_libraries, grow_networks, grow_organisations
from demo.grown.members import grow_members
from demo.grown.pages import grow_campaigns, grow_sections


class Command(BaseCommand):
    help = "Adds numbered examples by the thousand: pages of every kind, awards, libraries, resources, members."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pages", type=int, default=1_000, help="of every kind, a twentieth of them in Welsh")
        parser.add_argument("--entries", type=int, help="of the blueprint; a quarter of all pages if not given")
        parser.add_argument("--libraries", type=int, default=20)
        parser.add_argument("--resources", type=int, default=1_000, help="in these libraries, each with a file")
        parser.add_argument("--members", type=int, default=500, help="of example networks; a fifth have only applied")
        parser.add_argument("--influence", type=int, default=300, help="items of every kind, some of them in Welsh")
        parser.add_argument("--events", type=int, default=50, help="half of them over, some in Welsh")
        parser.add_argument("--awards", type=int, default=100, help="in the register of the quality mark")

    def handle(self, *args: Any, **numbers: Any) -> None:
        refuse_other_settings("The example members have a known password")
        homes = list(Page.objects.filter(depth=2).order_by("path"))
        homes.sort(key=lambda home: home.locale.language_code != settings.LANGUAGE_CODE)
        self.grow_pages(homes, numbers["pages"], numbers["entries"])
        self.report("influence items", grow_influence(homes[0], numbers["influence"]))
        self.report("events", grow_events(homes[0], numbers["events"]))
        self.report("awards", grow_awards(numbers["awards"]))
        networks, organisations = grow_networks(), grow_organisations()
        libraries = grow_libraries(numbers["libraries"], numbers["resources"], networks, organisations)
        self.report("libraries", libraries)
        self.report("members", grow_members(numbers["members"], networks, organisations))
        self.gather_statistics()

    def grow_pages(self, homes: list[Page], pages: int, entries: int | None) -> None:
        """A quarter of all pages are entries where their number is not given; a quarter of theirs recommend something."""
        quarter, campaigns = pages // 4, pages // 25
        entries = quarter if entries is None else entries
        blueprint = blueprint_pages(homes)
        self.report("standard pages", grow_sections(homes, pages - quarter - quarter // 4 - campaigns))
        self.report("entries", grow_chapters(blueprint, entries))
        self.report("recommendations", grow_recommendations(blueprint[0], entries // 4))
        self.report("campaigns", grow_campaigns(homes[0], campaigns))

    def report(self, name: str, pieces: Iterator[int]) -> None:
        started = time.monotonic()
        self.stdout.write(f"{sum(pieces):>7} {name:<16} {time.monotonic() - started:6.1f} s")

    def gather_statistics(self) -> None:
        """As the database does by itself after a while: without them it reads large tables in the wrong order."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
