"""Citations as RIS. The only module that uses rispy, which takes a string for a list of its characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import rispy

from blueprint.citations.base import CitationFormat
from blueprint.citations.csl import date_text, normalise

TYPES = {
    "article-journal": "JOUR", "article-newspaper": "NEWS", "article": "JOUR", "book": "BOOK",
    "broadcast": "MPCT", "chapter": "CHAP", "legislation": "STAT", "paper-conference": "CPAPER",
    "post-weblog": "BLOG", "report": "RPRT", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip


class _Writer(rispy.RisWriter):
    """Writes no counter before each record."""

    def set_header(self, count: int) -> str:
        return ""


def write(items: Sequence[dict]) -> str:
    """The items as RIS, each value on one line, so that no text can begin a record."""
    return rispy.dumps([_record(normalise(item)) for item in items], implementation=_Writer)


def _record(item: dict) -> dict[str, Any]:
    parts = (item.get("issued") or {}).get("date-parts", [[]])[0]
    start, _, end = item.get("page", "").partition("-")
    record = {
        "type_of_reference": TYPES[item["type"]],
        "id": item.get("id"),
        "authors": [_name(name) for name in item.get("author", [])],
        "secondary_authors": [_name(name) for name in item.get("editor", [])],
        "title": item.get("title"),
        "secondary_title": item.get("container-title"),
        "publisher": item.get("publisher"),
        "year": str(parts[0]) if parts else date_text(item.get("issued")),
        "date": "/".join(f"{part:02d}" for part in parts) + "/" * (3 - len(parts)) if len(parts) > 1 else "",
        "volume": item.get("volume"),
        "number": item.get("issue") or item.get("number"),
        "start_page": start.strip(),
        "end_page": end.strip(" -"),
        "edition": item.get("version"),
        "type_of_work": item.get("genre"),
        "notes": [item["note"]] if item.get("note") else [],
        "doi": item.get("DOI"),
        "urls": [item["URL"]] if item.get("URL") else [],
        "access_date": date_text(item.get("accessed")).replace("-", "/"),
        "language": item.get("language"),
    }
    return {name: value for name, value in record.items() if value}


def _name(name: dict) -> str:
    return name.get("literal") or ", ".join(p for p in (name.get("family"), name.get("given")) if p)


FORMAT = CitationFormat("RIS", "application/x-research-info-systems; charset=utf-8", write)
