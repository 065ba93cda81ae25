"""Citations in several formats, made from CSL items: dicts with the variable names of the Citation Style Language.

Only this package uses citeproc-py, bibtexparser and rispy, and works around their faults; `reading` is the way in.
A new format is a module with a `FORMAT`, and one line below.
"""

from __future__ import annotations

from blueprint.citations import bibtex, csl_json, plain_text, ris
from blueprint.citations.base import CitationFormat

#: File extension → format, in the order in which a page offers them.
FORMATS: dict[str, CitationFormat] = {
    "bib": bibtex.FORMAT,
    "ris": ris.FORMAT,
    "json": csl_json.FORMAT,
    "txt": plain_text.HARVARD,
    "apa.txt": plain_text.APA,
}
