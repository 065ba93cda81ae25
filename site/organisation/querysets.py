"""Which jobs are open, and in what order they are listed."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.utils import timezone


def open_jobs(jobs: QuerySet) -> QuerySet:
    """Those whose last moment has not come yet, that which closes first before the others."""
    return jobs.filter(closes_at__gt=timezone.now()).order_by("closes_at", "pk")


def open_ones_first(jobs: QuerySet) -> QuerySet:
    """The latest closing time first: every open job closes later than every closed one."""
    return jobs.order_by(F("closes_at").desc(nulls_last=True), "-pk")
