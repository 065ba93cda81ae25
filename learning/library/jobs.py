"""Scheduled jobs of libraries."""

from __future__ import annotations

import contextlib
import datetime
import logging

from django.conf import settings

from core.registry import register_job
from core.storages import StorageUnavailable
from files.scanning import ScannerUnavailable
from learning.library import digests, services
from learning.library.models import ResourceFile
from scheduling.slices import work_through

logger = logging.getLogger("learning.library")
MINUTE = 60
FIVE_MINUTES = 5 * MINUTE
DAY, QUARTER_OF_AN_HOUR = datetime.timedelta(days=1), datetime.timedelta(minutes=15)
#: So many files in a run that it takes seconds, also when each is asked for over the network.
LOOKED_FOR_AT_ONCE, SCANNED_AT_ONCE = 500, 20


@register_job("library: look for missing files", MINUTE)
def look_for_missing_files() -> int:
    """Asks the private storage once a day for every file that can be downloaded; a report lists the missing ones."""
    missing = 0

    def look(file: ResourceFile) -> None:
        nonlocal missing
        missing += not services.is_stored(file)

    offered = ResourceFile.objects.offered().select_related("resource")
    try:
        work_through(
            "library: missing files",
            offered,
            look,
            at_once=LOOKED_FOR_AT_ONCE,
            every=DAY,
            unavailable=StorageUnavailable,
        )
    except StorageUnavailable as error:
        logger.error("The private storage did not answer: the look for missing files goes on when it does: %s", error)
    return missing


@register_job("library: scan files", MINUTE)
def scan_waiting_files() -> int:
    """Has the virus scanner, where one is configured, look at files that it has not called clean yet."""
    released = 0
    if not settings.CLAMD_URL:
        return released

    def look(file: ResourceFile) -> None:
        nonlocal released
        try:
            released += services.scan_again(file)
        except ScannerUnavailable:
            raise
        except OSError:
            logger.exception("Key %s cannot be read in the private storage, so it was not scanned.", file.key)

    waiting = ResourceFile.objects.waiting_for_scan()
    with contextlib.suppress(ScannerUnavailable):  # it said so in the log
        work_through(
            "library: scan files",
            waiting,
            look,
            at_once=SCANNED_AT_ONCE,
            every=QUARTER_OF_AN_HOUR,
            unavailable=ScannerUnavailable,
        )
    return released


@register_job("library: begin the weekly digest", FIVE_MINUTES)
def begin_weekly_digest() -> None:
    digests.send_weekly()
