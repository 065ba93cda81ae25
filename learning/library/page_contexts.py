"""Template variables of the pages of a library and of a resource."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.visitors import Visitor
from languages.locales import current_language
from learning.breadcrumbs import Breadcrumb, breadcrumbs
from learning.library.enums import PackState
from learning.library.filters import ResourceFilterSet
from learning.library.models import Download, Library, Pack, Resource, ResourceFile, Section
from learning.signed_in import membership_sentence

PER_PAGE = 100


@dataclass
class SectionRows:
    """A section with those of its resources that are on this page of the list."""

    section: Section
    resources: list[Resource] = field(default_factory=list)
    pack: Pack | None = None


def library_context(request: HttpRequest, library: Library) -> dict[str, Any]:
    filters = ResourceFilterSet(request.GET, Resource.objects.in_library(library))
    listed = filters.qs.in_reading_order().select_related("section")
    listed = listed.prefetch_related("translations", "section__translations", current_files())
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
    sections = by_section(list(page), library)
    if not filters.is_used:
        add_packs(sections)
    return {
        "library": library,
        "sections": sections,
        "listing": page,
        "filters": filters,
        "kinds": filters.kinds,
        "breadcrumbs": breadcrumbs(request),
        "membership_sentence": membership_sentence(Visitor(request).user),
    }


def current_files() -> Prefetch:
    return Prefetch("files", ResourceFile.objects.current(), to_attr="current_files")


def by_section(resources: list[Resource], library: Library) -> list[SectionRows]:
    rows: list[SectionRows] = []
    for resource in resources:
        resource.section.library = library
        for file in resource.current_files:
            file.resource = resource
        if not rows or rows[-1].section.pk != resource.section_id:
            rows.append(SectionRows(resource.section))
        rows[-1].resources.append(resource)
    return rows


def add_packs(rows: list[SectionRows]) -> None:
    """In the reader's language, where there is one, else in the main one. What one file is has no pack beside it."""
    packs = Pack.objects.filter(section__in=[row.section.pk for row in rows]).filter(
        Q(state=PackState.READY, number_of_files__gt=1) | Q(state=PackState.MISSING)
    )
    by_language = {(pack.section_id, pack.language): pack for pack in packs}
    for row in rows:
        own = by_language.get((row.section.pk, current_language()))
        row.pack = own or by_language.get((row.section.pk, settings.LANGUAGE_CODE))
        if row.pack:
            row.pack.section = row.section


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
        "older": _older_download(request, files, current),
        "glance": _at_a_glance(resource, current),
        "breadcrumbs": breadcrumbs(request, Breadcrumb(library.title, library.get_absolute_url())),
        "membership_sentence": membership_sentence(Visitor(request).user),
    }


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


def _older_download(
    request: HttpRequest, files: list[ResourceFile], current: list[ResourceFile]
) -> dict[str, Any] | None:
    """The version that this person downloaded last, if there is a newer one that she has not downloaded."""
    by_pk = {file.pk: file for file in files}
    if len(by_pk) == len(current):
        return None
    mine = Download.objects.filter(user=Visitor(request).user, file__in=by_pk)
    have = dict(mine.order_by("at").values_list("file", "at"))
    for newest in current:
        if newest.pk in have:
            continue
        before = by_pk.get(newest.replaces_id or 0)
        while before and before.pk not in have:
            before = by_pk.get(before.replaces_id or 0)
        if before:
            return {"had": before, "on": have[before.pk], "newest": newest}
    return None
