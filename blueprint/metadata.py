"""What a page shows about a version: its citation, its history, and the metadata in the HTML head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from blueprint.citations import FORMATS, apa, harvard
from blueprint.citations.dates import csl_date
from blueprint.kinds import BOOK, KINDS, PUBLISHER
from core.doi import doi_url
from languages.locales import language_tag

if TYPE_CHECKING:
    from blueprint.managers import VersionQuerySet
    from blueprint.models import Version

#: So many versions stand beside a work; the page of its changes has all, in parts.
LONGEST_HISTORY = 20


def version_context(version: Version, versions: VersionQuerySet | list[Version]) -> dict[str, Any]:
    """The template variables about a version. `versions` are all of its language, the newest first."""
    item, number = csl_item(version), str(version.permanent_number)
    return {
        "version": version,
        "citation_html": _with_unbroken_number(harvard.references([item])[0], number),
        "citation_apa": _with_unbroken_number(apa.references([item])[0], number),
        "citation_formats": [
            {"name": str(form.name), "url": version.citation_url(extension)} for extension, form in FORMATS.items()
        ],
        "source_files": _files_with_sources(version),
        "permanent_text": _("Permanent link to version %(number)d") % {"number": version.number},
        **newest_lines(versions),
        "citation_meta": citation_meta(version),
        "json_ld": json_ld(version),
    }


def newest_lines(versions: VersionQuerySet | list[Version]) -> dict[str, Any]:
    """The first of a list of versions, and where all of the work stand when there are more."""
    lines = list(versions[: LONGEST_HISTORY + 1])
    has_more = len(lines) > LONGEST_HISTORY
    return {"history": lines[:LONGEST_HISTORY], "all_versions_url": lines[0].changes_url if has_more else ""}


def _files_with_sources(version: Version) -> list[dict[str, str]]:
    """None for a version that cites no source."""
    with override(version.language):
        found = source_files("sources", label=str(version.permanent_number), version=version.number)
    return found if version.data["sources"] else []


def source_files(url_name: str, **arguments: Any) -> list[dict[str, str]]:
    """The formats of a list of sources, each with the address of its file."""
    return [
        {"name": str(form.name), "url": reverse(f"blueprint:{url_name}", kwargs=arguments | {"extension": extension})}
        for extension, form in FORMATS.items()
    ]


def _has_author(version: Version) -> bool:
    """Whether One Small Thing says it. Nobody is named as the author or publisher of an example."""
    return not version.data["is_example"]


def _with_unbroken_number(html: SafeString, number: str) -> SafeString:
    """The citation with `HS-12` kept on one line by markup, so that copied text stays the same."""
    unbroken = format_html(' <span class="nowrap">{}</span>', number)
    return mark_safe(html.replace(f" {number}", unbroken, 1))  # noqa: S308 - safe, and what is put in is as well


def citation_id(version: Version) -> str:
    """`HS-12-v3`, in Welsh `HS-12-v3-cy`: its key in reference managers, and the name of its files."""
    return in_language(f"{version.permanent_number}-v{version.number}", version.language)


def in_language(name: str, language: str) -> str:
    """The name of a file or a key, which no other language has."""
    return name if language == settings.LANGUAGE_CODE else f"{name}-{language}"


def csl_item(version: Version) -> dict[str, Any]:
    """The version as a CSL item with its permanent number, day and permanent address.

    `edition` is what each style prints of number, version, day and state; `note` has the same for those that print notes.
    """
    number = str(version.permanent_number)
    kind = KINDS[version.permanent_number.kind]
    with override("en-gb"):  # citations are in British English, whatever the language of the work
        words = f"{_which_version(version)}. {version.state.words}".strip(". ")
    author = {"author": [{"literal": PUBLISHER}], "publisher": PUBLISHER} if _has_author(version) else {}
    return author | {
        "id": citation_id(version),
        "type": kind.csl_type,
        "title": version.title,
        "issued": csl_date(localtime(version.published).date().isoformat()),
        kind.csl_book: BOOK,
        "genre": kind.csl_genre,
        "number": number,
        "version": str(version.number),
        "edition": f"{kind.csl_edition.format(number=number)}, {words}",
        "note": f"{number}, {words}",
        **({"DOI": version.doi} if version.doi else {}),
        "URL": version.absolute_url,
        "language": language_tag(version.language),
    }


def _which_version(version: Version) -> str:
    """`version 2, 25 November 2026`."""
    day = date_format(localtime(version.published), "j F Y")
    if version.translation_of:
        return f"version {version.number}, translation of version {version.translation_of}, {day}"
    return f"version {version.number}, {day}"


def citation_meta(version: Version) -> list[tuple[str, str]]:
    """Names and contents of the `citation_*` meta elements that Zotero and Google Scholar read."""
    number, state, has_author = str(version.permanent_number), version.state.words, _has_author(version)
    return [
        ("citation_title", version.title),
        # The comma makes it one name: without it Zotero takes the last word for the family name of a person.
        *([("citation_author", f"{PUBLISHER},"), ("citation_publisher", PUBLISHER)] if has_author else []),
        ("citation_publication_date", localtime(version.published).strftime("%Y/%m/%d")),
        ("citation_public_url", version.absolute_url),
        *([("citation_doi", version.doi)] if version.doi else []),
        ("citation_language", language_tag(version.language)),
        *([("citation_abstract", f"{state} {version.data['summary']}".strip())] if state else []),
        *(
            (name, content.format(number=number, institution=PUBLISHER if has_author else BOOK))
            for name, content in KINDS[version.permanent_number.kind].citation_meta
        ),
    ]


def json_ld(version: Version) -> dict[str, Any]:
    """The version as schema.org data, for search engines."""
    organisation = {"@type": "Organization", "name": PUBLISHER, "url": settings.BASE_URL}
    state, licence = version.state.words, version.data.get("licence")
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
        **({"sameAs": doi_url(version.doi)} if version.doi else {}),
        **({"author": organisation, "publisher": organisation} if _has_author(version) else {}),
        **({"creativeWorkStatus": state} if state else {}),
        **({"license": licence["url"] or licence["name"]} if licence else {}),
        "isPartOf": {"@type": "Book", "name": BOOK},
    }
