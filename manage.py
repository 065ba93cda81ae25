#!/usr/bin/env python3
"""Django's command line for the One Small Thing site."""

import os
import sys
from pathlib import Path


def main() -> None:
    # `site/` is a source root, not a package: the standard library owns the name "site".
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
