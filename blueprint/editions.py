"""What a page says about one of its versions: how to cite it, its history, what machines read in the head."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from blueprint import cited_works
from blueprint.models import Version
from languages.locales import language_tag


def version_context(version: Version, history: list[Version]) -> dict[str, Any]:
    item = cited_works.work_item(version)
    return {
        "version": version,
        "citation_html": _number_in_one_piece(cited_works.work_text(item), str(version.permanent_number)),
        "citation_formats": [
            {"name": str(form.name), "url": version.citation_url(ending)}
            for ending, form in cited_works.FORMATS.items()
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
