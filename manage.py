#!/usr/bin/env python3
"""Django's command line for the One Small Thing site."""

import os
import sys
from pathlib import Path


def main() -> None:
    # `site/` is a source root, not a package: the standard library owns the name "site".
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    is_chosen = "DJANGO_SETTINGS_MODULE" in os.environ
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

    from django.core.management import execute_from_command_line

    if not is_chosen:
        _say_what_is_used()
    execute_from_command_line(sys.argv)


def _say_what_is_used() -> None:
    """An operator's shell without the variables of the site must not migrate a new database in silence."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    print(  # noqa: T201 (before Django has a command to write with)
        f"DJANGO_SETTINGS_MODULE is not set: settings for development, database {database['NAME']}.", file=sys.stderr
    )


if __name__ == "__main__":
    main()
