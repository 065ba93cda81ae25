"""Citations in APA style, seventh edition.

It works around faults of the renderer: titles and editors printed twice for works without an author, laws and debates in
the form of the United States, numbers that it leaves out, and its own words for a thesis and for editors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from blueprint.citations.as_shown import columns, names_and_address_as_shown
from blueprint.citations.csl import normalise
from blueprint.citations.dates import year_of
from blueprint.citations.rendering import finished, marked, masked, plain, rendered, year_suffixes

STYLE = "apa"
#: Placeholders for the title that stands in front of a work without an author, and for the end of a title.
_IN_FRONT, _END_OF_TITLE = "\ue003", "\ue005"
#: Types whose own title stands upright, when they stand in something that has its title in italics.
_PARTS = {
    "article", "article-journal", "article-newspaper", "broadcast", "chapter", "hearing", "paper-conference",
    "post-weblog", "song",
}  # fmt: skip


def references(items: Sequence[dict]) -> list[SafeString]:
    """Each item in APA style as safe HTML, in the order given; works of one author and year get "a", "b", …"""
    items = [normalise(item) for item in items]
    return [_reference(item, suffix) for item, suffix in zip(items, year_suffixes(items), strict=True)]


def plain_references(items: Sequence[dict]) -> list[str]:
    """Each item in APA style as plain text without tags or entities."""
    return [plain(html) for html in references(items)]


def _reference(item: dict, year_suffix: str) -> SafeString:
    if item["type"] == "legislation":
        return finished(masked(_law(item)))
    work = _arranged(names_and_address_as_shown(item))
    is_part = work["type"] in _PARTS and bool(work.get("container-title"))
    if work.get("title"):
        work["title"] = marked(work["title"], in_italics=not is_part)
    if work.get("container-title"):
        work["container-title"] = marked(work["container-title"], in_italics=True)
    if year_suffix:
        work["year-suffix"] = year_suffix
    if work.get("author"):
        html = rendered(STYLE, work)
    elif work.get("editor") and not is_part:
        html = _by_editors(work)
    else:
        html = _without_author(work)
    return finished(_with_left_out(_in_its_words(html, work), item))


def _law(item: dict) -> str:
    """As the country itself cites it: `Equality Act 2010, c. 15.`, its address behind it."""
    year = year_of(item.get("issued"))
    title = item.get("title", "")
    named = title if not year or year in title else f"{title} ({year})"
    parts = [", ".join(part for part in (named, item.get("number")) if part), item.get("URL", "")]
    return ". ".join(part.rstrip(".") if part == parts[0] else part for part in parts if part) + (
        "" if item.get("URL") else "."
    )


def _arranged(work: dict[str, Any]) -> dict[str, Any]:
    """With each fact in the variable from which the style prints it for this type."""
    kind, edition = work["type"], work.get("edition", "")
    if edition:  # the words that cite a version of ours say its number and its version
        repeated = [name for name in ("number", "version", "collection-title") if work.get(name, "-") in edition]
        work = {name: value for name, value in work.items() if name not in repeated}
    if kind == "hearing":
        return work | {"type": "article-magazine", "page": columns(work.get("page", ""))}
    if kind == "paper-conference" and not work.get("container-title"):
        event = {"event-title": work["publisher"]} if work.get("publisher") else {}
        return work | event | {"genre": work.get("genre", "Paper presentation")}
    if kind == "thesis" and work.get("publisher") and not work.get("genre", "").lower().startswith("unpublished"):
        words = ", ".join(part for part in (work.get("genre"), work["publisher"]) if part)
        return {name: value for name, value in work.items() if name != "publisher"} | {"genre": words}
    if kind == "post-weblog":
        return {name: value for name, value in work.items() if name != "number"}
    return work


def _in_its_words(html: str, work: dict) -> str:
    if work["type"] == "thesis" and not work.get("number"):
        html = html.replace(" (Publication)", "", 1)
    html = re.sub(r" \((eds?)\.?\), ", lambda found: f" ({found[1].capitalize()}.), ", html, count=1)
    html = html.replace(" Retrieved http", " http")  # without a day it says nothing
    return html.replace(" [Dataset]", " [Data set]")


def _by_editors(work: dict) -> str:
    """A work with editors alone: the style would name them twice, as the author and as the editor."""
    others = {name: value for name, value in work.items() if name != "editor"}
    html = rendered(STYLE, others | {"author": [*work["editor"][:-1], _ended(work["editor"][-1])]})
    before, _end, after = html.partition(_END_OF_TITLE)
    role = "Ed." if len(work["editor"]) == 1 else "Eds."
    behind = after[after.index(" (") :] if " (" in after else after
    initials = after[: after.index(" (")] if " (" in after else ""
    return f"{before}{initials if 'given' in work['editor'][-1] else ''} ({role}).{behind}"


def _ended(name: dict[str, str]) -> dict[str, str]:
    """The name with a mark behind its last word that is no initial."""
    part = "family" if name.get("family") else "literal"
    return name | {part: f"{name.get(part, '')}{_END_OF_TITLE}"}


def _without_author(work: dict) -> str:
    """A work without an author: its title, and what stands behind that in brackets, goes in front of the date."""
    title = {"title": f"{work.get('title', '')}{_END_OF_TITLE}", "author": [{"literal": _IN_FRONT}]}
    html = rendered(STYLE, {name: value for name, value in work.items() if name != "editor"} | title)
    if work.get("editor"):  # of what it stands in
        html = rendered(STYLE, work | title)
    date, rest = _parted(html.removeprefix(_IN_FRONT).lstrip(". "))
    in_front, rest = _parted(rest)
    in_front = f"{in_front.replace(_END_OF_TITLE, '')}. {date}."
    return f"{in_front} {rest}" if rest.strip() else in_front


def _parted(html: str) -> tuple[str, str]:
    """What stands in front of the next full stop outside brackets and titles, and what stands behind it."""
    depth, is_title = 0, _END_OF_TITLE in html and not html.startswith("(")
    for at, character in enumerate(html):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0) if not is_title else 0
        is_title = is_title and character != _END_OF_TITLE
        if character == "." and depth <= 0 and not is_title and html[at + 1 : at + 2] in {"", " "}:
            return html[:at], html[at + 2 :]
    return html, ""


def _with_left_out(html: str, item: dict) -> str:
    """With the numbers that the style does not print for this type, in front of the address."""
    shown = plain(finished(html))
    volume = item.get("volume", "")
    facts = [
        (item.get("number", ""), item.get("number", "")),
        (item.get("version", ""), f"version {item.get('version')}"),
        (item.get("edition", ""), item.get("edition", "")),
        (volume, f"vol. {volume}"),
    ]
    missing = [masked(words) for fact, words in facts if fact and fact.lower() not in shown.lower()]
    if not missing:
        return html
    found = re.search(r"(?: Retrieved [^<>]*?from)? https?://\S+\Z", html)
    at = found.start() if found else len(html)
    return f"{html[:at]} {', '.join(missing)}.{html[at:]}"
