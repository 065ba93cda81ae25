import signal
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import OperationalError, connection

from scheduling.clock import Clock
from scheduling.starting import ProcessCommand


class Command(ProcessCommand):
    help = (
        "Runs every job when it is due: scheduled publishing each minute, expiry, retention, lost tasks. "
        "Any number of clocks may run; one works, the others stand by."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Run each job once and end (for cron).")

    def handle(self, *, once: bool, **options: Any) -> None:
        clock = Clock()
        if once:
            self._once(clock)
        else:
            self._until_stopped(clock)

    def _until_stopped(self, clock: Clock) -> None:
        signal.signal(signal.SIGTERM, clock.stop)
        signal.signal(signal.SIGINT, clock.stop)
        clock.run_forever()
        self.stdout.write("The clock has stopped.")

    def _once(self, clock: Clock) -> None:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(f"Nothing is published: the database does not answer (DATABASE_URL): {error}") from error
        failed = clock.run_once()
        if failed is None:
            self.stdout.write("Another clock is at work.")
        elif failed:
            raise CommandError(f"These jobs failed and come round again: {', '.join(failed)}.")
