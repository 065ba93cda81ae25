"""Removes files of imports that nobody confirmed, and takes up what was left."""

from __future__ import annotations

import datetime

from django.utils import timezone

from core.registry import register_job
from learning.imports import services
from learning.imports.carrying_out import finish, remove_file
from learning.imports.models import ImportRun, RunState
from learning.imports.services import KEPT_FOR

#: A run that is not done by then never will be: its task failed, and the log says why.
CARRIED_OUT_IN = datetime.timedelta(days=1)


@register_job("imports: remove files that nobody confirmed", 300)
def remove_waiting_files() -> int:
    """Files of runs that waited for an hour, those of ended runs that could not be removed then, and of runs whose task failed."""
    for stuck in ImportRun.objects.filter(state=RunState.CONFIRMED, uploaded_at__lt=timezone.now() - CARRIED_OUT_IN)[
        :10
    ]:
        finish(stuck, RunState.STOPPED)
    before = timezone.now() - KEPT_FOR
    late = ImportRun.objects.filter(uploaded_at__lt=before).exclude(file="").exclude(state=RunState.CONFIRMED)
    for run in late[:100]:
        services.cancel(run)
        remove_file(run)
    return len(late)
