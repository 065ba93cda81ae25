"""The worker outlives a database that goes away for a while."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.outages import outage
from scheduling.management.commands import db_worker

pytestmark = pytest.mark.postgresql


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_the_worker_waits_and_goes_on(db, settings, monkeypatch, caplog, error):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    task = DBTaskResult.objects.create(
        task_path="wagtail.tasks.delete_file_from_storage_task",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=timezone.now(),
    )
    answers = [error("server closed the connection"), error("connection refused")]
    ready = type(DBTaskResult.objects).ready

    def database(manager):
        if answers:
            raise answers.pop(0)
        return ready(manager)

    monkeypatch.setattr(type(DBTaskResult.objects), "ready", database)
    monkeypatch.setattr(db_worker, "RETRY_SECONDS", 0)
    monkeypatch.setattr(outage, "lasts", False)
    # The test's own transaction needs its connection.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)

    call_command("db_worker", batch=True, startup_delay=False)

    assert answers == []
    task.refresh_from_db()
    assert task.status == "FAILED"  # it was run: it has no arguments
    assert caplog.text.count("The database does not answer (DATABASE_URL)") == 1
