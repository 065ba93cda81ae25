"""Reads a page as text, as a screen reader, a copy and a search engine do: without its style sheet."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client

from core import page_cache

INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
UNREAD = frozenset({"script", "style", "template"})
#: What may stand within one word: a found stem in it, and letters that are set high or low (1st).
WITHIN_A_WORD = frozenset({"mark", "sub", "sup"})
#: The logo's i without its dot, which the style sheet draws in marigold.
DOTLESS_I = "logo__i"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meetings: list[str] = []
        self._before = ""
        self._between: list[str] = []
        self._unread = 0
        self._spans: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in UNREAD
        exempt = tag in WITHIN_A_WORD
        if tag == "span":
            exempt = DOTLESS_I in (dict(attrs).get("class") or "").split()
            self._spans.append(exempt)
        self._pass(tag, f"<{tag}>", exempt)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pass(tag, f"<{tag}>", exempt=False)

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in UNREAD
        exempt = tag in WITHIN_A_WORD
        if tag == "span" and self._spans:
            exempt = self._spans.pop()
        self._pass(tag, f"</{tag}>", exempt)

    def handle_data(self, data: str) -> None:
        if self._unread or not data:
            return
        if self._between and self._before[-1:].isalnum() and data[0].isalnum():
            self.meetings.append(f"{self._before[-20:]}{''.join(self._between)}{data[:20]}")
        self._before, self._between = data, []

    def _pass(self, tag: str, shown: str, exempt: bool) -> None:
        """A block, a picture or a field stands between two words; an inline element does not."""
        if tag not in INLINE:
            self._before, self._between = "", []
        elif not exempt:
            self._between.append(shown)


def words_that_meet(html: str) -> list[str]:
    """Where a letter or digit meets the next one across inline elements, such as `4 May</time><span>Version`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.meetings


def made_twice(path: str, **headers: str) -> HttpResponse:
    """What stands at a path, made twice with the same bytes: programs would take other ones for news."""
    first = Client().get(path)
    page_cache.clear()
    second = Client(headers=headers).get(path)
    assert first.status_code == 200, path
    assert first.content == second.content, path
    return first


def without_space_in_tags(html: str) -> str:
    """The page with one blank between the attributes of an element and none before its end."""
    return re.sub(r"<[^<>]*>", lambda tag: re.sub(r"\s+", " ", tag[0]).replace(" >", ">"), html)
