"""Citations as BibTeX. The only module that touches bibtexparser, which checks neither keys nor braces."""

from __future__ import annotations

import re
from collections.abc import Sequence

import bibtexparser
from bibtexparser.model import Entry, Field

from blueprint.citations.base import CitationFormat
from blueprint.citations.csl import date_text, normalise

TYPES = {
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


def write(items: Sequence[dict]) -> str:
    """The items as one BibTeX file. Its keys are unique and consist of characters that every program reads."""
    library = bibtexparser.Library()
    taken: set[str] = set()
    for item in map(normalise, items):
        key = _unique(re.sub(r"[^A-Za-z0-9:_-]+", "", str(item.get("id", ""))) or "source", taken)
        kind = TYPES.get(item["type"], "misc")
        fields = [Field(name, f"{{{value}}}") for name, value in _fields(item, kind).items() if value]
        library.add(Entry(kind, key, fields))
    return bibtexparser.write_string(library, unparse_stack=[])


def _fields(item: dict, kind: str) -> dict[str, str]:
    parts = (item.get("issued") or {}).get("date-parts", [[]])[0]
    year = str(parts[0]) if parts else date_text(item.get("issued"))
    return {
        "author": _names(item.get("author", [])),
        "editor": _names(item.get("editor", [])),
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


def _names(names: list[dict]) -> str:
    return " and ".join(
        f"{{{_latex(name['literal'])}}}" if name.get("literal")
        else ", ".join(_latex(part) for part in (name.get("family", ""), name.get("given", "")) if part)
        for name in names
    )  # fmt: skip


def _latex(text: str) -> str:
    """Escapes LaTeX and removes braces: BibTeX counts even escaped ones, and an unpaired one ends the file."""
    return "".join(_LATEX.get(c, c) for c in text.replace("{", "").replace("}", ""))


def _verbatim(address: str) -> str:
    return address.replace("{", "%7B").replace("}", "%7D")


def _unique(key: str, taken: set[str]) -> str:
    candidates = (key, *(f"{key}{chr(letter)}" for letter in range(ord("a"), ord("z") + 1)))
    found = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(found)
    return found


FORMAT = CitationFormat("BibTeX", "application/x-bibtex; charset=utf-8", write)
