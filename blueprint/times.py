"""Times as tables write them: `2017`, `Feb 2017`, `28 October 2019`, with the months of every language of the site."""

from __future__ import annotations

import re
from functools import cache

from django.conf import settings
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_AP
from django.utils.translation import override

_TIME = re.compile(r"(?:(?:(?P<day>[1-9]|[12]\d|3[01]) )?(?P<month>[^\W\d]+)\.? )?(?P<year>[12]\d{3})")
#: A year alone is placed in its middle, a month alone too.
_MIDDLE_OF_YEAR, _MIDDLE_OF_MONTH = 6, 0.5


def time_in(text: str) -> float | None:
    """In months since the year 0; None for anything else."""
    found = _TIME.fullmatch(" ".join(text.split()))
    if not found:
        return None
    months = int(found["year"]) * 12
    if not found["month"]:
        return months + _MIDDLE_OF_YEAR
    month = _months().get(found["month"].casefold())
    if month is None:
        return None
    return months + month - 1 + ((int(found["day"]) - 1) / 31 if found["day"] else _MIDDLE_OF_MONTH)


@cache
def _months() -> dict[str, int]:
    """Each name of a month, whole and short, and its number."""
    found: dict[str, int] = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            for names in (MONTHS, MONTHS_3, MONTHS_AP):
                found |= {str(name).rstrip(".").casefold(): number for number, name in names.items()}
    return found
