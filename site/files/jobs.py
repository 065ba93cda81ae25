"""The scheduled jobs of pictures and documents."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

from django.core.files.storage import Storage, default_storage, storages
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.tasks import delete_file_from_storage_task

from core.registry import register_job
from core.storages import ARRIVING, WholeFileStorage
from files.consent import keep_to_consent, out_of_step
from files.models import PublicDocument, PublicImage, Rendition
from files.tasks import forget_withheld

logger = logging.getLogger("files")
MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
#: A file is stored before its row is committed.
TIME_FOR_A_ROW = datetime.timedelta(hours=1)
FOLDERS: dict[str, Any] = {"original_images": PublicImage, "images": Rendition, "documents": PublicDocument}
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


@register_job("files: remove what no row names", DAY)
def remove_what_no_row_names() -> int:
    """Removes public files whose request was rolled back or killed after it had stored them, or while it did."""
    removed = 0
    try:
        for storage, name in chain(_still_arriving(), _without_a_row()):
            with suppress(FileNotFoundError):  # it has arrived meanwhile
                if timezone.now() - storage.get_modified_time(name) >= TIME_FOR_A_ROW:
                    storage.delete(name)
                    removed += 1
    except OSError as error:
        logger.error("The storages could not be searched for files without a row: %s", error)
    return removed


def _still_arriving() -> Iterator[tuple[Storage, str]]:
    """On disk, of private files too."""
    for storage in (storages["default"], storages["private"]):
        if isinstance(storage, WholeFileStorage):
            with suppress(FileNotFoundError):  # nothing was ever stored there
                yield from ((storage, name) for name in storage.listdir("")[1] if name.startswith(ARRIVING))


def _without_a_row() -> Iterator[tuple[Storage, str]]:
    """Files are asked for in folders alone that no row names: each file has its own (`files.models.unique_path`)."""
    for root, model in FOLDERS.items():
        known = {name.split("/")[1] for name in model.objects.values_list("file", flat=True) if "/" in name}
        try:
            folders, _files = default_storage.listdir(root)
        except FileNotFoundError:  # nothing was ever stored there
            continue
        for folder in sorted(set(folders) - known):
            names = default_storage.listdir(f"{root}/{folder}")[1]
            yield from ((default_storage, f"{root}/{folder}/{name}") for name in names)
