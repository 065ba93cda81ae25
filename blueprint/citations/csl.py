"""Normalises CSL-JSON from other systems: no nulls, dates in one form, types of CSL only.

An item is a dict with the variable names of the Citation Style Language (csl-data.json).
"""

from __future__ import annotations

from typing import Any

from blueprint.citations.dates import normalise_date
from blueprint.citations.names import NAME_VARIABLES, normalise_names
from blueprint.citations.texts import one_line
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
    "podcast": "song",
}
DATE_VARIABLES = ("issued", "accessed")


class UnknownType(ValueError):
    """Raised with a type name that CSL does not have."""


def csl_type(word: str) -> str:
    """`journal-article` or `Article-Journal` → `article-journal`. Raises UnknownType for other types."""
    name = word.strip().lower()
    name = TYPE_ALIASES.get(name, name)
    if name not in SourceType.values:
        raise UnknownType(word)
    return name


def normalise(item: dict[str, Any]) -> dict[str, Any]:
    """A CSL item without empty values, with dates as parts or literal, organisations as `literal`, a known type."""
    clean: dict[str, Any] = {"type": csl_type(str(item.get("type") or ""))}
    for name, value in item.items():
        if name == "type":
            continue
        if name in NAME_VARIABLES:
            value = normalise_names(value)
        elif name in DATE_VARIABLES:
            value = normalise_date(value)
        elif isinstance(value, list):  # Crossref sends title and container-title as lists
            value = next((one_line(str(v)) for v in value if v), "")
        elif value is not None:
            value = one_line(str(value))
        if value:
            clean[name] = value
    return clean
