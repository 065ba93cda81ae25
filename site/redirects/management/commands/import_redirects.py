from typing import Any

from django.core.management.base import CommandError
from wagtail.contrib.redirects.management.commands.import_redirects import Command as WagtailCommand


class Command(WagtailCommand):
    """Replaces Wagtail's command of the same name, which keeps none of `redirects.rules`: it would make circles."""

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(
            "Nothing was imported. Sign in to the admin and import the file at /admin/redirects/import/: "
            "it is tried by the rules for redirects first, and says what became of each row."
        )
