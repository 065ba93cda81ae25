"""Awards made as short as a test can say them."""

from __future__ import annotations

from core.records import free_slug
from learning.networks.enums import Region
from learning.quality_mark.enums import Level
from learning.quality_mark.models import Award, AwardTranslation
from tests.factories import in_days


def make_award(organisation="Example Trust 12", since=400, due=600, withdrawn=None, reason=(), **fields) -> Award:
    """`since`, `due` and `withdrawn` in days from today; `reason` in English and in Welsh."""
    values = {
        "level": Level.SILVER,
        "region": Region.NORTH_WEST,
        "awarded_on": in_days(-since),
        "due_on": in_days(due),
        "withdrawn_on": None if withdrawn is None else in_days(-withdrawn),
        "live": True,
    }
    award = Award(organisation=organisation, slug=free_slug(Award, organisation), **values | fields)
    for language, words in zip(("en-gb", "cy"), reason, strict=False):
        award.translations.add(AwardTranslation(language=language, withdrawn_reason=words))
    award.save()
    return award
