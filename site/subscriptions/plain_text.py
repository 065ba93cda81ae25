"""The text part of an email, from its rich text: for programs and people that do without HTML."""

from __future__ import annotations

from html.parser import HTMLParser

BLOCKS = {"p", "h2", "li"}


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._address = ""
        self._lists: list[int | None] = []  # the number of the item in each list that is open; None without numbers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.text += self._mark()
        elif tag == "br":
            self.text += "\n"
        elif tag == "a":
            self._address = dict(attrs).get("href") or ""

    def _mark(self) -> str:
        indent = "  " * (len(self._lists) - 1)
        if not self._lists or self._lists[-1] is None:
            return f"{indent}- "
        self._lists[-1] += 1
        return f"{indent}{self._lists[-1]}. "

    def handle_data(self, data: str) -> None:
        self.text += " ".join(data.split()) if not data.strip() else data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address and not self.text.endswith(self._address):
            self.text += f" ({self._address})"
        elif tag == "li":
            self.text = self.text.rstrip() + "\n"
        elif tag in {"ul", "ol"}:
            self._lists.pop()
            self.text += "" if self._lists else "\n"
        elif tag in BLOCKS:
            self.text += "\n\n"


def plain_text(html: str) -> str:
    """Paragraphs with an empty line between, list items with a dash or their number, addresses behind their words."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.text.strip()
