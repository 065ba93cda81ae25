"""`manage.py seed_demo`: adds the example content that is missing. May run any number of times."""

from __future__ import annotations

import importlib
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from wagtail.log_actions import LogContext
from wagtail.models import Page

from accounts.roles import sync_roles
from demo.development_only import refuse_other_settings
from demo.seeded_content import SeededContent

#: Each is `demo.content.<name>` with one function `seed(seeded)`; later ones use what earlier ones made.
SUBJECTS = (
    "people", "pictures", "pages", "organisation", "influence", "blueprint", "campaigns", "networks", "joining", "library",
    "completions", "library_examples", "member_examples", "meetings", "forms", "training", "quality_mark", "events", "newsletter",
    "home", "navigation",
    "redirects", "welsh",
)  # fmt: skip


class Command(BaseCommand):
    help = "Adds the demonstration's content that is missing; changes nothing that somebody wrote."

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_other_settings("The demonstration's accounts have a known password")
        seeded = SeededContent(home=Page.objects.get(depth=2, locale__language_code=settings.LANGUAGE_CODE).specific)
        with LogContext(generate_uuid=False) as context:
            for name in SUBJECTS:
                started = time.monotonic()
                importlib.import_module(f"demo.content.{name}").seed(seeded)
                context.user = seeded.admin  # histories then name her, where a subject names nobody
                self.stdout.write(f"{name:<16} {time.monotonic() - started:5.1f} s")
        sync_roles()  # pages that roles are about exist only now
