"""Dates of CSL items: a year, month, day, season or range of years; anything else stays as it was written.

In one text they follow ISO 8601 and its extension EDTF: `2025-02-05`, `2021-21` (spring), `2019/2021`.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from blueprint.citations.texts import one_line

#: The seasons of CSL are 1 to 4; EDTF writes them as the months 21 to 24.
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_MONTH_BEFORE_SPRING = 20
_PARTS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_YEARS = re.compile(r"(\d{4})\s?[-–/]\s?(\d{4})\Z")
_SEASON = re.compile(r"(spring|summer|autumn|fall|winter)\s(\d{4})\Z", re.I)
#: Begins as a date in numbers does. One that is not a date was mistyped.
_NUMBERS = re.compile(r"\d{4}\s?[-–/]\s?\d+([-/]\d+)?\Z")


def csl_date(text: str) -> dict | None:
    """A text as a CSL date in parts, with a season or as a range of years; other texts stay; None for an empty one."""
    text = one_line(text)
    if not text:
        return None
    if match := _YEARS.match(text):
        begin, end = int(match[1]), int(match[2])
        return {"date-parts": [[begin], [end]]} if begin < end else {"literal": text}
    if match := _SEASON.match(text):
        name = match[1].capitalize().replace("Fall", "Autumn")
        return {"date-parts": [[int(match[2])]], "season": SEASONS.index(name) + 1}
    match = _PARTS.match(text)
    parts = [int(part) for part in match.groups() if part] if match else []
    return _in_parts(parts) or {"literal": text}


def _in_parts(parts: list[int]) -> dict | None:
    """None for parts that are no date, such as 31 February."""
    if not parts:
        return None
    if len(parts) == 2 and _MONTH_BEFORE_SPRING < parts[1] <= _MONTH_BEFORE_SPRING + len(SEASONS):
        return {"date-parts": [parts[:1]], "season": parts[1] - _MONTH_BEFORE_SPRING}
    try:
        datetime.date(*parts, *[1] * (3 - len(parts)))
    except ValueError:
        return None
    return {"date-parts": [parts]}


def is_mistyped(text: str) -> bool:
    """Whether a text is written as a date in numbers and there is no such date."""
    return bool(_NUMBERS.match(one_line(text))) and "literal" in (csl_date(text) or {})


def normalise_date(value: Any) -> dict | None:
    """A date of any CSL-JSON; `raw` and half-empty parts, as other systems write them, included."""
    if isinstance(value, str):
        return csl_date(value)
    if not isinstance(value, dict):
        return None
    if value.get("raw") or value.get("literal"):
        return csl_date(str(value.get("raw") or value["literal"]))
    of_parts = value.get("date-parts")
    dates = [
        [int(part) for part in parts if str(part or "").isdecimal() and len(str(part)) <= 4][:3]
        for parts in (of_parts if isinstance(of_parts, list) else [])
        if isinstance(parts, list)
    ]
    dates = [parts for parts in dates if parts]
    if not dates:
        return None
    season = str(value.get("season") or "")
    return {"date-parts": dates[:2]} | ({"season": int(season)} if season in {"1", "2", "3", "4"} else {})


def date_text(value: dict | None) -> str:
    """A normalised date as one text, see above; other dates as they were written."""
    if not value:
        return ""
    if "literal" in value:
        return value["literal"]
    if "season" in value:
        return f"{value['date-parts'][0][0]:04d}-{_MONTH_BEFORE_SPRING + value['season']}"
    return "/".join("-".join([f"{year:04d}", *(f"{part:02d}" for part in more)]) for year, *more in value["date-parts"])


def year_of(value: dict | None) -> str:
    """The year, of a range the first; other dates as they were written."""
    return f"{value['date-parts'][0][0]:04d}" if value and "literal" not in value else date_text(value)


def is_single_year(value: dict | None) -> bool:
    """Whether it has one year, so that a letter can stand after it."""
    return value is not None and len(value.get("date-parts", [])) == 1
