"""Scheduled jobs of libraries."""

from __future__ import annotations

import logging

from django.conf import settings

from core.registry import register_job
from core.storages import StorageUnavailable
from files.scanning import ScannerUnavailable
from learning.library import services
from learning.library.models import ResourceFile

logger = logging.getLogger("learning.library")
DAY = 24 * 60 * 60
QUARTER_OF_AN_HOUR = 15 * 60


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


@register_job("library: scan files", QUARTER_OF_AN_HOUR)
def scan_waiting_files() -> int:
    """Has the virus scanner, where one is configured, look at files that it has not called clean yet."""
    released = 0
    if not settings.CLAMD_URL:
        return released
    for file in ResourceFile.objects.waiting_for_scan().iterator(chunk_size=200):
        try:
            released += services.scan_again(file)
        except ScannerUnavailable:
            break  # it said so in the log
        except OSError:
            logger.exception("Key %s cannot be read in the private storage, so it was not scanned.", file.key)
    return released
