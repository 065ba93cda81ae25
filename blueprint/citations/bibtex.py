"""Citations as BibTeX. The only module that touches bibtexparser, which checks neither keys nor braces.

Its types are those of classic BibTeX: Zotero discards a record whose type it does not know, `@dataset` for example.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import bibtexparser
from bibtexparser.model import Entry, Field

from blueprint.citations.base import CitationFormat
from blueprint.citations.csl import normalise
from blueprint.citations.dates import date_text, year_of
from blueprint.citations.names import particles, sorted_name
from blueprint.citations.texts import MARKUP, foreign_markup, letters, without_markup

TYPES = {
    "article-journal": "article", "article-newspaper": "article", "article": "article", "book": "book",
    "chapter": "incollection", "paper-conference": "inproceedings", "report": "techreport",
    "thesis": "phdthesis",
}  # fmt: skip
#: What a record of the general type `misc` is.
_GENRES = {"dataset": "Dataset", "song": "Podcast", "hearing": "Parliamentary debate", "legislation": "Legislation"}
_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}
_LATEX = {"\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}"} | {
    character: f"\\{character}" for character in "&%$#_"
}
_MARKED = re.compile(rf"<({'|'.join(MARKUP)})>(.*?)</\1>")
#: In the shape that Zotero reads back as markup.
_COMMANDS = {"i": r"{\textit{%s}}", "sup": r"$^{\textrm{%s}}$", "sub": r"$_{\textrm{%s}}$"}
_MASTERS = re.compile(r"master|\bM\.?(?:A|Sc|Phil|Res|Ed|St|Litt|Law)\b|\bLL\.?M\b")


def write(items: Sequence[dict]) -> str:
    """The items as one BibTeX file. Its keys are unique and consist of characters that every program reads."""
    library = bibtexparser.Library()
    taken: set[str] = set()
    for item in map(normalise, items):
        key = _unique(re.sub(r"[^A-Za-z0-9:_-]+", "", str(item.get("id", ""))) or "source", taken)
        kind = _kind(item)
        fields = [Field(name, f"{{{value}}}") for name, value in _fields(item, kind).items() if value]
        library.add(Entry(kind, key, fields))
    return bibtexparser.write_string(library, unparse_stack=[])


def _kind(item: dict) -> str:
    if item["type"] == "thesis" and _MASTERS.search(item.get("genre", "")):
        return "mastersthesis"
    return TYPES.get(item["type"], "misc")


def _fields(item: dict, kind: str) -> dict[str, str]:
    date, year = date_text(item.get("issued")), year_of(item.get("issued"))
    container, series = item.get("container-title", ""), item.get("collection-title", "")
    if kind == "techreport" and not series:
        container, series = "", container
    month = re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])(-\d\d)?", date)
    return {
        "author": _names(item.get("author", [])),
        "editor": _names(item.get("editor", [])),
        "title": _title(item.get("title", "")),
        "series": _title(series),
        _CONTAINER.get(kind, "howpublished"): _title(container),
        _PUBLISHER.get(kind, "publisher"): _latex(item.get("publisher", "")),
        "type": _latex(item.get("genre") or _GENRES.get(item["type"], "")),
        "year": _latex(year),
        "month": str(int(month[1])) if month else "",
        "date": _latex(date) if date != year else "",
        "volume": _latex(item.get("volume", "")),
        "number": _latex(item.get("issue") or item.get("number", "")),
        "pages": re.sub(r"\s?[-–]+\s?", "--", _latex(item.get("page", ""))),
        # The words that cite a version say which, so they stand in the note; an edition is that of a book.
        "edition": "" if item.get("version") else _latex(item.get("edition", "")),
        "version": _latex(item.get("version", "")),
        "note": _latex(_note(item)),
        "doi": _verbatim(item.get("DOI", "")),
        "url": _verbatim(item.get("URL", "")),
        "urldate": date_text(item.get("accessed")),
        "langid": {"en-GB": "british", "cy": "welsh"}.get(item.get("language", ""), ""),
    }


def _note(item: dict) -> str:
    """The note, and what BibTeX has no field for."""
    series_editors = "; ".join(map(sorted_name, item.get("collection-editor", [])))
    number = item.get("number", "") if item.get("issue") else ""
    notes = [item.get("note"), number, series_editors and f"Series editors: {series_editors}"]
    return ". ".join(note.rstrip(".") for note in notes if note)


def _names(names: list[dict]) -> str:
    """`van der Example, Jr., Anna`. A body is in braces, and so is a name that holds the word “and”."""
    return " and ".join(map(_name, names))


def _name(name: dict) -> str:
    if name.get("literal"):
        return f"{{{_latex(name['literal'])}}}"
    family = " ".join(part for part in (particles(name), name.get("family", "")) if part)
    parts = (_latex(part.replace(",", "")) for part in (family, name.get("suffix", ""), name.get("given", "")) if part)
    return ", ".join(f"{{{part}}}" if re.search(r"\sand\s", part) else part for part in parts)


def _title(text: str) -> str:
    """A title as LaTeX. Words with capitals are in braces, so that no style writes them small."""
    if foreign_markup(text):
        return _words(text)
    parts, end = [], 0
    for match in _MARKED.finditer(text):
        parts += [_words(text[end : match.start()]), _COMMANDS[match[1]] % _latex(without_markup(match[2]))]
        end = match.end()
    return "".join([*parts, _words(without_markup(text[end:]))])


def _words(text: str) -> str:
    words = re.split(r"(\s+)", text)
    return "".join(f"{{{_latex(word)}}}" if word != word.lower() else _latex(word) for word in words)


def _latex(text: str) -> str:
    """Escapes LaTeX and removes braces: BibTeX counts even escaped ones, and an unpaired one ends the file."""
    return "".join(_LATEX.get(c, c) for c in text.replace("{", "").replace("}", ""))


def _verbatim(address: str) -> str:
    """An address as it is, but for what would end the field too early or too late."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _unique(key: str, taken: set[str]) -> str:
    """The key, with letters behind it where another has it already. BibTeX does not tell "a" from "A"."""
    found, count = key, 0
    while found.lower() in taken:
        found, count = f"{key}{letters(count)}", count + 1
    taken.add(found.lower())
    return found


FORMAT = CitationFormat("BibTeX", "application/x-bibtex; charset=utf-8", write)
