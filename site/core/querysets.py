"""Conditions that every app asks in the same way."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone


def published(prefix: str = "") -> Q:
    """Live, and the clock says so too: a schedule that has not run yet opens and closes nothing late.

    `prefix` leads from the rows that are asked to the record that is meant, for example "section__".
    """
    now = timezone.now()
    begun = Q(**{f"{prefix}go_live_at__isnull": True}) | Q(**{f"{prefix}go_live_at__lte": now})
    not_over = Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": now})
    return Q(**{f"{prefix}live": True}) & begun & not_over
