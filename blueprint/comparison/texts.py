"""The main text of a version as parts, blocks and words, each word with the emphasis and the link that it stands in."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import gettext as _

_WORD = re.compile(r"\s+|\w+(?:[’'.,:/-]\w+)*|[^\w\s]")
#: What a block is called in a sentence, by the element that holds it.
_BLOCKS = {
    "p": "paragraph", "div": "paragraph", "dd": "paragraph", "dt": "paragraph", "blockquote": "paragraph",
    "li": "point", "h2": "heading", "h3": "heading", "h4": "heading", "tr": "row",
    "caption": "paragraph", "figcaption": "paragraph", "summary": "paragraph",
}  # fmt: skip
_EMPHASIS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "sup": "superscript"}
_UNREAD = {"svg", "script", "style"}


@dataclass(frozen=True)
class Word:
    text: str
    #: Whether a space stands before it.
    spaced: bool = False
    #: `bold`, `italic`, `superscript`, or `link ` and its address.
    marks: frozenset[str] = frozenset()
    #: The key of the source that a footnote mark names; its number may differ between versions.
    source: str = ""

    @property
    def key(self) -> Hashable:
        """What makes it the same word, whatever its emphasis."""
        return self.source or self.text, bool(self.source)


@dataclass(frozen=True)
class Block:
    """A paragraph, a point of a list, a heading or a row of a table."""

    kind: str
    words: tuple[Word, ...]

    @property
    def key(self) -> Hashable:
        return self.kind, tuple((word.key, word.marks) for word in self.words)


@dataclass(frozen=True)
class Text:
    """One part of the main text, as `snapshots.Part` made it."""

    key: str
    id: str
    title: str
    blocks: tuple[Block, ...]


def plain_block(text: str) -> Block:
    return Block("paragraph", tuple(_words(text, frozenset())))


def texts_of(html: str, parts: Sequence[Mapping[str, str]], sources: Sequence[Mapping[str, str]]) -> list[Text]:
    """The parts of a stored text. What stands before the first of them is none, as the templates write it."""
    reader = _Reader(sources)
    by_id = {part["id"]: part for part in parts}
    found: dict[str, list[Block]] = {}
    current = ""
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.select(".noprint"):
        link.decompose()  # a link to a file is no change of the text
    for element in soup.children:
        if not isinstance(element, Tag):
            continue  # line ends between the blocks
        named = next((tag for tag in (element, *element.find_all(id=True)) if tag.get("id") in by_id), None)
        if named:
            current = str(named["id"])
            heading = element if element.name == "h2" else element.find("h2")
            if isinstance(heading, Tag):
                heading.clear()
        found.setdefault(current, []).extend(reader.blocks(element))
    return [Text(part["key"], at, part["title"], tuple(found.get(at, ()))) for at, part in by_id.items()]


class _Reader:
    """Reads an element in its order. A word belongs to the nearest block around it, so a list in a list stays in place."""

    def __init__(self, sources: Sequence[Mapping[str, str]]) -> None:
        self._sources = sources

    def blocks(self, root: Tag) -> list[Block]:
        self._found: list[tuple[Tag, list[Word]]] = []
        self._after_space = False
        self._read(root, root, frozenset())
        return [Block(_BLOCKS.get(tag.name, "paragraph"), tuple(words)) for tag, words in self._found]

    def _read(self, element: Tag, block: Tag, marks: frozenset[str]) -> None:
        for child in element.children:
            if type(child) is NavigableString:
                self._add(block, _words(child, marks))
                self._after_space = child[-1:].isspace()
            elif isinstance(child, Tag):
                self._read_tag(child, block, marks)

    def _read_tag(self, tag: Tag, block: Tag, marks: frozenset[str]) -> None:
        if tag.name in _UNREAD:
            return
        if tag.name == "a" and "ref" in (tag.get("class") or []):
            self._add(block, [self._source(tag)])
        elif tag.name == "img":
            self._add(block, [Word(_("[picture: %(text)s]") % {"text": tag.get("alt", "")}, True)])
        else:
            if tag.name in {"td", "th"} and tag.find_previous_sibling(["td", "th"]):
                self._add(block, [Word("|", True)])
                self._after_space = True
            self._read(tag, tag if tag.name in _BLOCKS else block, marks | _marks_of(tag))

    def _add(self, block: Tag, words: Iterable[Word]) -> None:
        for word in words:
            if not self._found or self._found[-1][0] is not block:
                self._found.append((block, []))
            self._found[-1][1].append(replace(word, spaced=word.spaced or self._after_space))
            self._after_space = False

    def _source(self, link: Tag) -> Word:
        number = int(re.sub(r"\D", "", str(link.get("href", ""))) or 0)
        source = self._sources[number - 1] if 0 < number <= len(self._sources) else {}
        words = _("[source: %(title)s]") % {"title": source.get("title") or source.get("key") or number}
        return Word(words, True, source=source.get("key") or str(number))


def _marks_of(tag: Tag) -> frozenset[str]:
    if tag.name == "a":
        return frozenset({f"link {tag.get('href', '')}"})
    return frozenset({_EMPHASIS[tag.name]} if tag.name in _EMPHASIS else ())


def _words(text: str, marks: frozenset[str]) -> Iterator[Word]:
    spaced = False
    for found in _WORD.findall(text):
        if found.isspace():
            spaced = True
        else:
            yield Word(found, spaced, marks)
            spaced = False
