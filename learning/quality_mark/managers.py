"""Querysets of awards. Today is the date in London."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from core.querysets import published
from learning.quality_mark.enums import Order, Standing

if TYPE_CHECKING:
    # Named in strings below; the models import this module.
    from learning.quality_mark.models import Award  # noqa: F401


class AwardQuerySet(models.QuerySet["Award"]):
    def published(self) -> AwardQuerySet:
        """What the public register shows; lapsed and withdrawn awards stay in it."""
        return self.filter(published())

    def with_words(self, words: str) -> list[int]:
        """The keys of awards to organisations with each word in their name."""
        conditions = (Q(organisation__icontains=word) for word in words.split())
        return list(self.filter(*conditions).values_list("pk", flat=True))

    def in_order(self, order: str) -> AwardQuerySet:
        name = Lower("organisation")
        match order:
            case Order.NEWEST:
                return self.order_by("-awarded_on", name, "pk")
            case Order.DUE:
                return self.order_by("due_on", name, "pk")
        return self.order_by(name, "pk")


def standing_on(day: datetime.date) -> dict[Standing, Q]:
    """The condition of each standing, of which every award fulfils exactly one. The due date itself still counts."""
    kept = Q(withdrawn_on__isnull=True)
    return {
        Standing.IN_DATE: kept & Q(due_on__gte=day),
        Standing.LAPSED: kept & Q(due_on__lt=day),
        Standing.WITHDRAWN: ~kept,
    }
