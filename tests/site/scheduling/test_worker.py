"""The worker outlives a database that goes away for a while."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import InterfaceError, InternalError, OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.outages import outage, unwritable
from scheduling.management.commands import db_worker

pytestmark = pytest.mark.postgresql


class ReadOnlySqlTransaction(Exception):
    """As psycopg says that a database, or its standby, lets nobody write."""

    sqlstate = "25006"


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, InternalError])
def test_the_worker_waits_and_goes_on(db, settings, monkeypatch, caplog, error):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    task = DBTaskResult.objects.create(
        task_path="wagtail.tasks.delete_file_from_storage_task",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=timezone.now(),
    )
    answers = [error("server closed the connection"), error("connection refused")]
    if error is InternalError:
        for answer in answers:
            answer.__cause__ = ReadOnlySqlTransaction()
    ready = type(DBTaskResult.objects).ready

    def database(manager):
        if answers:
            raise answers.pop(0)
        return ready(manager)

    monkeypatch.setattr(type(DBTaskResult.objects), "ready", database)
    monkeypatch.setattr(db_worker, "RETRY_SECONDS", 0)
    monkeypatch.setattr(outage, "lasts", False)
    monkeypatch.setattr(unwritable, "lasts", False)
    # The test's own transaction needs its connection.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)

    call_command("db_worker", batch=True, startup_delay=False)

    assert answers == []
    task.refresh_from_db()
    assert task.status == "FAILED"  # it was run: it has no arguments
    said = "Nothing can be written to the database" if error is InternalError else "The database does not answer"
    assert caplog.text.count(f"{said} (DATABASE_URL)") == 1
