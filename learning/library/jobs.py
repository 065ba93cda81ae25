"""Scheduled jobs of libraries."""

from __future__ import annotations

import contextlib
import datetime
import logging

from django.conf import settings

from core.registry import register_job
from core.storages import StorageUnavailable
from files.scanning import ScannerUnavailable
from learning.library import removals, services
from learning.library.models import KeyToRemove, ResourceFile, Section
from learning.library.packs import services as packs
from learning.library.packs.tasks import make_pack
from learning.library.reading import digests
from learning.library.reports.download_numbers import count_old_downloads
from scheduling.slices import work_through

logger = logging.getLogger("learning.library")
MINUTE = 60
FIVE_MINUTES = 5 * MINUTE
DAY, QUARTER_OF_AN_HOUR = datetime.timedelta(days=1), datetime.timedelta(minutes=15)
HOUR = datetime.timedelta(hours=1)
#: So many files in a run that it takes seconds, also when each is asked for over the network.
LOOKED_FOR_AT_ONCE, SCANNED_AT_ONCE, COMPARED_AT_ONCE = 500, 20, 50
COUNTED_AT_ONCE = 1_000


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


@register_job("library: count old downloads", MINUTE)
def count_downloads_that_are_no_longer_kept() -> int:
    """A slice at each run: who downloaded what is kept for two years, then only numbers."""
    return count_old_downloads(COUNTED_AT_ONCE)


@register_job("library: begin the weekly digest", FIVE_MINUTES)
def begin_weekly_digest() -> None:
    digests.send_weekly()


@register_job("library: make packs", 10)
def make_packs() -> int:
    """Gives the packs in which something has changed to tasks."""
    wanted = packs.give_out()
    for pk in wanted:
        make_pack.enqueue(pk)
    return len(wanted)


@register_job("library: look for packs that differ", MINUTE)
def look_for_packs_that_differ() -> None:
    """Each section once an hour. Whoever changes one asks for its packs; this finds what a fault left out."""
    sections = Section.objects.select_related("library").prefetch_related("packs")
    work_through(
        "library: packs",
        sections,
        packs.look_for_changes,
        at_once=COMPARED_AT_ONCE,
        every=HOUR,
        unavailable=StorageUnavailable,
    )


@register_job("library: remove files", MINUTE)
def remove_files() -> int:
    """Removes what was deleted, withdrawn or made anew from the private storage."""
    return removals.remove_due()


@register_job("library: remove files without a row", int(DAY.total_seconds()))
def remove_files_without_a_row() -> int:
    """A process that was killed had stored them. `compare_private_files` names them."""
    try:
        left = removals.orphans()
    except StorageUnavailable as error:
        logger.error("The private storage could not be searched for files without a row: %s", error)
        return 0
    KeyToRemove.objects.add(left)
    return len(left)
