"""Scheduled jobs for publishing, tasks and sessions. Each may run twice without harm."""

from __future__ import annotations

import datetime
import logging
from importlib import import_module

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.registry import SaidInLog, register_job
from scheduling.publishing import publish_due

logger = logging.getLogger(__name__)

#: Longer than any task of ours; one that runs longer lost its worker (killed, out of memory).
LOST_AFTER = datetime.timedelta(minutes=15)
MAX_ATTEMPTS = 3
MINUTE, DAY = 60, 24 * 60 * 60
LOST = "%s (task %s) lost its worker and runs again: if nobody stopped it, look whether it ran out of memory."
GIVEN_UP = "%s (task %s) is given up, its worker was lost %s times: what it was to do is not done. Give it more memory."


class PublishingFailed(SaidInLog):
    """Some items could not be published or taken down."""


@register_job("publish scheduled", MINUTE)
def publish_scheduled() -> None:
    """Publishes and unpublishes what is due. Raises PublishingFailed, which lists what failed."""
    report = publish_due()
    if report.failed:
        raise PublishingFailed("; ".join(report.failed))


@register_job("free lost tasks", MINUTE)
def free_lost_tasks() -> int:
    """Makes tasks ready again whose worker was killed; after three attempts they count as failed."""
    lost = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - LOST_AFTER)
    freed = 0
    for task in lost:
        again = len(task.worker_ids) < MAX_ATTEMPTS
        # Only if it is still running: its worker may have finished it this moment.
        freed += DBTaskResult.objects.filter(pk=task.pk, status=task.status).update(
            status="READY" if again else "FAILED",
            started_at=None if again else task.started_at,
            finished_at=None if again else timezone.now(),
            traceback="" if again else "The worker was lost three times while it ran this task.",
            exception_class_path="" if again else "scheduling.jobs.WorkerLost",
        )
        if again:
            logger.warning(LOST, task.task_path, task.pk)
        else:
            logger.error(GIVEN_UP, task.task_path, task.pk, MAX_ATTEMPTS)
    return freed


class WorkerLost(Exception):
    """The exception of a task whose worker was killed three times."""


@register_job("forget finished tasks", DAY)
def forget_finished_tasks() -> None:
    """Deletes successful tasks after two weeks, failed ones after eight, so that errors can be read."""
    now = timezone.now()
    tasks = DBTaskResult.objects
    tasks.successful().filter(finished_at__lt=now - datetime.timedelta(weeks=2)).delete()
    tasks.failed().filter(finished_at__lt=now - datetime.timedelta(weeks=8)).delete()


@register_job("forget expired sessions", DAY)
def forget_expired_sessions() -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
