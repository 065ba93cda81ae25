"""Query conditions that several apps use."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone


def published(prefix: str = "") -> Q:
    """Live, begun and not expired at this moment, even if the scheduled job has not run yet.

    `prefix` is the lookup from the queried model to the record, for example "section__".
    """
    now = timezone.now()
    begun = Q(**{f"{prefix}go_live_at__isnull": True}) | Q(**{f"{prefix}go_live_at__lte": now})
    not_over = Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": now})
    return Q(**{f"{prefix}live": True}) & begun & not_over
