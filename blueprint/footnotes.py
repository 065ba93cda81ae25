"""Sources in a text: `[@TTC25]` or `[@TTC25; @JC22]`, numbered in order of first mention, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.apps import apps
from django.template.loader import render_to_string

_MARK = re.compile(r"\s*\[@([A-Za-z0-9:_-]+(?:\s*;\s*@[A-Za-z0-9:_-]+)*)\]")
_TAG = re.compile(r"(<[^>]*>)")


def keys_in(text: str) -> list[str]:
    """The keys that a text cites, in order, each once."""
    found = (key for match in _MARK.finditer(text) for key in _split(match[1]))
    return list(dict.fromkeys(found))


def _split(inside: str) -> list[str]:
    return [part.strip().lstrip("@") for part in inside.split(";")]


def unknown_keys(keys: Iterable[str]) -> list[str]:
    keys = list(keys)
    if not keys:
        return []
    known = set(apps.get_model("blueprint", "Source").objects.filter(key__in=keys).values_list("key", flat=True))
    return [key for key in keys if key not in known]


class Footnotes:
    """Gives each source its number on one page, and writes the marks into the HTML."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = set(known)
        self._marked: set[str] = set()
        self.keys: list[str] = []

    def mark(self, html: str) -> str:
        """The HTML with each mark turned into a link; tags are left alone, unknown keys fall away."""
        return "".join(part if part.startswith("<") else _MARK.sub(self._links, part) for part in _TAG.split(html))

    def _links(self, match: re.Match[str]) -> str:
        return "".join(self._link(key) for key in _split(match[1]) if key in self._known)

    def _link(self, key: str) -> str:
        if key not in self.keys:
            self.keys.append(key)
        number = self.keys.index(key) + 1
        first = key not in self._marked
        self._marked.add(key)
        return render_to_string("components/ref.html", {"number": number, "first": first}).strip()
