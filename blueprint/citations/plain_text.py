"""Citations as plain text, in the two styles that readers of this field are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from blueprint.citations import apa, harvard
from blueprint.citations.base import CitationFormat


def _format(name: str, plain_references: Callable[[Sequence[dict]], list[str]]) -> CitationFormat:
    def write(items: Sequence[dict]) -> str:
        """One work a line."""
        return "".join(f"{text}\n" for text in plain_references(items))

    return CitationFormat(name, "text/plain; charset=utf-8", write, opens_in_browser=True)


HARVARD = _format("Harvard", harvard.plain_references)
APA = _format("APA", apa.plain_references)
