"""Reads the colours from `tokens.css`, for the swatches of the style guide and for drawings used as `<img>`."""

from __future__ import annotations

import re

from core.finders import CSS

_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")


def tokens() -> dict[str, str]:
    """Each token of the light theme by its name, `var(--…)` resolved: `{"dot-1": "#4a2a7a", …}`."""
    light, _at, _dark = (CSS / "tokens.css").read_text().partition("@media (prefers-color-scheme: dark)")
    found = dict(_TOKEN.findall(light))
    return {name: _resolved(value, found) for name, value in found.items()}


def _resolved(value: str, found: dict[str, str]) -> str:
    reference = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return _resolved(found[reference[1]], found) if reference else value
