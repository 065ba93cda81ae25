import time
from typing import Any

from django.db import DatabaseError, InterfaceError
from django_tasks_db.management.commands.db_worker import Command as WorkerCommand

from core.outages import is_away, is_unwritable, outage, unwritable
from scheduling.starting import ProcessCommand

RETRY_SECONDS = 2


class Command(ProcessCommand, WorkerCommand):
    """Replaces django-tasks-db's command of the same name, which ends when the database restarts."""

    help = "Runs tasks. While the database is away or full it waits, then goes on."

    def handle(self, **options: Any) -> None:
        """A task that was running when the database went is run again by the job “free lost tasks”."""
        while True:
            try:
                return super().handle(**options)
            except (DatabaseError, InterfaceError) as error:
                if not is_away(error):
                    raise
                (unwritable if is_unwritable(error) else outage).begins(str(error).strip())
                time.sleep(RETRY_SECONDS)
