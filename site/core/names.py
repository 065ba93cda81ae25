"""Names and titles that people type for things: one line, and nothing in it that nobody sees."""

from __future__ import annotations

import unicodedata

#: They join letters and make up emoji; what they do is seen.
_JOINERS = {"\u200c", "\u200d"}
_LINE_ENDS_AND_CONTROLS = {"Cc", "Zl", "Zp"}
#: Direction marks and other format characters, among them U+202E, which shows "fdp.exe" as "exe.pdf"; half characters.
_UNSEEN = {"Cf", "Cs"}


def clean_name(text: str) -> str:
    """The text on one line, without control characters, direction marks and doubled spaces."""
    spaced = "".join(" " if unicodedata.category(c) in _LINE_ENDS_AND_CONTROLS else c for c in text)
    seen = "".join(c for c in spaced if unicodedata.category(c) not in _UNSEEN or c in _JOINERS or _is_tag(c))
    return " ".join(seen.split())


def _is_tag(character: str) -> bool:
    """Tags make the flags of Wales, Scotland and England."""
    return "\U000e0020" <= character <= "\U000e007f"
