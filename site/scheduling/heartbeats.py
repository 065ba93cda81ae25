"""Heartbeats of clock and worker: the clock beats each minute and gives the worker a task that beats for it.

So a worker that hangs, or is hours behind, counts as late, and not only one that has ended.
"""

from __future__ import annotations

import datetime

from django.tasks import task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.outages import unwritable
from core.registry import register_job
from scheduling.models import Heartbeat

CLOCK, WORKER = "clock", "worker"
LATE_AFTER = datetime.timedelta(minutes=5)
EVERY_SECONDS = 60
#: The name of the job. The clock leaves it out while another job does not end (`scheduling.clock`).
HEARTBEAT = "heartbeat"


def beat(process: str) -> None:
    Heartbeat.objects.update_or_create(process=process, defaults={"at": timezone.now()})
    unwritable.ends()


@task(priority=100)
def beat_for_worker() -> None:
    beat(WORKER)


@register_job(HEARTBEAT, EVERY_SECONDS)
def beat_and_ask_worker() -> None:
    """At most one of these tasks waits, and none is kept. One that runs is no reason: its worker may be dead."""
    beat(CLOCK)
    tasks = DBTaskResult.objects.filter(task_path=beat_for_worker.module_path)
    tasks.finished().delete()
    if not tasks.ready().exists():
        beat_for_worker.enqueue()


def late_processes() -> list[str]:
    """The processes that have not shown themselves for `LATE_AFTER`."""
    on_time = Heartbeat.objects.filter(at__gte=timezone.now() - LATE_AFTER).values_list("process", flat=True)
    return [process for process in (CLOCK, WORKER) if process not in set(on_time)]
