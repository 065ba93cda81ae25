"""Citations of versions as plain text in Harvard style."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from blueprint.citations.base import CitationFormat
from blueprint.citations.harvard import plain_reference


def cite_version(item: dict) -> str:
    """The citation of a version, with its number, version and day in place of an edition."""
    as_a_chapter = {"type": "chapter", "genre": "", "edition": f"{item['number']}, {item['note']}"}
    return plain_reference(item | as_a_chapter)


def write(items: Sequence[dict]) -> str:
    """One version a line."""
    return "".join(f"{cite_version(item)}\n" for item in items)


FORMAT = CitationFormat(_("Plain text"), "text/plain; charset=utf-8", write, opens_in_browser=True)
