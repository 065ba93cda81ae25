"""`manage.py seed_demo`: fills an empty site with honest example content. May run any number of times."""

from __future__ import annotations

import importlib
import importlib.util
import time
from types import SimpleNamespace

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Page, Site

from accounts.roles import sync_roles

#: Each is `demo.content.<name>` with one function `seed(world)`; later ones use what earlier ones made.
SUBJECTS = (
    "people", "pictures", "pages", "campaigns", "blueprint", "networks", "library", "navigation", "welsh",
)  # fmt: skip
SETTINGS = {"development", "demo", "test"}


class Command(BaseCommand):
    help = "Adds the demonstration's content that is missing; changes nothing that somebody wrote."

    def handle(self, *args, **options) -> None:
        if settings.SETTINGS_MODULE.rpartition(".")[2] not in SETTINGS:
            raise CommandError("The demonstration's accounts have a known password: not with these settings.")
        world = SimpleNamespace(
            site=Site.objects.filter(is_default_site=True).first(),
            home=Page.objects.filter(depth=2, locale__language_code=settings.LANGUAGE_CODE).first(),
            users={},
            images={},
            admin=None,
        )
        if world.home:
            world.home = world.home.specific
        missing = [name for name in SUBJECTS if not self._seed(name, world)]
        sync_roles()  # pages that roles are about exist only now
        if missing:
            self.stderr.write(self.style.ERROR(f"Not seeded, no such module yet: {', '.join(missing)}"))

    def _seed(self, name: str, world: SimpleNamespace) -> bool:
        module = f"demo.content.{name}"
        if importlib.util.find_spec(module) is None:
            return False
        started = time.monotonic()
        with transaction.atomic():
            importlib.import_module(module).seed(world)
        self.stdout.write(f"{name:<11} {time.monotonic() - started:5.1f} s")
        return True
