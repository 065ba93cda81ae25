"""RIS as it is found: with or without `ER`, with one space or two before the dash, with repeated lines.

rispy loses a record without `ER`, cuts addresses at `;` and keeps one of two titles, so the lines are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from blueprint.citations.csl import UnknownType
from blueprint.citations.dates import csl_date
from blueprint.citations.names import csl_names
from blueprint.citations.reading.base import (
    AND_OTHERS,
    LONGEST_FIELD,
    Reader,
    Record,
    warning_left_out,
    warning_of_others,
)

TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "article-journal", "ABST": "article-journal",
    "MGZN": "article-newspaper", "NEWS": "article-newspaper", "INPR": "article", "UNPB": "article", "MANSCPT": "article",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "ENCYC": "chapter",
    "CONF": "book", "CPAPER": "paper-conference", "RPRT": "report", "GOVDOC": "report", "PAMP": "report",
    "STAND": "report", "THES": "thesis", "DATA": "dataset", "AGGR": "dataset", "ELEC": "webpage", "WEB": "webpage",
    "ICOMM": "webpage", "BLOG": "post-weblog", "SOUND": "song", "MPCT": "broadcast", "VIDEO": "broadcast",
    "ADVS": "broadcast", "HEAR": "hearing", "STAT": "legislation", "BILL": "legislation", "LEGAL": "legislation",
    "GEN": "",
}  # fmt: skip
_LINE = re.compile(r"\s{0,3}([A-Z][A-Z0-9]) {1,2}-(?: (.*)|(\S.*))?\s*\Z")
#: Tags, the first that there is, for each CSL variable of one text.
_TEXTS = {
    "title": ("TI", "T1", "CT"),
    "publisher": ("PB",),
    "volume": ("VL",),
    "edition": ("ET",),
    "DOI": ("DO",),
    "note": ("N1",),
}
_CONTAINER = ("T2", "JO", "JF", "BT", "JA")
_NUMBER = {"report": ("SN", "M1", "IS"), "chapter": ("SV",), "article": ("IS", "M1"), "thesis": ("M1",)}
_IN_SERIES = {"book", "report"}
_WITH_ISSUE = {"article-journal", "article-newspaper"}
_READ = {
    "TY", "ID", "LB", "AU", "A1", "A2", "A3", "ED", "T2", "T3", "JO", "JF", "BT", "JA", "PY", "Y1", "DA", "Y2", "UR",
    "L2", "SP", "EP", "M3", "IS", "M1", "SN", "SV", "LA", "C7", "ER", "DB", "DP", "LK",
    *(tag for tags in _TEXTS.values() for tag in tags),
}  # fmt: skip
Tags = dict[str, list[str]]


def read(text: str) -> Iterator[Record]:
    """One record for each `TY`. What stands outside of records is no part of any."""
    records: list[tuple[int, Tags]] = []
    is_open, last = False, ""
    for number, line in enumerate(text.split("\n"), start=1):
        match = _LINE.match(line)
        tag = match[1] if match else ""
        value = ((match[2] or match[3] or "") if match else line).strip()
        if tag == "TY":
            records.append((number, {}))
        is_open = tag != "ER" and (is_open or tag == "TY")
        if not is_open:
            continue
        if match:
            records[-1][1].setdefault(tag, []).append(value)
            last = tag
        elif value and last != "TY" and len(records[-1][1][last][-1]) < LONGEST_FIELD:  # goes on from the line before
            records[-1][1][last][-1] += f" {value}"
    return (_record(number, tags) for number, tags in records)


def _record(line: int, tags: Tags) -> Record:
    name = _first(tags, "ID", "TI", "T1") or f"TY {tags['TY'][0]}"
    try:
        item, warnings = _item(tags)
    except UnknownType as error:
        return Record(line=line, name=name, fault=str(error))
    return Record(line=line, name=name, item=item, warnings=tuple(warnings))


def _first(tags: Tags, *names: str) -> str:
    return next((value for name in names for value in tags.get(name, []) if value), "")


def _item(tags: Tags) -> tuple[dict[str, Any], list[str]]:
    word = tags["TY"][0].upper()
    if word not in TYPES:
        raise UnknownType(word)
    kind = TYPES[word] or ("webpage" if tags.get("UR") else "report")
    item: dict[str, Any] = {"id": _first(tags, "ID", "LB"), "type": kind}
    item |= {variable: _first(tags, *names) for variable, names in _TEXTS.items()}
    if not item["title"] and kind in {"book", "report"}:
        item["title"] = _first(tags, "BT")
    item |= _people(kind, tags) | _place(kind, tags) | _numbers(kind, tags)
    item["issued"] = _issued(tags)
    item["accessed"] = _date(_first(tags, "Y2"))
    item["URL"] = _first(tags, "UR", "L2")
    return item, _warnings(tags)


def _warnings(tags: Tags) -> list[str]:
    twice = [tag for tag in ("TI", "T1", "UR", "DO", "PY", "SN") if len(set(tags.get(tag, []))) > 1]
    warnings = [_("It has several lines %(tag)s; the first is kept.") % {"tag": tag} for tag in twice]
    if any(value.lower() in {AND_OTHERS, "et al", "et al."} for value in (*tags.get("AU", []), *tags.get("A1", []))):
        warnings.append(warning_of_others())
    return warnings + warning_left_out(tag for tag, values in tags.items() if any(values) and tag not in _READ)


def _people(kind: str, tags: Tags) -> dict[str, list[dict[str, str]]]:
    editors, series_editors = ("A3", "A2") if kind == "book" else ("A2", "A3")
    return {
        "author": _names(tags, "AU", "A1"),
        "editor": _names(tags, "ED", editors),
        "collection-editor": _names(tags, series_editors),
    }


def _names(tags: Tags, *names: str) -> list[dict[str, str]]:
    lines = [value for name in names for value in tags.get(name, [])]
    return csl_names("\n".join(line for line in lines if line.lower() not in {AND_OTHERS, "et al", "et al."}))


def _place(kind: str, tags: Tags) -> dict[str, str]:
    """What it stands in, and the series."""
    container, series = _first(tags, *_CONTAINER), _first(tags, "T3")
    if kind in _IN_SERIES and not series:
        container, series = "", _first(tags, "T2")
    return {"container-title": container, "collection-title": series}


def _numbers(kind: str, tags: Tags) -> dict[str, str]:
    start, end = _first(tags, "SP", "C7"), _first(tags, "EP")
    version = {"version": _first(tags, "ET"), "edition": ""} if kind == "dataset" else {}
    return version | {
        "page": start if not end or "-" in start else f"{start}-{end}",
        "issue": _first(tags, "IS") if kind in _WITH_ISSUE else "",
        "number": _first(tags, *_NUMBER.get(kind, ("M1",))),
        "language": _first(tags, "LA"),
        "genre": _first(tags, "M3") if kind in {"report", "thesis", "webpage", "post-weblog"} else "",
    }


def _issued(tags: Tags) -> dict | None:
    """The day or the season, where it is one of the year that the record names; else the year."""
    year, day = _date(_first(tags, "PY", "Y1")), _date(_first(tags, "DA"))
    is_known = day and "literal" not in day
    return day if is_known and (not year or len(str(day)) >= len(str(year))) else year or day


def _date(text: str) -> dict | None:
    """`2025/02/05/` or `2025///Spring`, else as other texts."""
    year, *more = (part.strip() for part in text.split("/"))
    if not more:
        return csl_date(year)
    season = csl_date(f"{more[-1]} {year}") if more[-1] and not more[-1].isdecimal() else None
    if season and "literal" not in season:
        return season
    return csl_date("-".join(part for part in (year, *more[:2]) if part.isdecimal())) or csl_date(text)


READER = Reader(name="RIS", recognises=re.compile(r"^\s{0,3}TY {1,2}- ?\w", re.M).search, read=read)
