"""What a page says about one of its versions: how to cite it, its history, what machines read in the head."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from blueprint.citations import FORMATS
from blueprint.citations.csl import csl_date
from blueprint.citations.plain_text import cite_version
from blueprint.models import Version
from languages.locales import language_tag


def version_context(version: Version, history: list[Version]) -> dict[str, Any]:
    item = csl_item(version)
    return {
        "version": version,
        "citation_html": _number_in_one_piece(cite_version(item), str(version.permanent_number)),
        "citation_formats": [
            {"name": str(form.name), "url": version.citation_url(ending)} for ending, form in FORMATS.items()
        ],
        "permanent_text": _("Permanent link to version %(number)d") % {"number": version.number},
        "history": history,
        "citation_meta": citation_meta(version),
        "json_ld": json_ld(version),
    }


def _number_in_one_piece(text: str, number: str) -> SafeString:
    """`HS-12` never breaks at the end of a line; nothing is added to what is copied."""
    before, _found, after = text.partition(f" {number},")
    return format_html('{} <span class="nowrap">{}</span>,{}', before, number, after)


def contents_of(doc: dict[str, Any]) -> list[dict[str, str]]:
    """The list of contents: the parts of the document, then what every page has below them."""
    if doc["kind"] == "entry":
        rest = ("recs", _("Recommendations that rest on this"))
    else:
        rest = ("rests-on", _("It rests on"))
    below = (rest, ("cite", _("Cite this")), ("sources", _("Sources")))
    return [*doc.get("toc", []), *({"id": anchor, "title": title} for anchor, title in below)]


def citation_meta(version: Version) -> list[tuple[str, str]]:
    """The `citation_*` names that Zotero and Google Scholar read; one date, no empty value.

    A recommendation reads as a report and an entry as a part of a book; with the title alone both
    would be taken for articles in a journal.
    """
    day = localtime(version.published).strftime("%Y/%m/%d")
    pairs = [
        ("citation_title", version.title),
        ("citation_author", "One Small Thing"),
        ("citation_publication_date", day),
        ("citation_public_url", version.absolute_url),
        ("citation_language", language_tag(version.language)),
        ("citation_publisher", "One Small Thing"),
    ]
    if version.permanent_number.kind == "entry":
        pairs.append(("citation_inbook_title", "The Hope Street blueprint"))
    else:
        pairs.append(("citation_technical_report_institution", "One Small Thing"))
        pairs.append(("citation_technical_report_number", str(version.permanent_number)))
    return pairs


def json_ld(version: Version) -> dict[str, Any]:
    """The version for search engines, as schema.org names things."""
    organisation = {"@type": "Organization", "name": "One Small Thing", "url": settings.BASE_URL}
    return {
        "@context": "https://schema.org",
        "@type": "Article" if version.permanent_number.kind == "entry" else "Report",
        "headline": version.title,
        "name": version.title,
        "identifier": str(version.permanent_number),
        "version": str(version.number),
        "datePublished": localtime(version.published).date().isoformat(),
        "inLanguage": language_tag(version.language),
        "url": version.absolute_url,
        "author": organisation,
        "publisher": organisation,
        "isPartOf": {"@type": "Book", "name": "The Hope Street blueprint"},
    }


def csl_item(version) -> dict:
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
        "note": _version_note(version, published),
        "URL": version.absolute_url,
        "language": "cy" if version.language == "cy" else "en-GB",
    }


def _version_note(version, published: datetime) -> str:
    """Citations are in British English, as the style is, whatever the language of the work."""
    with override("en-gb"):
        day = date_format(published, "j F Y")
    if version.translation_of:
        return f"version {version.number}, translation of version {version.translation_of}, {day}"
    return f"version {version.number}, {day}"
