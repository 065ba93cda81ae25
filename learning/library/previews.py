"""Previews of drafts as members would see them. Only the admin shows them, since they bypass `members_only`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.template.response import TemplateResponse

from learning.library.models import Library, Resource, Section
from learning.library.page_contexts import SectionRows, by_section, resource_context

if TYPE_CHECKING:
    from learning.library.models import MembersOnlyRecord


def preview(record: MembersOnlyRecord, request: HttpRequest) -> TemplateResponse:
    if isinstance(record, Resource) and record.section_id:
        return TemplateResponse(request, "pages/library/resource_page.html", resource_context(request, record))
    section = record if isinstance(record, Section) else None
    library = section.library if section and section.library_id else record
    context = {"library": library, "sections": _sections(library, section)}
    return TemplateResponse(request, "pages/library/library_page.html", context)


def _sections(library: MembersOnlyRecord, drafted: Section | None) -> list[SectionRows]:
    if not isinstance(library, Library) or not library.pk:
        return []
    resources = Resource.objects.in_library(library).in_reading_order()
    described = resources.select_related("section").prefetch_related("translations", "section__translations")
    rows = by_section(list(described.with_current_files()), library)
    for row in rows:
        if drafted and row.section == drafted:
            row.section = drafted
    return rows
