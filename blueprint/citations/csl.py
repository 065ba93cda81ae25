"""Normalises CSL-JSON from other systems: no nulls, dates in one form, types of CSL only.

An item is a dict with the variable names of the Citation Style Language (csl-data.json).
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

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
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "chapter",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "dissertation": "thesis",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "book",
    "report-component": "report",
    "standard": "report",
    "pamphlet": "report",
    "manuscript": "article",
    "preprint": "article",
    "review": "article-journal",
    "article-magazine": "article-newspaper",
    "bill": "legislation",
    "regulation": "legislation",
    "motion_picture": "broadcast",
    "blog-post": "post-weblog",
    "web-page": "webpage",
    "post": "post-weblog",
    "podcast": "song",
}
DATE_VARIABLES = ("issued", "accessed")


class UnknownType(ValueError):
    """Raised with a type name that CSL does not have, or that no source can have."""

    def __str__(self) -> str:
        if not super().__str__():
            return _("It does not say what kind of work it is.")
        return _("“%(kind)s” is not a kind of work that a source can have here.") % {"kind": super().__str__()}


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
        elif isinstance(value, dict):  # no text of ours is one
            continue
        elif isinstance(value, list):  # Crossref sends title and container-title as lists
            value = next((one_line(str(v)) for v in value if v), "")
        elif value is not None:
            value = one_line(str(value))
        if value:
            clean[name] = value
    return clean
