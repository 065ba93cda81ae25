"""The scheduled job of the bin."""

from __future__ import annotations

import logging

from core.registry import register_job
from recycle_bin import services

logger = logging.getLogger(__name__)
HOUR = 60 * 60


@register_job("recycle_bin: delete for good what is 30 days old", HOUR)
def empty_bin() -> int:
    """Each deletion by itself: one whose files cannot be removed now is tried again next hour."""
    emptied = 0
    for deletion in services.expired():
        try:
            services.delete_for_good(deletion)
        except Exception:  # a storage may fail in many ways, and the others must go on
            logger.exception("%r could not be deleted for good and is tried again.", deletion.title)
        else:
            emptied += 1
    return emptied
