"""Awards of the quality mark in the public register, some of them lapsed or withdrawn."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from core.dates import today
from demo.grown.trees import add_to_indexes, insert_children, publish
from learning.networks.enums import Region
from learning.quality_mark.enums import Level
from learning.quality_mark.models import Award, AwardTranslation

#: Awards of one transaction.
AWARDS = 500
#: An award counts for so many days; they were given one after the other within so many.
VALID, DAYS = 1095, 1500
#: One award in so many was withdrawn.
WITHDRAWN = 50


def grow_awards(total: int) -> Iterator[int]:
    for first in range(1, total + 1, AWARDS):
        numbers = range(first, min(first + AWARDS, total + 1))
        with transaction.atomic():
            if not Award.objects.filter(slug=f"example-award-{first}").exists():
                awards = Award.objects.bulk_create(_award(number) for number in numbers)
                insert_children(awards, "translations")
                publish(awards, Award)
                add_to_indexes(awards)
        yield len(numbers)


def _award(number: int) -> Award:
    now = timezone.now()
    awarded = today() - datetime.timedelta(days=number % DAYS)
    award = Award(
        organisation=f"Example organisation {number} of the register",
        slug=f"example-award-{number}",
        level=Level.values[number % len(Level)],
        region=Region.values[number % len(Region)],
        awarded_on=awarded,
        due_on=awarded + datetime.timedelta(days=VALID),
        withdrawn_on=today() if number % WITHDRAWN == 0 else None,
        is_example=True,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )
    award.translations = [AwardTranslation(about="An example award.")]
    return award
