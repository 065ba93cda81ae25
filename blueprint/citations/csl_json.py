"""Citations as CSL-JSON, the format in which they are stored."""

from __future__ import annotations

import json
from collections.abc import Sequence

from blueprint.citations.base import CitationFormat
from blueprint.citations.csl import normalise


def write(items: Sequence[dict]) -> str:
    """The items as one JSON list."""
    return json.dumps([normalise(item) for item in items], ensure_ascii=False, indent=2) + "\n"


FORMAT = CitationFormat("CSL-JSON", "application/vnd.citationstyles.csl+json; charset=utf-8", write)
