"""Compares folders, since private files must not lie in a folder that is served."""

from __future__ import annotations

from pathlib import Path


def overlap(a: Path, b: Path) -> bool:
    """Whether the folders are the same, or one is inside the other."""
    a, b = a.resolve(), b.resolve()
    return a.is_relative_to(b) or b.is_relative_to(a)
