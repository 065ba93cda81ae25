"""One clock works, others stand by; a job that fails comes round again and holds up nobody."""

import datetime
import threading
from collections import Counter

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import Session
from core import registry
from core.logs import EventFormatter
from scheduling.clock import Clock, make_lock
from scheduling.heartbeats import HEARTBEAT, LATE_AFTER
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


class Hands:
    """The time of a clock, in seconds."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hands():
    return Hands()


def strike(clock, hands, now):
    """What is due at that time has run; the long job runs."""
    hands.now = now
    clock.run_due()
    for name, job in clock.running.items():
        if name != "long":
            job.thread.join()


def test_each_job_waits_for_its_own_interval(jobs, db, hands):
    ran = []
    registry.register_job("minute", 60)(lambda: ran.append("minute"))
    registry.register_job("day", 86_400)(lambda: ran.append("day"))
    clock = Clock(now=hands)

    for now, expected in ((0, {"minute": 1, "day": 1}), (59, {"minute": 1, "day": 1}), (61, {"minute": 2, "day": 1})):
        strike(clock, hands, now)
        clock.finish()
        assert Counter(ran) == expected


@pytest.fixture
def long_job(jobs):
    """A job that ends when it is told to."""

    class LongJob:
        begun, end = [], threading.Event()

    @registry.register_job("long", 60)
    def run():
        LongJob.begun.append(1)
        assert LongJob.end.wait(30)

    yield LongJob
    LongJob.end.set()


def test_no_job_waits_for_another_and_none_runs_twice_at_a_time(long_job, db, hands):
    quick = []
    registry.register_job("quick", 60)(lambda: quick.append(hands.now))
    clock = Clock(now=hands)

    for now in (0, 61, 122):
        strike(clock, hands, now)
    assert (quick, long_job.begun) == ([0, 61, 122], [1])

    long_job.end.set()
    clock.finish()
    strike(clock, hands, 183)
    clock.finish()
    assert long_job.begun == [1, 1]


def test_a_job_that_failed_runs_at_its_next_time_and_is_one_line_in_the_log(jobs, db, hands, caplog):
    fails = [True, False]

    @registry.register_job("broken", 60)
    def run():
        if fails.pop(0):
            raise OSError("the disk is full")

    clock = Clock(now=hands)
    for now in (0, 61):
        strike(clock, hands, now)
        clock.finish()

    assert fails == []
    (record,) = caplog.records
    assert "'broken' failed" in record.getMessage() and "\n" not in EventFormatter("%(message)s").format(record)


def test_a_job_that_does_not_end_keeps_the_clock_from_showing_itself(long_job, db, hands, caplog):
    beats = []
    registry.register_job(HEARTBEAT, 60)(lambda: beats.append(hands.now))
    clock = Clock(now=hands)
    late = LATE_AFTER.total_seconds()

    strike(clock, hands, 0)
    strike(clock, hands, late - 1)
    strike(clock, hands, late + 60)
    assert "these jobs do not end: long" in caplog.text
    long_job.end.set()
    clock.finish()
    strike(clock, hands, late + 120)
    clock.finish()

    assert beats == [0, late - 1, late + 120]


def test_a_clock_that_is_stopped_waits_for_its_jobs(long_job, db):
    clocks = []

    def run() -> None:  # a connection, and with it the lock, belongs to the thread that made it
        clocks.append(Clock())
        clocks[0].run_forever()

    runs = threading.Thread(target=run)
    runs.start()
    while not long_job.begun and runs.is_alive():
        runs.join(0.01)
    clocks[0].stop()
    runs.join(0.2)
    assert runs.is_alive() and not make_lock().hold()

    long_job.end.set()
    runs.join()
    other = make_lock()
    assert other.hold()
    other.release()


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


def test_a_task_whose_worker_was_killed_runs_again(db, caplog):
    lost = running(timezone.now() - LOST_AFTER - datetime.timedelta(minutes=1))
    fresh = running(timezone.now())

    assert free_lost_tasks() == 1

    lost.refresh_from_db()
    fresh.refresh_from_db()
    assert (lost.status, lost.started_at) == ("READY", None)
    assert fresh.status == "RUNNING"
    assert f"{lost.task_path} (task {lost.pk}) lost its worker and runs again" in caplog.text
    assert DBTaskResult.objects.ready().filter(pk=lost.pk).exists()


def test_a_task_that_lost_three_workers_is_given_up(db, caplog):
    lost = running(timezone.now() - LOST_AFTER * 2, attempts=3)

    free_lost_tasks()

    lost.refresh_from_db()
    assert lost.status == "FAILED"
    assert "three times" in lost.traceback
    assert f"{lost.task_path} (task {lost.pk}) is given up" in caplog.text


def test_old_finished_tasks_and_sessions_are_forgotten(db):
    with time_machine.travel(timezone.now() - datetime.timedelta(days=20)):
        done = running(timezone.now())
        done.set_successful(None)
        Session.objects.create(session_key="x" * 32, session_data="", expire_date=timezone.now())

    call_command("clock", once=True)

    assert not DBTaskResult.objects.exists()
    assert not Session.objects.exists()
