"""One entry of BibTeX or BibLaTeX as a CSL item. Names are taken apart before their LaTeX is decoded, so that a body
in braces stays whole; addresses are not decoded.
"""

from __future__ import annotations

import re
from typing import Any

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from django.utils.translation import gettext as _

from blueprint.citations.csl import UnknownType
from blueprint.citations.dates import csl_date
from blueprint.citations.reading.base import AND_OTHERS, is_body, warning_left_out, warning_of_others
from blueprint.citations.reading.latex import address, decoded

TYPES = {
    "article": "article-journal", "periodical": "book", "book": "book", "mvbook": "book", "booklet": "report",
    "collection": "book", "mvcollection": "book", "proceedings": "book", "mvproceedings": "book", "reference": "book",
    "manual": "report", "inbook": "chapter", "bookinbook": "chapter", "incollection": "chapter",
    "inreference": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference",
    "techreport": "report", "report": "report", "standard": "report", "phdthesis": "thesis", "mastersthesis": "thesis",
    "thesis": "thesis", "online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage",
    "dataset": "dataset", "unpublished": "article", "preprint": "article", "legislation": "legislation",
    "audio": "song", "video": "broadcast", "movie": "broadcast", "misc": "",
}  # fmt: skip
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis"}
#: What a record of the general type `misc` is, by its `type`.
_MISC = {
    "dataset": "dataset", "data set": "dataset", "podcast": "song", "parliamentary debate": "hearing",
    "legislation": "legislation", "blog post": "post-weblog", "preprint": "article",
}  # fmt: skip
#: Fields of BibTeX, the first that there is, for each CSL variable of plain text.
_TEXTS = {
    "container-title": ("journal", "journaltitle", "booktitle", "maintitle"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "collection-title": ("series",),
    "edition": ("edition",),
    "version": ("version",),
    "volume": ("volume",),
    "page": ("pages", "eid"),
    "note": ("note",),
    "language": ("langid", "language"),
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Fields that are read below, and those that hold nothing of the work.
_READ = {
    "author", "editor", "title", "subtitle", "type", "entrysubtype", "date", "year", "month", "day", "url", "doi",
    "urldate", "lastchecked", "howpublished", "number", "issue", "eprint", "archiveprefix", "eprinttype", "crossref",
    "xref", "file", "owner", "timestamp", "hyphenation", "date-added", "date-modified",
    *(field for fields in _TEXTS.values() for field in fields),
}  # fmt: skip


def item_of(kind: str, key: str, fields: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
    """The item, and in sentences what was guessed or left out. Raises UnknownType."""
    if kind not in TYPES:
        raise UnknownType(kind)
    warnings: list[str] = []
    item: dict[str, Any] = {"id": key, "type": _type(kind, fields), "title": _title(fields)}
    for variable, names in _TEXTS.items():
        item[variable] = next((decoded(fields[name]) for name in names if fields.get(name)), "")
    for variable in ("author", "editor"):
        item[variable], said = _names(fields.get(variable, ""))
        warnings += said
    item["page"] = re.sub(r"\s*[-–—]+\s*", "-", item["page"])
    item["issued"] = _issued(fields)
    item["accessed"] = csl_date(address(fields.get("urldate") or fields.get("lastchecked", "")))
    item |= _addresses(fields) | _numbers(kind, fields)
    genre = decoded(fields.get("type", ""))
    item["genre"] = "" if genre.lower() in _MISC else _GENRES.get(genre.lower() or kind, genre)
    if not item["container-title"] and not _is_address(fields.get("howpublished", "")):
        item["container-title"] = decoded(fields.get("howpublished", ""))
    left_out = [name for name, value in fields.items() if value.strip() and name not in _READ]
    return {name: value for name, value in item.items() if value}, warnings + warning_left_out(left_out)


def _type(kind: str, fields: dict[str, str]) -> str:
    if kind == "article" and fields.get("entrysubtype", "").lower() in {"newspaper", "magazine"}:
        return "article-newspaper"
    if TYPES[kind]:
        return TYPES[kind]
    has_address = fields.get("url") or _is_address(fields.get("howpublished", ""))
    return _MISC.get(decoded(fields.get("type", "")).lower(), "webpage" if has_address else "report")


def _title(fields: dict[str, str]) -> str:
    parts = [decoded(fields.get(name, ""), with_markup=True) for name in ("title", "subtitle")]
    return ": ".join(part for part in parts if part)


def _names(latex: str) -> tuple[list[dict[str, str]], list[str]]:
    latex = re.sub(r"(?:\A|\s)and\s*\Z", "", " ".join(latex.split()))
    names, warnings = [], []
    for text in map(str.strip, split_multiple_persons_names(latex)):
        if text.lower() == AND_OTHERS:
            warnings.append(warning_of_others())
        elif re.fullmatch(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", text):
            names.append({"literal": decoded(text)})
        elif "," not in text and is_body(text):
            names.append({"literal": decoded(text)})
            warnings.append(_("“%(name)s” is taken for a body.") % {"name": decoded(text)})
        elif text:
            names.append(_person(text))
    return names, warnings


def _person(text: str) -> dict[str, str]:
    parts = parse_single_name_into_parts(text, strict=False)
    family = decoded(" ".join([*parts.von, *parts.last]))
    name = {"family": family, "given": decoded(" ".join(parts.first)), "suffix": decoded(" ".join(parts.jr))}
    return {part: word for part, word in name.items() if word}


def _issued(fields: dict[str, str]) -> dict | None:
    date, year = decoded(fields.get("date", "")), decoded(fields.get("year", ""))
    if date and ("literal" not in (csl_date(date) or {}) or not year):
        return csl_date(date)
    month = _month(decoded(fields.get("month", "")))
    day = decoded(fields.get("day", ""))
    parts = [year, *([f"{month:02d}"] if month else []), *([f"{int(day):02d}"] if month and day.isdecimal() else [])]
    return csl_date("-".join(parts))


def _month(text: str) -> int | None:
    """`3`, `March` or `mar` → 3."""
    if text.isdecimal() and 1 <= int(text) <= 12:
        return int(text)
    return MONTHS.index(text[:3].lower()) + 1 if text[:3].lower() in MONTHS else None


def _is_address(text: str) -> bool:
    return address(text).lower().startswith(("http://", "https://"))


def _addresses(fields: dict[str, str]) -> dict[str, str]:
    published = fields.get("howpublished", "")
    found = address(fields.get("url", "")) or (address(published) if _is_address(published) else "")
    return {"URL": found, "DOI": address(fields.get("doi", ""))}


def _numbers(kind: str, fields: dict[str, str]) -> dict[str, str]:
    """In an article `number` is that of the issue; elsewhere that of the work."""
    number, issue = decoded(fields.get("number", "")), decoded(fields.get("issue", ""))
    if kind == "article":
        return {"issue": number or issue}
    archive = decoded(fields.get("eprinttype") or fields.get("archiveprefix", ""))
    eprint = address(fields.get("eprint", ""))
    return {"number": number or ":".join(filter(None, [archive, eprint])), "issue": issue}
