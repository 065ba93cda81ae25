"""How our own entries and recommendations are cited: one version, its number, its day, its address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from blueprint.citations import bibtex, csl_json, plain, ris
from blueprint.csl import csl_date


@dataclass(frozen=True)
class CitationFormat:
    """A form in which a version can be taken away."""

    name: str
    content_type: str
    write: Callable[[dict], str]


FORMATS = {
    "bib": CitationFormat("BibTeX", "application/x-bibtex; charset=utf-8", lambda item: bibtex([item])),
    "ris": CitationFormat("RIS", "application/x-research-info-systems; charset=utf-8", lambda item: ris([item])),
    "json": CitationFormat(
        "CSL-JSON", "application/vnd.citationstyles.csl+json; charset=utf-8", lambda item: csl_json([item])
    ),
    "txt": CitationFormat(_("Plain text"), "text/plain; charset=utf-8", lambda item: work_text(item) + "\n"),
}


def work_text(item: dict) -> str:
    """A version of ours in Harvard style, with its number, version and day where a book has its edition."""
    return plain(item | {"type": "chapter", "edition": f"{item['number']}, {item['note']}"} | {"genre": ""})


def work_item(version) -> dict:
    """One of our versions as a CSL item; it carries that version's number, day and permanent address."""
    number = str(version.permanent_number)
    published = localtime(version.published)
    is_entry = version.permanent_number.kind == "entry"
    return {
        "id": f"{number}-v{version.number}",
        "type": "chapter" if is_entry else "report",
        "title": version.title,
        "author": [{"literal": "One Small Thing"}],
        "issued": csl_date(published.date().isoformat()),
        "container-title": "The Hope Street blueprint",
        "publisher": "One Small Thing",
        "genre": "" if is_entry else "Recommendation",
        "number": number,
        "version": str(version.number),
        "note": _edition(version, published),
        "URL": version.absolute_url,
        "language": "cy" if version.language == "cy" else "en-GB",
    }


def _edition(version, published: datetime) -> str:
    """Citations are in British English, as the style is, whatever the language of the work."""
    with override("en-gb"):
        day = date_format(published, "j F Y")
    if version.translation_of:
        return f"version {version.number}, translation of version {version.translation_of}, {day}"
    return f"version {version.number}, {day}"
