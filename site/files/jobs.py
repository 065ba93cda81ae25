"""The scheduled jobs of pictures and documents."""

from __future__ import annotations

from django_tasks_db.models import DBTaskResult
from wagtail.tasks import delete_file_from_storage_task

from core.registry import register_job
from files.consent import keep_to_consent, out_of_step
from files.tasks import forget_withheld

MINUTE, HOUR = 60, 60 * 60
REMOVALS = (delete_file_from_storage_task, forget_withheld)


@register_job("files: keep pictures to their consent", MINUTE)
def keep_pictures_to_consent() -> int:
    """Takes away the pictures whose consent has ended, and brings back those whose consent was extended."""
    return sum(keep_to_consent(pk) for pk in out_of_step().values_list("pk", flat=True))


@register_job("files: remove again what the storage kept", HOUR)
def retry_removals() -> int:
    """Makes failed removals of files ready again: the storage was away, and what was deleted must not stay."""
    failed = DBTaskResult.objects.failed().filter(task_path__in=[removal.module_path for removal in REMOVALS])
    return failed.update(
        status="READY",
        started_at=None,
        finished_at=None,
        worker_ids=[],
        traceback="",
        exception_class_path="",
    )
