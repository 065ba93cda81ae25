"""The value of a field in BibTeX: texts in braces or quotation marks, numbers and macros, joined by `#`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r'[^\s#{}",=]+')


class MissingComma(ValueError):
    """Raised for a value behind which something else stands."""


@dataclass(frozen=True)
class Value:
    #: Still LaTeX, without the outer braces.
    text: str
    unknown_macros: tuple[str, ...] = ()


def value_of(raw: str, macros: dict[str, str]) -> Value:
    """Macros are known in small letters; one that is not stands for itself."""
    parts: list[str] = []
    unknown: list[str] = []
    at, raw = 0, raw.strip()
    while at < len(raw):
        if raw[at] in '{"':
            end = _end_of_text(raw, at)
            parts.append(raw[at + 1 : end])
            at = end + 1
        elif word := _WORD.match(raw, at):
            name, at = word[0], word.end()
            if not name.isdecimal() and name.lower() not in macros:
                unknown.append(name)
            parts.append(macros.get(name.lower(), name))
        else:
            raise MissingComma
        joined = re.compile(r"\s*(#)?\s*").match(raw, at)
        at = joined.end() if joined else at
        if at < len(raw) and not (joined and joined[1]):
            raise MissingComma
    return Value("".join(parts), tuple(unknown))


def _end_of_text(raw: str, start: int) -> int:
    """Where the text that begins there ends. A quotation mark inside braces is a part of it."""
    depth, closes = 0, "}" if raw[start] == "{" else '"'
    at = start + 1
    while at < len(raw):
        character = raw[at]
        if character == "\\":
            at += 2
            continue
        if character == closes and depth == 0:
            return at
        depth += {"{": 1, "}": -1}.get(character, 0)
        at += 1
    raise MissingComma
