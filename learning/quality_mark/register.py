"""Counts of the register, as its pages show them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count

from learning.quality_mark.enums import Standing
from learning.quality_mark.managers import AwardQuerySet, standing_on


@dataclass(frozen=True)
class StandingCount:
    """How many awards stand so."""

    standing: Standing
    count: int


def standing_counts(awards: AwardQuerySet, day: datetime.date) -> list[StandingCount]:
    """Of each standing, those without awards included; one query."""
    wanted = {standing.value: Count("pk", filter=condition) for standing, condition in standing_on(day).items()}
    counted = awards.order_by().aggregate(**wanted)
    return [StandingCount(standing, counted[standing.value]) for standing in Standing]
