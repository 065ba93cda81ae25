"""Numbers of downloads by resource, network, region, sector and quarter: of the records that are kept, and of older ones."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncQuarter

from core.dates import LONDON, add_months, london_day, midnight, today
from learning.library.models import Download, DownloadCount

#: After so many months a record of who downloaded what is counted and deleted.
KEPT_MONTHS = 24
#: What a number is counted by, besides the quarter: the field of a `DownloadCount`, and the lookup from a `Download`.
DIMENSIONS = {"resource": "file__resource", "network": "network", "region": "region", "sector": "sector"}
#: All that a `DownloadCount` takes over, but for the quarter.
KEPT = DIMENSIONS | {"former_title": "former_title"}


def quarter_of(day: datetime.date) -> datetime.date:
    """The first day of its quarter."""
    return datetime.date(day.year, day.month - (day.month - 1) % 3, 1)


@transaction.atomic
def count_old_downloads(at_once: int) -> int:
    """Replaces the oldest records that are no longer kept by their numbers, all or nothing; returns how many these were."""
    old = Download.objects.filter(at__lt=midnight(add_months(today(), -KEPT_MONTHS)))
    locked = list(old.select_for_update().order_by("pk").values_list("pk", flat=True)[:at_once])
    rows = _by_quarter(Download.objects.filter(pk__in=locked)).order_by()
    for *key, number in rows.values_list(*KEPT.values(), "quarter").annotate(Count("pk")):
        fields = dict(zip([*KEPT, "quarter"], key, strict=True))
        _add(fields | {"quarter": london_day(fields["quarter"])}, number)
    Download.objects.filter(pk__in=locked).delete()
    return len(locked)


def _add(fields: dict[str, Any], number: int) -> None:
    same = Q(**{name: value for name, value in fields.items() if value is not None})
    for name in (name for name, value in fields.items() if value is None):
        same &= Q(**{f"{name}__isnull": True})
    first = DownloadCount.objects.select_for_update().filter(same).order_by("pk").first()
    if first is None:
        first = DownloadCount(number=0)
        for field in DownloadCount._meta.concrete_fields:
            if field.name in fields:
                setattr(first, field.attname, fields[field.name])
    first.number += number
    first.save()


def _by_quarter(downloads: QuerySet[Download]) -> QuerySet[Download]:
    return downloads.annotate(quarter=TruncQuarter("at", tzinfo=LONDON))


def numbers_by(dimension: str, first: datetime.date, end: datetime.date) -> dict[Any, Counter[datetime.date]]:
    """By resource (or network, …) and quarter, of the quarters from `first` until before `end`.

    A resource that was deleted has its title as the key.
    """
    title = ["former_title"] if dimension == "resource" else []
    found: dict[Any, Counter[datetime.date]] = {}
    kept = _by_quarter(Download.objects.filter(at__gte=midnight(first), at__lt=midnight(end))).order_by()
    older = DownloadCount.objects.filter(quarter__gte=first, quarter__lt=end).order_by()
    rows = [
        *kept.values_list(DIMENSIONS[dimension], *title, "quarter").annotate(Count("pk")),
        *older.values_list(dimension, *title, "quarter").annotate(Sum("number")),
    ]
    for key, *former, quarter, number in rows:
        if key is None and any(former):
            key = former[0]
        day = london_day(quarter) if isinstance(quarter, datetime.datetime) else quarter
        found.setdefault(key, Counter())[day] += number
    return found
