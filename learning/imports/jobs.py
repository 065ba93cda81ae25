"""Removes files of imports that nobody confirmed, and takes up what was left."""

from __future__ import annotations

import datetime
import logging

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.registry import register_job
from learning.imports import services
from learning.imports.carrying_out import remove_file, stop
from learning.imports.models import FOLDER, ImportRun, RunState
from learning.imports.services import KEPT_FOR
from learning.imports.tasks import carry_out_import
from learning.library.files.storages import private_storage

logger = logging.getLogger("learning.imports")
FIVE_MINUTES, DAY = 300, 24 * 60 * 60

#: The reasons of refused rows quote what stood in them, as names of people who never had an account.
REASONS_KEPT_FOR = datetime.timedelta(days=90)
#: A run that is not done by then never will be: its task fails again and again, and the log says why.
CARRIED_OUT_IN = datetime.timedelta(days=1)


@register_job("imports: take up what was left", FIVE_MINUTES)
def take_up() -> int:
    """Runs of which no task is left: the storage was away, or two runs changed the same people and the database ended one."""
    tasks = DBTaskResult.objects.filter(task_path=carry_out_import.module_path, status__in=["READY", "RUNNING"])
    in_hands = {args_kwargs["args"][0] for args_kwargs in tasks.values_list("args_kwargs", flat=True)}
    left = list(ImportRun.objects.filter(state=RunState.CONFIRMED).exclude(pk__in=in_hands))
    for run in left:
        logger.warning("Import %s goes on at row %s: the log says above why it had ended there.", run.pk, run.position)
        carry_out_import.enqueue(run.pk)
    return len(left)


@register_job("imports: remove files that nobody confirmed", FIVE_MINUTES)
def remove_waiting_files() -> int:
    """Files of runs that waited for an hour, those of ended runs that could not be removed then, and of runs whose task failed."""
    before = timezone.now() - KEPT_FOR
    stuck = ImportRun.objects.filter(state=RunState.CONFIRMED, uploaded_at__lt=timezone.now() - CARRIED_OUT_IN)
    late = ImportRun.objects.filter(uploaded_at__lt=before).exclude(file="").exclude(state=RunState.CONFIRMED)
    removed = 0
    try:
        for run in stuck[:10]:
            stop(run, "it was not done within a day.")
        for run in late[:100]:
            services.cancel(run)
            remove_file(run)
            removed += 1
    except OSError as error:
        logger.error("The private storage did not remove the file of an import; it is asked again: %s", error)
    return removed


@register_job("imports: remove files without a row", DAY)
def remove_files_without_a_row() -> int:
    """A process that was killed, or whose request was rolled back, had stored them: lists of people that nobody would find."""
    storage, removed = private_storage(), 0
    try:
        stored = {f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]}
        known = set(ImportRun.objects.exclude(file="").values_list("file", flat=True))
        for key in sorted(stored - known):
            if timezone.now() - storage.get_modified_time(key) >= KEPT_FOR:
                storage.delete(key)
                removed += 1
    except FileNotFoundError:  # nothing was ever stored there, or it was removed meanwhile
        pass
    except OSError as error:
        logger.error("The private storage could not be searched for files of imports without a row: %s", error)
    return removed


@register_job("imports: forget what refused rows said", DAY)
def forget_reasons() -> int:
    """The numbers of a run stay."""
    ended = ImportRun.objects.filter(finished_at__lt=timezone.now() - REASONS_KEPT_FOR)
    return ended.exclude(reasons=[]).update(reasons=[])
