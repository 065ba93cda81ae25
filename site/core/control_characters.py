"""Texts for formats that refuse the characters that nobody sees: feeds, citations, Word files, and PostgreSQL itself."""

from __future__ import annotations

import re

#: What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: The line break that Word pastes, and that of a page: words stand on both sides of them.
_BREAKS = {"\x0b", "\x0c"}


def without_control_characters(text: str) -> str:
    """The text without characters that XML forbids. A break becomes a space; lines stay."""
    return _FORBIDDEN.sub(lambda found: " " if found[0] in _BREAKS else "", text)
