"""Normalises CSL-JSON from other systems: no nulls, dates in one form, types of CSL only.

An item is a dict with the variable names of the Citation Style Language (csl-data.json).
"""

from __future__ import annotations

import re
from typing import Any

from blueprint.enums import SourceType

#: Type names of Crossref and others → those of CSL.
TYPE_ALIASES = {
    "journal-article": "article-journal",
    "posted-content": "article",
    "newspaper-article": "article-newspaper",
    "proceedings-article": "paper-conference",
    "conference-paper": "paper-conference",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "monograph": "book",
    "blog-post": "post-weblog",
    "web-page": "webpage",
    "post": "post-weblog",
}
NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
NAME_VARIABLES = ("author", "editor", "translator")
DATE_VARIABLES = ("issued", "accessed")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class UnknownType(ValueError):
    """Raised with a type name that CSL does not have."""


def one_line(text: str) -> str:
    """The text without characters that XML forbids, on one line."""
    return " ".join(_CONTROL.sub("", text).split())


def csl_type(word: str) -> str:
    """`journal-article` or `Article-Journal` → `article-journal`. Raises UnknownType for other types."""
    name = word.strip().lower()
    name = TYPE_ALIASES.get(name, name)
    if name not in SourceType.values:
        raise UnknownType(word)
    return name


def csl_date(text: str) -> dict | None:
    """`2025-02-05` as a CSL date in parts; other text as a literal date; None for an empty text."""
    text = one_line(text)
    if not text:
        return None
    match = _DATE.match(text)
    if not match:
        return {"literal": text}
    parts = [int(part) for part in match.groups() if part]
    if len(parts) > 1 and not 1 <= parts[1] <= 12 or len(parts) > 2 and not 1 <= parts[2] <= 31:
        return {"literal": text}
    return {"date-parts": [parts]}


def csl_names(lines: str) -> list[dict[str, str]]:
    """CSL names, one for each line: `Family, Given` is a person, anything else or `{…}` is an organisation."""
    names: list[dict[str, str]] = []
    for line in map(one_line, lines.splitlines()):
        if not line:
            continue
        if line.startswith("{") and line.endswith("}"):
            names.append({"literal": line.strip("{}").strip()})
        elif "," in line:
            family, given = (part.strip() for part in line.split(",", 1))
            names.append({"family": family, "given": given} if given else {"literal": family})
        else:
            names.append({"literal": line})
    return [name for name in names if any(name.values())]


def normalise(item: dict[str, Any]) -> dict[str, Any]:
    """A CSL item without empty values, with dates as parts or literal, organisations as `literal`, a known type."""
    clean: dict[str, Any] = {"type": csl_type(str(item.get("type") or ""))}
    for name, value in item.items():
        if name == "type":
            continue
        if name in NAME_VARIABLES:
            value = _names(value)
        elif name in DATE_VARIABLES:
            value = _date(value)
        elif isinstance(value, list):  # Crossref sends title and container-title as lists
            value = next((one_line(str(v)) for v in value if v), "")
        elif value is not None:
            value = one_line(str(value))
        if value:
            clean[name] = value
    return clean


def _names(value: Any) -> list[dict[str, str]]:
    """People and organisations. Crossref's `name` becomes `literal`; affiliations and empty names are dropped."""
    names = []
    for raw in value or []:
        if not isinstance(raw, dict):
            continue
        name = {part: one_line(str(raw[part])) for part in NAME_PARTS if raw.get(part)}
        if not name.get("family") and not name.get("literal"):
            body = raw.get("name") or name.get("given")
            name = {"literal": one_line(str(body))} if body else {}
        if name:
            names.append(name)
    return names


def _date(value: Any) -> dict | None:
    if isinstance(value, str):
        return csl_date(value)
    if not isinstance(value, dict):
        return None
    if value.get("raw") or value.get("literal"):
        return csl_date(str(value.get("raw") or value["literal"]))
    for parts in value.get("date-parts") or []:
        numbers = [int(p) for p in parts or [] if str(p or "").isdigit()]
        if numbers:
            return {"date-parts": [numbers[:3]]}
    return None


def date_text(value: dict | None) -> str:
    """A normalised date as text: `2025-02-05`, or its literal text."""
    if not value:
        return ""
    if "literal" in value:
        return value["literal"]
    year, *others = value["date-parts"][0]
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in others)])
