"""Citations as plain text in Harvard style."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from blueprint.citations.base import CitationFormat
from blueprint.citations.harvard import plain_references


def write(items: Sequence[dict]) -> str:
    """One work a line."""
    return "".join(f"{text}\n" for text in plain_references(items))


FORMAT = CitationFormat(_("Plain text"), "text/plain; charset=utf-8", write, opens_in_browser=True)
