"""Citations in Harvard style, as Cite Them Right has it.

It works around faults of the renderer: titles and editors printed twice for works without an author.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from django.utils.safestring import SafeString

from blueprint.citations.as_shown import TITLE_IN_ITALICS, as_shown, edition_in_words, words_of_access
from blueprint.citations.csl import normalise
from blueprint.citations.rendering import finished, marked, masked, plain, rendered, year_suffixes

STYLE = "harvard-cite-them-right"
#: Placeholders for what stands in front of a work without an author, and for a bracket in a name.
_IN_FRONT, _BRACKET = "\ue003", "\ue004"
_ARTICLES = {"article-journal", "article-newspaper"}


def references(items: Sequence[dict], *, addresses: bool = True) -> list[SafeString]:
    """Each item in Harvard style as safe HTML, in the order given; works of one author and year get "a", "b", …"""
    items = [normalise(item) for item in items]
    return [_reference(item, suffix, addresses) for item, suffix in zip(items, year_suffixes(items), strict=True)]


def plain_references(items: Sequence[dict]) -> list[str]:
    """Each item in Harvard style as plain text without tags or entities."""
    return [plain(html) for html in references(items)]


def _reference(item: dict, year_suffix: str, addresses: bool) -> SafeString:
    work, language = as_shown(item), item.get("language", "")
    is_foreign = bool(language) and not language.lower().startswith("en")
    for name in ("title", "container-title"):
        if work.get(name):
            in_italics = name == "container-title" or work["type"] in TITLE_IN_ITALICS
            work[name] = marked(work[name], in_italics, is_foreign=is_foreign and name == "title")
    if year_suffix:
        work["year-suffix"] = year_suffix
    if not addresses:
        for name in ("URL", "DOI", "accessed"):
            work.pop(name, None)
    if item.get("author"):
        html = rendered(STYLE, work)
    elif item.get("editor"):
        html = _by_editors(work)
    else:
        html = _without_author(work)
    if item["type"] != "article":
        html = html.replace(" [Preprint]", "")  # the style's guess for an article without a volume
    if not addresses and (accessed := words_of_access(item)):
        html = f"{html} ({accessed})."
    return finished(html, language)


def _by_editors(work: dict) -> str:
    """A work with editors alone: citeproc would name them twice, as the author and as the editor."""
    editors = json.loads(json.dumps(work["editor"]).replace("(", _BRACKET))
    others = {name: value for name, value in work.items() if name != "editor"}
    html = rendered(STYLE, others | {"author": editors})
    role = "ed." if len(editors) == 1 else "eds"
    return html.replace(" (", f" ({role}) (", 1).replace(_BRACKET, "(")


def _without_author(work: dict) -> str:
    """A work without author or editor: citeproc would print what stands in front of it twice."""
    in_front = "title"
    if work["type"] in _ARTICLES and work.get("container-title"):
        in_front = "container-title"
    others = {name: value for name, value in work.items() if name != in_front}
    text, edition = masked(work.get(in_front, "")), ""
    if in_front == "container-title":
        text = f"<i>{text}</i>"
    elif work["type"] in TITLE_IN_ITALICS:  # the style has the edition as a part of such a title, before the year
        edition = masked(edition_in_words(others.pop("edition", "")))
        text = f"<i>{text}</i>"
    else:
        text = f"‘{text}’"
    html = rendered(STYLE, others | {"author": [{"literal": _IN_FRONT}]})
    if edition:
        html = re.sub(rf"({_IN_FRONT} \([^)]*\))\.?", lambda found: f"{found[1]}. {edition}.", html, count=1)
    return html.replace(_IN_FRONT, text)
