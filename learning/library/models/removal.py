"""Keys of the private storage that nothing needs any more."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils import timezone


class KeyToRemoveQuerySet(models.QuerySet):
    def add(self, keys: Iterable[str], *, after: datetime.timedelta = datetime.timedelta(0)) -> None:
        """In the transaction that takes the row away, so that neither is lost without the other."""
        due_at = timezone.now() + after
        rows = [self.model(key=key, due_at=due_at) for key in keys if key]
        self.bulk_create(rows, ignore_conflicts=True)

    def due(self) -> Self:
        return self.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")


class KeyToRemove(models.Model):
    """An object of the private storage that a job removes until it succeeds (`removals.remove_due`)."""

    key = models.CharField(max_length=100, unique=True)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = KeyToRemoveQuerySet.as_manager()

    def __str__(self) -> str:
        return self.key
