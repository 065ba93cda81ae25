"""Citations as RIS. The only module that uses rispy, which takes a string for a list of its characters.

Programs read the same tag differently for each type of work; the tags here are those that Zotero and EndNote read back
as what they are. A body ends with a comma and holds no other one: else they take its last word for a family name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import rispy

from blueprint.citations.base import CitationFormat
from blueprint.citations.csl import normalise
from blueprint.citations.dates import SEASONS, date_text, year_of
from blueprint.citations.names import sorted_name
from blueprint.citations.texts import without_markup

TYPES = {
    "article-journal": "JOUR", "article-newspaper": "NEWS", "article": "JOUR", "book": "BOOK",
    "broadcast": "MPCT", "chapter": "CHAP", "dataset": "DATA", "hearing": "HEAR", "legislation": "STAT",
    "paper-conference": "CPAPER", "post-weblog": "BLOG", "report": "RPRT", "song": "SOUND", "thesis": "THES",
    "webpage": "ELEC",
}  # fmt: skip
#: The name that rispy has for the tag of the number: `M1`, but `SN` for a report, `SV` for a chapter, …
_NUMBER = {"report": "issn", "chapter": "series_volume", "article-journal": "number", "article": "number"}
#: Types that stand in a series and in nothing else.
_IN_SERIES = {"book", "report"}
#: Types for which `M3` is the kind of work. For others Zotero takes it for a DOI.
_WITH_GENRE = {"report", "thesis", "webpage", "post-weblog"}


class _Writer(rispy.RisWriter):
    """Writes no counter before each record, and a tag that rispy does not know."""

    DEFAULT_MAPPING = rispy.RisWriter.DEFAULT_MAPPING | {"SV": "series_volume"}

    def set_header(self, count: int) -> str:
        return ""


def write(items: Sequence[dict]) -> str:
    """The items as RIS, each value on one line, so that no text can begin a record."""
    return rispy.dumps([_record(normalise(item)) for item in items], implementation=_Writer)


def _record(item: dict) -> dict[str, Any]:
    start, _, end = item.get("page", "").replace("–", "-").partition("-")
    record = {
        "type_of_reference": TYPES[item["type"]],
        "id": item.get("id"),
        **_people(item),
        "title": without_markup(item.get("title", "")),
        **_place(item),
        "publisher": item.get("publisher"),
        "year": year_of(item.get("issued")),
        "date": _day(item.get("issued")),
        "volume": item.get("volume"),
        **_number(item),
        "start_page": start.strip(),
        "end_page": end.strip(" -"),
        "edition": item.get("edition") or item.get("version"),
        "type_of_work": item.get("genre") if item["type"] in _WITH_GENRE else "",
        "notes": _notes(item),
        "doi": item.get("DOI"),
        "urls": [item["URL"]] if item.get("URL") else [],
        "access_date": date_text(item.get("accessed")).replace("-", "/"),
        "language": item.get("language"),
    }
    return {name: value for name, value in record.items() if value}


def _people(item: dict) -> dict[str, list[str]]:
    editors, series_editors = "secondary_authors", "tertiary_authors"
    if item["type"] == "book":  # a whole book has them the other way round
        editors, series_editors = series_editors, editors
    roles = {"authors": "author", editors: "editor", series_editors: "collection-editor"}
    return {field: [_name(name) for name in item.get(variable, [])] for field, variable in roles.items()}


def _name(name: dict) -> str:
    return f"{name['literal'].replace(',', '')}," if name.get("literal") else sorted_name(name)


def _place(item: dict) -> dict[str, str]:
    """What it stands in, and the series."""
    container, series = without_markup(item.get("container-title", "")), item.get("collection-title", "")
    if item["type"] in _IN_SERIES and not container:
        container, series = series, ""
    return {"secondary_title": container, "tertiary_title": series}


def _number(item: dict) -> dict[str, str]:
    found = {"number": item.get("issue", "")}
    field = _NUMBER.get(item["type"], "note")
    if item.get("number") and item["type"] != "webpage" and not found.get(field):
        found[field] = item["number"]
    return found


def _notes(item: dict) -> list[str]:
    notes = [item.get("note", "")]
    if item["type"] == "webpage" and item.get("number"):  # Zotero takes M1 of a web page for the day of access
        notes.append(f"Number: {item['number']}")
    if item["type"] not in _WITH_GENRE:
        notes.append(item.get("genre", ""))
    return [note for note in notes if note]


def _day(issued: dict | None) -> str:
    """`2025/02/05`; `Spring 2021` or `2019-2021` in words, since Zotero drops what stands behind the day."""
    if not issued or "literal" in issued:
        return ""
    parts = issued["date-parts"][0]
    if "season" in issued:
        return f"{SEASONS[issued['season'] - 1]} {year_of(issued)}"
    if len(issued["date-parts"]) > 1:
        return date_text(issued).replace("/", "-")
    return "/".join(f"{part:02d}" for part in parts) + "/" * (3 - len(parts)) if len(parts) > 1 else ""


FORMAT = CitationFormat("RIS", "application/x-research-info-systems; charset=utf-8", write)
