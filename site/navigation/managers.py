"""Questions about the records around a page."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


class NoticeQuerySet(models.QuerySet):
    def running(self) -> Self:
        """Turned on, and the clock is between the two times."""
        now = timezone.now()
        begun = Q(starts_at=None) | Q(starts_at__lte=now)
        not_over = Q(ends_at=None) | Q(ends_at__gt=now)
        return self.filter(begun & not_over, is_on=True)
