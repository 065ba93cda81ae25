"""Commands that fill a database with examples run on a developer's machine alone."""

from __future__ import annotations

import os

from django.conf import ENVIRONMENT_VARIABLE
from django.core.management.base import CommandError

SETTINGS = {"development", "demo", "test"}


def refuse_other_settings(why: str) -> None:
    if os.environ.get(ENVIRONMENT_VARIABLE, "").rpartition(".")[2] not in SETTINGS:
        raise CommandError(f"{why}: not with these settings.")
