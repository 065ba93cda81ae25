"""The comparison of two versions of one work in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from blueprint.comparison.alignment import Effort, block_pairs
from blueprint.comparison.readable import added, block_html, removed
from blueprint.comparison.texts import Block, Text, plain_block, texts_of
from blueprint.enums import Strength
from blueprint.kinds import KINDS

if TYPE_CHECKING:
    from blueprint.models import Version


@dataclass(frozen=True)
class ComparedPart:
    id: str
    title: str
    #: Empty where the whole part stayed; else "added", "removed" or "changed".
    change: str
    #: Groups of paragraphs and of points, each in reading order.
    groups: list[tuple[str, list[SafeString]]]


@dataclass(frozen=True)
class ComparedList:
    """What changed among facts, sources or related works: one sentence for each."""

    id: str
    title: str
    sentences: list[SafeString]


@dataclass(frozen=True)
class Comparison:
    parts: list[ComparedPart]
    lists: list[ComparedList]

    @property
    def changed(self) -> list[ComparedPart | ComparedList]:
        """The parts and lists in which something changed, in the order of the page."""
        return [*self.changed_parts, *self.changed_lists]

    @property
    def changed_parts(self) -> list[ComparedPart]:
        return [part for part in self.parts if part.change]

    @property
    def changed_lists(self) -> list[ComparedList]:
        return [found for found in self.lists if found.sentences]

    @property
    def unchanged_titles(self) -> list[str]:
        """The titles of all others, in the order of the page."""
        return [
            *(part.title for part in self.parts if not part.change),
            *(found.title for found in self.lists if not found.sentences),
        ]


def compare(old: Version, new: Version) -> Comparison:
    effort = Effort()
    before, after = old.data, new.data
    lists = [
        ComparedList("facts", _("Facts"), list(_facts(before, after))),
        ComparedList("related", str(KINDS[after["kind"]].related_title), list(_related(before, after))),
        ComparedList("sources", _("Sources"), list(_sources(before, after))),
    ]
    return Comparison([_top(old, new, effort), *_parts(old, new, effort)], lists)


def _top(old: Version, new: Version, effort: Effort) -> ComparedPart:
    """Title and what stands below it, each compared with itself."""
    pairs = []
    for name in ("title", "summary", "statement", "content_note"):
        one, other = (plain_block(str(version.data.get(name) or "")) for version in (old, new))
        if one.words or other.words:
            pairs.append((one if one.words else None, other if other.words else None))
    return _compared("top", _("Title and introduction"), pairs, effort)


def _parts(old: Version, new: Version, effort: Effort) -> Iterator[ComparedPart]:
    """The parts of the newer version in their order; one that it no longer has stands where it stood."""
    before, after = ({text.key: text for text in _texts(version)} for version in (old, new))
    for key in _in_both_orders(list(before), list(after)):
        one, other = before.get(key), after.get(key)
        shown = other or one
        assert shown  # noqa: S101 - the key is of one of them
        pairs = list(block_pairs(one.blocks if one else (), other.blocks if other else (), effort))
        yield _compared(shown.id, shown.title, pairs, effort, is_whole=one is None or other is None)


def _texts(version: Version) -> list[Text]:
    sources = [{"key": source["key"], "title": source["csl"].get("title", "")} for source in version.data["sources"]]
    return texts_of(version.html, version.data["parts"], sources)


def _in_both_orders(old: Sequence[str], new: Sequence[str]) -> list[str]:
    order = list(new)
    for at, key in enumerate(old):
        if key not in order:
            before = next((order.index(one) for one in reversed(old[:at]) if one in order), -1)
            order.insert(before + 1, key)
    return order


def _compared(
    at: str, title: str, pairs: Sequence[tuple[Block | None, Block | None]], effort: Effort, *, is_whole: bool = False
) -> ComparedPart:
    changes = [(old is None, new is None) for old, new in pairs if (old and old.key) != (new and new.key)]
    change = "changed" if changes else ""
    if is_whole and pairs:
        change = "added" if pairs[0][0] is None else "removed"
    lines = [((new or old).kind, block_html(old, new, effort)) for old, new in pairs if new or old]  # type: ignore[union-attr]
    groups = [(kind, [html for _kind, html in group]) for kind, group in groupby(lines, key=lambda line: line[0])]
    return ComparedPart(at, title, change, groups if change else [])


def _facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[SafeString]:
    old, new = _fact_values(before), _fact_values(after)
    for term in _in_both_orders(list(old), list(new)):
        if old.get(term) != new.get(term):
            yield _sentence(term, old.get(term, ""), new.get(term, ""))


def _fact_values(data: Mapping[str, Any]) -> dict[str, str]:
    """Whatever stands beside the text, in words."""
    own = {fact["term"]: fact["value"] for fact in data["facts"]}
    chapter, status = data.get("chapter"), data.get("status") or {}
    found = {
        _("Strength of evidence"): str(Strength(data["strength"]).label) if data.get("strength") else "",
        pgettext("of an entry", "Chapter"): chapter["title"] if chapter else "",
        _("Status"): status.get("words", ""),
        _("Status checked"): status.get("checked", ""),
        _("Written to show the form"): _("Yes") if data["is_example"] else _("No"),
    }
    return own | {term: value for term, value in found.items() if value}


def _related(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[SafeString]:
    name = KINDS[after["kind"]].related
    old, new = ({item["number"]: item["title"] for item in data[name]} for data in (before, after))
    for number in _in_both_orders(list(old), list(new)):
        if old.get(number) != new.get(number):
            yield _sentence(number, old.get(number, ""), new.get(number, ""))


def _sources(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[SafeString]:
    """The letter after a year follows from the other sources, so it alone is no change."""
    old, new = ({item["key"]: item for item in data["sources"]} for data in (before, after))
    for key in _in_both_orders(list(old), list(new)):
        if _as_shown(old.get(key)) != _as_shown(new.get(key)):
            yield _sentence("", _reference(old.get(key)), _reference(new.get(key)))


def _as_shown(source: Mapping[str, Any] | None) -> list[Any]:
    return [source.get(name) for name in ("csl", "licence", "reported_by", "url")] if source else []


def _reference(source: Mapping[str, Any] | None) -> str:
    if source is None:
        return ""
    return " ".join(filter(None, [unescape(strip_tags(source["html"])), source.get("url")]))


def _sentence(term: str, old: str, new: str) -> SafeString:
    """`Cost band: [taken out: £] [added: ££]`."""
    pieces = [(html,) for html in (removed(old), added(new)) if html]
    return format_html("{}{}", format_html("<b>{}:</b> ", term) if term else "", format_html_join(" ", "{}", pieces))
