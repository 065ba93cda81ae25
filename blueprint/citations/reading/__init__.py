"""Reads works that people bring from reference managers and registers, as CSL items.

No record stops another one: each comes back as an item or with the reason why it could not be read.
A new format is a module with a `READER`, and one line below.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blueprint.citations.reading import bibtex, csl_json, doi_list, ris
from blueprint.citations.reading.base import MOST_RECORDS, Reader, Record, UnreadableText
from core.control_characters import without_control_characters

#: In the order in which a text is tried: an address with a DOI can stand in all of them.
READERS: dict[str, Reader] = {
    "json": csl_json.READER,
    "bib": bibtex.READER,
    "ris": ris.READER,
    "doi": doi_list.READER,
}
#: What people often choose in place of these, by how it begins.
_OTHERS = {
    r"%[0A-Z] ": gettext_lazy(
        "This looks like a file of EndNote or Refer. Export the works as RIS and choose that file."
    ),
    r"PMID ?- ": gettext_lazy(
        "This looks like a file of PubMed. Export the works as RIS or BibTeX and choose that file."
    ),
    r"(?:<\?xml|<!doctype|<html)": gettext_lazy("This is a web page or XML. Export the works as RIS or BibTeX."),
    r"(?:PK\x03\x04|%PDF|\{\\rtf)": gettext_lazy(
        "This is a document. Export the works as RIS or BibTeX and choose that file."
    ),
}


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file and, where it is not Unicode, the name of the encoding that was supposed."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace"), ""
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return content.decode("windows-1252", errors="replace"), "Windows-1252"


def cleaned(text: str) -> str:
    """The text with one kind of line end and without characters that no database and no XML takes."""
    return without_control_characters(text.replace("\r\n", "\n").replace("\r", "\n")).removeprefix("\ufeff")


def read(text: str, kind: str = "") -> tuple[str, list[Record]]:
    """The kind of a cleaned text, recognised unless it is given, and its records, of too many one more than allowed.

    Raises UnreadableText.
    """
    kind = kind or next((kind for kind, reader in READERS.items() if reader.recognises(text)), "")
    records = list(islice(READERS[kind].read(text), MOST_RECORDS + 1)) if kind else []
    if not records:
        raise UnreadableText(_likely_format(text))
    return kind, records


def _likely_format(text: str) -> str:
    for begins, sentence in _OTHERS.items():
        if re.match(rf"\s*{begins}", text, re.IGNORECASE):
            return str(sentence)
    return _("There is no record in it. It can hold DOIs, BibTeX, RIS or CSL-JSON.")
