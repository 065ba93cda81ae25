"""Every component with what it says of itself, found in `templates/components/`."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "templates" / "components"
_COMMENT = re.compile(r"{% comment %}(.*?){% endcomment %}", re.DOTALL)


def components() -> list[tuple[str, str]]:
    """Name and description of each, in the order of the alphabet."""
    return [(path.stem, _description(path.read_text())) for path in sorted(FOLDER.glob("*.html"))]


def _description(template: str) -> str:
    found = _COMMENT.search(template)
    return " ".join(found[1].split()) if found else ""
