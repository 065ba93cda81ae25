"""`/health/work` says whether clock and worker are at work; a clock without a worker beats for itself alone."""

import datetime
from unittest import mock

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from scheduling.heartbeats import LATE_AFTER, beat_and_ask_worker


@pytest.fixture(autouse=True)
def tasks_wait_for_a_worker(run_worker):
    """Nothing runs before it."""


def health() -> tuple[int, dict[str, str]]:
    response = Client().get("/health/work")
    assert "no-store" in response.headers["Cache-Control"]
    return response.status_code, response.json()


def test_nobody_at_work(db):
    assert health() == (503, {"status": "late", "clock": "late", "worker": "late"})
    assert {Client().generic(method, "/health/work").status_code for method in ("POST", "PUT", "DELETE")} == {405}


def test_both_at_work(db, run_worker):
    call_command("clock", once=True)
    run_worker()

    assert health() == (200, {"status": "ok", "clock": "ok", "worker": "ok"})


def test_a_clock_without_a_worker(db):
    call_command("clock", once=True)

    assert health() == (503, {"status": "late", "clock": "ok", "worker": "late"})


def test_a_worker_that_stopped(db, run_worker):
    with time_machine.travel(timezone.now() - LATE_AFTER - datetime.timedelta(seconds=1)):
        beat_and_ask_worker()
        run_worker()
    beat_and_ask_worker()

    assert health() == (503, {"status": "late", "clock": "ok", "worker": "late"})


def test_both_that_stopped(db, run_worker):
    with time_machine.travel(timezone.now() - LATE_AFTER - datetime.timedelta(seconds=1)):
        beat_and_ask_worker()
        run_worker()

    assert health() == (503, {"status": "late", "clock": "late", "worker": "late"})
    assert {Client().generic(method, "/health/work").status_code for method in ("POST", "PUT", "DELETE")} == {405}


def test_heartbeats_leave_one_task_at_most(db, run_worker):
    for _ in range(3):
        beat_and_ask_worker()
    assert DBTaskResult.objects.count() == 1

    run_worker()
    beat_and_ask_worker()
    assert DBTaskResult.objects.count() == 1


def test_a_worker_that_was_killed_in_its_heartbeat_does_not_stop_the_others(db, run_worker):
    beat_and_ask_worker()
    DBTaskResult.objects.get().claim("the worker that was killed")

    beat_and_ask_worker()
    run_worker()

    assert health() == (200, {"status": "ok", "clock": "ok", "worker": "ok"})


def test_the_database_away(db, caplog):
    with mock.patch("scheduling.views.late_processes", side_effect=OperationalError("refused")):
        assert health() == (503, {"status": "late", "clock": "late", "worker": "late"})
    assert "the database does not answer" in caplog.text
