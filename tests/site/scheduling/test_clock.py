"""One clock works, others stand by; a job that fails comes round again and holds up nobody."""

import datetime
import threading

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import registry
from scheduling.clock import Clock, make_lock
from scheduling.jobs import LOST_AFTER, free_lost_tasks

pytestmark = pytest.mark.postgresql


@pytest.fixture
def jobs(monkeypatch):
    """An empty table of jobs for one test."""
    table: dict = {}
    monkeypatch.setattr(registry, "_jobs", table)
    return table


def test_every_job_of_the_registry_runs(jobs, db):
    ran = []
    registry.register_job("one", 60)(lambda: ran.append("one"))
    registry.register_job("two", 60)(lambda: ran.append("two"))

    call_command("clock", once=True)

    assert ran == ["one", "two"]


def test_a_job_that_fails_does_not_stop_the_next_and_the_command_says_so(jobs, db):
    ran = []
    registry.register_job("broken", 60)(lambda: 1 / 0)
    registry.register_job("sound", 60)(lambda: ran.append("sound"))

    with pytest.raises(CommandError, match="broken"):
        call_command("clock", once=True)

    assert ran == ["sound"]


def test_two_clocks_do_the_work_once(jobs, db, capsys):
    ran = []
    registry.register_job("work", 60)(lambda: ran.append(1))
    first = make_lock()
    assert first.hold()
    try:
        call_command("clock", once=True)
        assert ran == []
        assert "Another clock is at work." in capsys.readouterr().out
    finally:
        first.release()

    call_command("clock", once=True)
    assert ran == [1]


def test_a_clock_that_holds_the_lock_keeps_it(db):
    lock = make_lock()
    assert lock.hold() and lock.hold()
    lock.release()
    other = make_lock()
    assert other.hold()
    other.release()


def test_each_job_waits_for_its_own_interval(jobs, db):
    ran = []
    registry.register_job("minute", 60)(lambda: ran.append("minute"))
    registry.register_job("day", 86_400)(lambda: ran.append("day"))
    hands = iter([0.0] * 6 + [61.0] * 6)
    clock = Clock(now=lambda: next(hands))

    clock.run_due()
    assert ran == ["minute", "day"]
    while next(hands) < 61:
        pass
    clock.run_due()
    assert ran == ["minute", "day", "minute"]


def test_being_told_to_stop_ends_it_at_once(jobs, db):
    registry.register_job("rare", 86_400)(lambda: None)
    clock = Clock()
    threading.Timer(0.2, clock.stop).start()
    began = timezone.now()

    clock.run_forever()

    assert timezone.now() - began < datetime.timedelta(seconds=3)


def test_a_clock_that_stands_by_does_not_say_that_it_runs(jobs, db, caplog):
    first, standby = make_lock(), Clock()
    assert first.hold()
    threading.Timer(0.2, standby.stop).start()
    standby.run_forever()
    first.release()
    assert "The clock stands by" in caplog.text
    assert "The clock runs." not in caplog.text

    alone = Clock()
    threading.Timer(0.2, alone.stop).start()
    alone.run_forever()
    assert "The clock runs." in caplog.text


def running(started_at, attempts=1):
    return DBTaskResult.objects.create(
        task_path="wagtail.search.tasks.insert_or_update_object_task",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=started_at,
        status="RUNNING",
        started_at=started_at,
        worker_ids=["gone"] * attempts,
    )


def test_a_task_whose_worker_was_killed_runs_again(db):
    lost = running(timezone.now() - LOST_AFTER - datetime.timedelta(minutes=1))
    fresh = running(timezone.now())

    assert free_lost_tasks() == 1

    lost.refresh_from_db()
    fresh.refresh_from_db()
    assert (lost.status, lost.started_at) == ("READY", None)
    assert fresh.status == "RUNNING"
    assert DBTaskResult.objects.ready().filter(pk=lost.pk).exists()


def test_a_task_that_lost_three_workers_is_given_up(db):
    lost = running(timezone.now() - LOST_AFTER * 2, attempts=3)

    free_lost_tasks()

    lost.refresh_from_db()
    assert lost.status == "FAILED"
    assert "three times" in lost.traceback


def test_old_finished_tasks_and_sessions_are_forgotten(db):
    with time_machine.travel(timezone.now() - datetime.timedelta(days=20)):
        done = running(timezone.now())
        done.set_successful(None)
        Session.objects.create(session_key="x" * 32, session_data="", expire_date=timezone.now())

    call_command("clock", once=True)

    assert not DBTaskResult.objects.exists()
    assert not Session.objects.exists()
