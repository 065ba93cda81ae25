"""CSL-JSON: a list of items, or one. Each item is taken apart by itself, so that a broken one stops no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from blueprint.citations.csl import UnknownType, normalise
from blueprint.citations.reading.base import Reader, Record, warning_left_out
from blueprint.citations.texts import one_line

#: The variables of which something is kept; `custom` and their like hold nothing of the work.
KEPT = {
    "id", "type", "title", "author", "editor", "collection-editor", "issued", "accessed", "container-title",
    "publisher", "collection-title", "edition", "version", "genre", "volume", "issue", "page", "article-number",
    "number", "DOI", "URL", "note", "language", "medium", "custom", "citation-key", "name", "literal",
}  # fmt: skip
#: What registers add that is no part of a reference.
_OF_REGISTERS = {
    "score", "indexed", "created", "deposited", "prefix", "member", "link", "relation", "resource", "content-domain",
    "license", "source", "is-referenced-by-count", "references-count", "reference-count", "reference", "subject",
    "published", "published-print", "published-online", "short-container-title", "original-title", "subtitle",
    "short-title", "journal-issue", "update-policy", "assertion", "alternative-id", "archive", "funder", "copyright",
    "categories", "published-other", "issn-type", "isbn-type", "update-to", "institution", "subtype", "posted",
    "accepted", "approved", "event", "group-title", "aliases",
}  # fmt: skip


def read(text: str) -> Iterator[Record]:
    line, counted = 1, 0
    for start, part in _objects(text):
        line, counted = line + text.count("\n", counted, start), start
        yield _record(line, part)


def _objects(text: str) -> Iterator[tuple[int, str]]:
    """The outermost `{…}`, whether or not they are JSON. One that never ends goes as far as the text."""
    depth = start = 0
    in_string = False
    for match in re.finditer(r'\\.|["{}]', text, re.S):
        character = match[0]
        if character == '"':
            in_string = depth > 0 and not in_string
        elif in_string or character.startswith("\\"):
            continue
        elif character == "{":
            start = start if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, text[start : match.end()]
    if depth:
        yield start, text[start:]


def _record(line: int, part: str) -> Record:
    name = re.search(r'"(?:id|title|DOI)"\s*:\s*"([^"]{1,80})', part)
    found = name[1] if name else part[:40]
    try:
        item = json.loads(part, strict=False)
    except json.JSONDecodeError as error:
        where = line + error.lineno - 1
        return Record(
            line=line,
            name=found,
            fault=_("Line %(line)d is not JSON: a comma or a quotation mark is missing or too many.") % {"line": where},
        )
    except (RecursionError, ValueError):
        return Record(line=line, name=found, fault=_("It is not JSON that can be read."))
    try:
        kept, warnings = item_of(item)
    except UnknownType as error:
        return Record(line=line, name=found, fault=str(error))
    return Record(line=line, name=found, item=kept, warnings=tuple(warnings))


def item_of(item: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """What is kept of an item, also of what Crossref answers, and in a sentence what is not."""
    clean = normalise(item)
    if item.get("subtitle") and isinstance(item["subtitle"], list) and clean.get("title"):  # Crossref splits it off
        clean["title"] = ": ".join([clean["title"], *map(one_line, map(str, item["subtitle"]))])
    clean.setdefault("page", clean.get("article-number", ""))
    left_out = [name for name in clean if name not in KEPT | _OF_REGISTERS and not name.startswith("_")]
    return {name: value for name, value in clean.items() if name in KEPT and value}, warning_left_out(left_out)


READER = Reader(name="CSL-JSON", recognises=re.compile(r"\s*\[?\s*\{\s*[\"}]").match, read=read)
