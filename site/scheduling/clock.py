"""The clock: runs the jobs that apps registered, each at its interval, in one process at a time."""

from __future__ import annotations

import fcntl
import logging
import os
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.db import InterfaceError, OperationalError, close_old_connections, connection, connections

from core import registry
from core.outages import is_unwritable, outage, unwritable
from scheduling.heartbeats import HEARTBEAT, LATE_AFTER

logger = logging.getLogger(__name__)

#: The key of the advisory lock in PostgreSQL, an arbitrary number.
ADVISORY_LOCK = 2_014_0919
RETRY_SECONDS = 5


class PostgresLock:
    """An advisory lock on a connection of its own; the database frees it when the process dies."""

    def __init__(self) -> None:
        self._connection = connection.copy()

    def hold(self) -> bool:
        """Takes the lock, or checks that it is still held; False when another process holds it."""
        try:
            with self._connection.cursor() as cursor:
                cursor.execute(
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s"
                    " AND granted AND pid = pg_backend_pid()",
                    [ADVISORY_LOCK],
                )
                if cursor.fetchone()[0]:
                    return True
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_LOCK])
                return bool(cursor.fetchone()[0])
        except (OperationalError, InterfaceError) as error:
            self._connection.close()
            outage.begins(error)
            return False

    def release(self) -> None:
        self._connection.close()


class FileLock:
    """A lock on a file beside the SQLite database; the system frees it when the process dies."""

    def __init__(self) -> None:
        self._path = _lock_path()
        self._file: IO | None = None

    def hold(self) -> bool:
        if self._file is not None:
            return True
        file = self._path.open("w")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock_path() -> Path:
    name = str(connection.settings_dict["NAME"])
    if "memory" in name:
        return Path(tempfile.gettempdir()) / f"one-small-thing-{os.getpid()}.clock"  # nobody else can see that database
    return Path(f"{name}.clock")


def make_lock() -> PostgresLock | FileLock:
    return PostgresLock() if connection.vendor == "postgresql" else FileLock()


@dataclass(frozen=True)
class RunningJob:
    thread: threading.Thread
    began: float


class Clock:
    """Runs each job when its interval has passed. A job that fails is logged and runs again at its next interval.

    Each job has a thread of its own, so that none waits for another; one that still runs is not started again.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.stopping = threading.Event()
        self._lock = make_lock()
        self._now = now
        self._last_run: dict[str, float] = {}
        self.running: dict[str, RunningJob] = {}

    def stop(self, *_signal: object) -> None:
        self.stopping.set()

    def run_forever(self) -> None:
        """Runs jobs until `stop` is called. While another clock holds the lock, this one waits."""
        was_at_work = None
        try:
            while not self.stopping.is_set():
                if (is_at_work := self._lock.hold()) != was_at_work:
                    logger.info("The clock runs." if is_at_work else "The clock stands by: another one may be at work.")
                    was_at_work = is_at_work
                wait = self.seconds_to_next() if is_at_work and self.run_due() else RETRY_SECONDS
                close_old_connections()
                self.stopping.wait(max(0.1, wait))
        finally:
            self.finish()
            self._lock.release()

    def finish(self) -> None:
        """Waits for the jobs that run."""
        for running in list(self.running.values()):
            running.thread.join()

    def run_once(self) -> list[str] | None:
        """Every job once, for cron: the names of those that failed, or None if another clock is at work."""
        if not self._lock.hold():
            return None
        try:
            return [job.name for job in registry.jobs() if not self._run(job)]
        finally:
            self._lock.release()

    def run_due(self) -> bool:
        for job in registry.jobs():
            if self.stopping.is_set():
                break
            if self._seconds_left(job) <= 0:
                self._last_run[job.name] = self._now()
                self._start(job)
        return True

    def seconds_to_next(self) -> float:
        return min((self._seconds_left(job) for job in registry.jobs()), default=RETRY_SECONDS)

    def _seconds_left(self, job: registry.Job) -> float:
        if job.name not in self._last_run:
            return 0
        return self._last_run[job.name] + job.every_seconds - self._now()

    def _start(self, job: registry.Job) -> None:
        before = self.running.get(job.name)
        if before and before.thread.is_alive():
            return
        if job.name == HEARTBEAT and (stuck := self._stuck()):
            logger.error("The clock does not show itself, since these jobs do not end: %s.", ", ".join(stuck))
            return
        thread = threading.Thread(target=self._run_in_thread, args=[job], name=job.name)
        self.running[job.name] = RunningJob(thread, self._now())
        thread.start()

    def _stuck(self) -> list[str]:
        """The jobs that have run for so long that a monitor should know."""
        late = self._now() - LATE_AFTER.total_seconds()
        return [name for name, job in self.running.items() if job.thread.is_alive() and job.began < late]

    def _run_in_thread(self, job: registry.Job) -> None:
        try:
            self._run(job)
        finally:
            connections.close_all()  # those of this thread

    def _run(self, job: registry.Job) -> bool:
        try:
            job.run()
        except registry.SaidInLog:
            return False
        except Exception as error:  # a job that fails must not stop the others
            if is_unwritable(error):
                unwritable.begins(str(error).strip())
            else:
                logger.exception("The job %r failed; it comes round again.", job.name)
            return False
        return True
