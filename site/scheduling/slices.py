"""Jobs that look at many rows: a slice at each run, so that no run is long and a restart loses nothing."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable

from django.db.models import Model, QuerySet
from django.utils import timezone

from scheduling.models import Round

logger = logging.getLogger(__name__)


def work_through[Row: Model](
    job: str,
    rows: QuerySet[Row],
    work: Callable[[Row], object],
    *,
    at_once: int,
    every: datetime.timedelta,
    unavailable: type[Exception],
) -> None:
    """Gives the next rows, by their id, to `work`. A new round begins when `every` has passed since the last began.

    Where it stopped is remembered. When `work` raises `unavailable`, which no row is to blame for, the run ends and that
    row comes first in the next one. A row with which anything else is wrong is logged and passed over until the next round.
    """
    now = timezone.now()
    round_, _ = Round.objects.get_or_create(job=job, defaults={"began_at": now})
    if round_.last_id is None:
        if round_.began_at <= now < round_.began_at + every:  # else the clock had been ahead, and was set back
            return
        round_.began_at, round_.last_id = now, 0
    try:
        chosen = list(rows.filter(pk__gt=round_.last_id).order_by("pk")[:at_once])
        for row in chosen:
            try:
                work(row)
            except unavailable:
                raise
            except Exception:  # one row must not stop the others
                logger.exception("%s: %r was passed over until the next round.", job, row)
            round_.last_id = row.pk
        if len(chosen) < at_once:
            round_.last_id = None
    finally:
        round_.save()
