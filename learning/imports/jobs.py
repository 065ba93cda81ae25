"""Removes files of imports that nobody confirmed, and takes up what was left."""

from __future__ import annotations

from django.utils import timezone

from core.registry import register_job
from learning.imports import services
from learning.imports.carrying_out import remove_file
from learning.imports.models import ImportRun, RunState
from learning.imports.services import KEPT_FOR


@register_job("imports: remove files that nobody confirmed", 300)
def remove_waiting_files() -> int:
    """Files of runs that waited for an hour, and those of ended runs that could not be removed then."""
    before = timezone.now() - KEPT_FOR
    late = ImportRun.objects.filter(uploaded_at__lt=before).exclude(file="").exclude(state=RunState.CONFIRMED)
    for run in late[:100]:
        services.cancel(run)
        remove_file(run)
    return len(late)
