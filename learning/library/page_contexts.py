"""Template variables of the pages of a library and of a resource."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.visitors import Visitor
from languages.locales import current_language
from learning.breadcrumbs import Breadcrumb, breadcrumbs
from learning.library.enums import PackState
from learning.library.facets import in_library
from learning.library.models import Library, Pack, Resource, ResourceFile, Section
from learning.library.reading.page_contexts import about
from learning.library.reading.versions import last_downloaded, newer_among
from learning.signed_in import membership_sentence

PER_PAGE = 100


@dataclass
class SectionRows:
    """A section with those of its resources that are on this page of the list; without a section, of the whole library."""

    section: Section | None
    resources: list[Resource] = field(default_factory=list)
    pack: Pack | None = None


def library_context(request: HttpRequest, library: Library) -> dict[str, Any]:
    filters = in_library(library, request.GET)
    rows = filters.rows.order_by("-newest_at", "-pk") if filters.newest_first else filters.rows.in_reading_order()
    listed = rows.select_related("section").prefetch_related("translations", "section__translations")
    page = Paginator(listed.with_current_files(), PER_PAGE).get_page(request.GET.get("page"))
    sections = by_section(list(page), library, together=filters.newest_first)
    if not filters and not filters.newest_first:
        add_packs(sections)
    return {
        "library": library,
        "sections": sections,
        "listing": page,
        "filters": filters,
        "facets": [facet for facet in filters.facets() if len(facet.options) > 1 or filters.chosen[facet.name]],
        "breadcrumbs": breadcrumbs(request),
        "membership_sentence": membership_sentence(Visitor(request).user),
    }


def by_section(resources: list[Resource], library: Library, *, together: bool = False) -> list[SectionRows]:
    """`together`: as they are, in one part without a heading."""
    rows: list[SectionRows] = [SectionRows(None)] if together and resources else []
    for resource in resources:
        resource.section.library = library
        for file in resource.current_files:
            file.resource = resource
        if not together and (not rows or rows[-1].section != resource.section):
            rows.append(SectionRows(resource.section))
        rows[-1].resources.append(resource)
    return rows


def add_packs(rows: list[SectionRows]) -> None:
    """In the reader's language, where there is one, else in the main one. What one file is has no pack beside it."""
    of_sections = [(row, row.section) for row in rows if row.section]
    packs = Pack.objects.filter(section__in=[section.pk for _row, section in of_sections]).filter(
        Q(state=PackState.READY, number_of_files__gt=1) | Q(state=PackState.MISSING)
    )
    by_language = {(pack.section_id, pack.language): pack for pack in packs}
    for row, section in of_sections:
        own = by_language.get((section.pk, current_language()))
        row.pack = own or by_language.get((section.pk, settings.LANGUAGE_CODE))
        if row.pack:
            row.pack.section = section


def resource_context(request: HttpRequest, resource: Resource) -> dict[str, Any]:
    """`resource` comes with its section and its library."""
    library = resource.section.library
    files = list(resource.files.offered().select_related("transcript_of"))
    for file in files:
        file.resource = resource
    replaced = {file.replaces_id for file in files if file.replaces_id}
    current = _beside_each_other([file for file in files if file.pk not in replaced])
    return {
        "resource": resource,
        "library": library,
        "translation": resource.translation,
        "files": current,
        "versions": sorted(files, key=lambda file: file.number, reverse=True) if replaced else [],
        "older": next(newer_among(files, last_downloaded(Visitor(request).user, files)), None) if replaced else None,
        "glance": _at_a_glance(resource, current),
        "breadcrumbs": breadcrumbs(
            request, Breadcrumb(library.title, library.get_absolute_url(), library.foreign_language)
        ),
        "membership_sentence": membership_sentence(Visitor(request).user),
    } | about(resource, Visitor(request).user)


def _beside_each_other(files: list[ResourceFile]) -> list[ResourceFile]:
    """Each transcript after what it has the words of."""
    numbers = {file.pk: file.number for file in files}
    return sorted(files, key=lambda file: (numbers.get(file.transcript_of_id or 0, file.number), file.number))


def _at_a_glance(resource: Resource, files: list[ResourceFile]) -> list[dict[str, str]]:
    languages = ", ".join(dict.fromkeys(str(file.get_language_display()) for file in files))
    review = date_format(resource.review_date, "F Y") if resource.review_date else ""
    return [
        {"term": _("Language"), "value": languages},
        {"term": _("Licence"), "value": str(resource.get_licence_display())},
        {"term": _("Review by"), "value": review},
    ]
