"""What a page shows about a version: its citation, its history, and the metadata in the HTML head."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

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
from blueprint.kinds import BOOK, KINDS, PUBLISHER
from languages.locales import language_tag

if TYPE_CHECKING:
    from blueprint.models import Version


def version_context(version: Version, history: Iterable[Version]) -> dict[str, Any]:
    """The template variables about a version. `history` is all versions of its language, the newest first."""
    number = str(version.permanent_number)
    return {
        "version": version,
        "citation_html": _with_unbroken_number(cite_version(csl_item(version)), number),
        "citation_formats": [
            {"name": str(form.name), "url": version.citation_url(extension)} for extension, form in FORMATS.items()
        ],
        "permanent_text": _("Permanent link to version %(number)d") % {"number": version.number},
        "history": history,
        "citation_meta": citation_meta(version),
        "json_ld": json_ld(version),
    }


def _with_unbroken_number(text: str, number: str) -> SafeString:
    """The text with `HS-12` kept on one line by markup, so that copied text stays the same."""
    before, _found, after = text.partition(f" {number},")
    return format_html('{} <span class="nowrap">{}</span>,{}', before, number, after)


def csl_item(version: Version) -> dict[str, Any]:
    """The version as a CSL item with its permanent number, day and permanent address."""
    number = str(version.permanent_number)
    kind = KINDS[version.permanent_number.kind]
    return {
        "id": f"{number}-v{version.number}",
        "type": kind.csl_type,
        "title": version.title,
        "author": [{"literal": PUBLISHER}],
        "issued": csl_date(localtime(version.published).date().isoformat()),
        "container-title": BOOK,
        "publisher": PUBLISHER,
        "genre": kind.csl_genre,
        "number": number,
        "version": str(version.number),
        "note": _which_version(version),
        "URL": version.absolute_url,
        "language": language_tag(version.language),
    }


def _which_version(version: Version) -> str:
    """`version 2, 25 November 2026`: citations are in British English, whatever the language of the work."""
    with override("en-gb"):
        day = date_format(localtime(version.published), "j F Y")
    if version.translation_of:
        return f"version {version.number}, translation of version {version.translation_of}, {day}"
    return f"version {version.number}, {day}"


def citation_meta(version: Version) -> list[tuple[str, str]]:
    """Names and contents of the `citation_*` meta elements that Zotero and Google Scholar read."""
    number = str(version.permanent_number)
    return [
        ("citation_title", version.title),
        ("citation_author", PUBLISHER),
        ("citation_publication_date", localtime(version.published).strftime("%Y/%m/%d")),
        ("citation_public_url", version.absolute_url),
        ("citation_language", language_tag(version.language)),
        ("citation_publisher", PUBLISHER),
        *(
            (name, content.format(number=number))
            for name, content in KINDS[version.permanent_number.kind].citation_meta
        ),
    ]


def json_ld(version: Version) -> dict[str, Any]:
    """The version as schema.org data, for search engines."""
    organisation = {"@type": "Organization", "name": PUBLISHER, "url": settings.BASE_URL}
    return {
        "@context": "https://schema.org",
        "@type": KINDS[version.permanent_number.kind].schema_type,
        "headline": version.title,
        "name": version.title,
        "identifier": str(version.permanent_number),
        "version": str(version.number),
        "datePublished": localtime(version.published).date().isoformat(),
        "inLanguage": language_tag(version.language),
        "url": version.absolute_url,
        "author": organisation,
        "publisher": organisation,
        "isPartOf": {"@type": "Book", "name": BOOK},
    }
