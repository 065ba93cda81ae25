"""Questions about the records around a page."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


class PublishedQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Live, and the clock says so too: a schedule that has not run yet opens and closes nothing late."""
        now = timezone.now()
        begun = Q(go_live_at__isnull=True) | Q(go_live_at__lte=now)
        not_over = Q(expire_at__isnull=True) | Q(expire_at__gt=now)
        return self.filter(begun & not_over, live=True)
