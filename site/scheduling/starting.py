"""How the processes beside the web start."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from core.outages import is_away


class ProcessCommand(BaseCommand):
    """For a process that a supervisor starts again: what it cannot open at its start is a sentence, not a traceback."""

    def execute(self, *args: Any, **options: Any) -> Any:
        """Django's checks are the first to open a database on SQLite; the lock of the clock is a file beside it."""
        try:
            return super().execute(*args, **options)
        except (DatabaseError, OSError) as error:
            if isinstance(error, DatabaseError) and not is_away(error):
                raise
            raise CommandError(
                "This process does not start: the database (DATABASE_URL) cannot be opened and written. Free space on its"
                f" disk, and let its files and folder be written by this user: {str(error).strip()}"
            ) from error
