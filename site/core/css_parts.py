"""The style sheet is its parts put end to end: no build step, one request."""

from __future__ import annotations

from pathlib import Path

CSS = Path(__file__).parent / "static" / "core" / "css"


def parts() -> list[Path]:
    """Tokens first; the components name their layer, so their order among themselves is free."""
    return [
        *(CSS / f"{name}.css" for name in ("tokens", "base", "layout")),
        *sorted((CSS / "components").glob("*.css")),
        CSS / "utilities.css",
    ]


def joined() -> str:
    return "".join(part.read_text() for part in parts())
