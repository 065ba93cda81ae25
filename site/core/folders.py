"""Whether two folders lie apart: what is private must not be served because it lies in what is public."""

from __future__ import annotations

from pathlib import Path


def overlap(a: Path, b: Path) -> bool:
    """Whether the folders are the same, or either lies in the other."""
    a, b = a.resolve(), b.resolve()
    return a.is_relative_to(b) or b.is_relative_to(a)
