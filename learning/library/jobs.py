"""Scheduled jobs of libraries."""

from __future__ import annotations

import logging

from core.registry import register_job
from learning.library import services
from learning.library.models import ResourceFile
from learning.library.storages import StorageUnavailable

logger = logging.getLogger("learning.library")
DAY = 24 * 60 * 60


@register_job("library: look for missing files", DAY)
def look_for_missing_files() -> int:
    """Checks that the private storage has every file that can be downloaded; a report lists the missing ones."""
    missing = 0
    for file in ResourceFile.objects.offered().select_related("resource").iterator(chunk_size=200):
        try:
            missing += not services.is_stored(file)
        except StorageUnavailable:
            logger.exception("The private storage did not answer: the look for missing files stops here.")
            break
    return missing
