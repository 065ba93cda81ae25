"""The pages and downloads of libraries. `members_only` checks access before a view runs."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from core.files_on_disk import send_file
from core.querysets import published
from core.ranges import asks_for_part
from core.storages import StorageUnavailable
from core.visitors import Visitor, private
from learning.breadcrumbs import breadcrumbs, hub_url
from learning.library import services
from learning.library.decorators import members_only
from learning.library.enums import PackState
from learning.library.files.filenames import attachment
from learning.library.files.storages import CONTENT_TYPE, signed_file_id
from learning.library.models import Library, Pack, Resource, ResourceFile, Section
from learning.library.packs.services import is_current
from learning.library.page_contexts import library_context, resource_context

if TYPE_CHECKING:
    from accounts.models import User

logger = logging.getLogger("learning.library")


@members_only
def library(request: HttpRequest, library: Library) -> HttpResponse:
    return render(request, "pages/library/library_page.html", library_context(request, library))


@members_only
def resource(request: HttpRequest, library: Library, resource: str) -> HttpResponse:
    found = published_resource(library, resource)
    return render(request, "pages/library/resource_page.html", resource_context(request, found))


@members_only
def download(request: HttpRequest, library: Library, resource: str, number: int) -> HttpResponse:
    found = published_resource(library, resource)
    return _hand_out(request, get_object_or_404(found.files.offered(), number=number))


@members_only
def pack(request: HttpRequest, library: Library, section: int, language: str) -> HttpResponse:
    """Everything in a section. A pack that differs from the section at this moment is not handed out."""
    sections = Section.objects.filter(published(), library=library)
    packs = Pack.objects.filter(section__in=sections.filter(pk=section), language=language)
    offered = packs.exclude(state__in=[PackState.EMPTY, PackState.TOO_LARGE])
    found = get_object_or_404(offered.select_related("section"))
    found.section.library = library
    if not is_current(found):
        return _file_missing(request, found)
    return _hand_out(request, found)


def _hand_out(request: HttpRequest, file: ResourceFile | Pack) -> HttpResponse:
    """Records the download and redirects to an address that is valid for a minute. HEAD records nothing.

    A browser that only guesses what she will want next gets nothing: it would have the file before she asked.
    """
    if "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
    try:
        if not services.is_stored(file):
            return _file_missing(request, file)
        address = file.file.storage.signed_url(file)  # type: ignore[attr-defined]  # of both our storages
    except StorageUnavailable as error:
        logger.error("The private storage did not answer for key %s (its address, keys, rights?): %s", file.key, error)
        return _file_missing(request, file, storage_away=True)
    if request.method == "HEAD":
        headers = {"Content-Length": str(file.size), "Content-Disposition": attachment(file.download_name)}
        return HttpResponse(content_type=CONTENT_TYPE, headers=headers)
    services.record_download(cast("User", request.user), file, is_part=asks_for_part(request))
    return HttpResponseRedirect(address, headers={"Referrer-Policy": "no-referrer"})


@members_only
def below(request: HttpRequest, library: Library, path: str) -> HttpResponse:
    """404 for any other path below a library, after `members_only` has checked access."""
    if not request.path.endswith("/"):
        return redirect(request.get_full_path(force_append_slash=True))
    raise Http404


def libraries(request: HttpRequest) -> HttpResponse:
    """Redirects to the hub, which lists the libraries that are open to a person."""
    if request.method not in {"GET", "HEAD"}:
        return private(HttpResponseNotAllowed(["GET", "HEAD"]))
    return private(redirect(hub_url(request)))


def signed_file(request: HttpRequest, token: str) -> HttpResponseBase:
    """Sends one private file from the disk to anybody with its signed address, while that is valid."""
    if request.method not in {"GET", "HEAD"}:
        return private(HttpResponseNotAllowed(["GET", "HEAD"]))
    file = _signed_for(signed_file_id(token, max_age=settings.SIGNED_ADDRESS_SECONDS))
    if file is None:
        return _link_expired(request, token)
    try:
        content = file.file.storage.open(file.key, "rb")
    except OSError as error:
        logger.error(
            "Key %s cannot be read in the private storage (%s): restore it from the backup, or mend owner and mode.",
            file.key,
            error,
        )
        return _file_missing(request)
    headers = {"Content-Type": CONTENT_TYPE, "Content-Disposition": attachment(file.download_name)}
    response = send_file(content, "private", file.key, headers)
    response.headers["ETag"] = f'"{file.sha256}"'  # a broken download goes on only in the same bytes
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return private(response)


def _signed_for(signed_id: int | str | None) -> ResourceFile | Pack | None:
    if isinstance(signed_id, str):
        return Pack.objects.filter(pk=int(signed_id.removeprefix("pack ")), state=PackState.READY).first()
    return ResourceFile.objects.offered().filter(pk=signed_id).first() if signed_id else None


def _link_expired(request: HttpRequest, token: str) -> HttpResponse:
    """403, with a link to the resource for those who may see it, and to the hub for everybody else.

    Only an expired address still names its file; one that was altered names none.
    """
    signed_id, user = signed_file_id(token), Visitor(request).user
    back: Resource | Library | None = None
    if isinstance(signed_id, str):
        sections = Section.objects.filter(packs=int(signed_id.removeprefix("pack ")))
        back = Library.objects.visible_to(user).filter(sections__in=sections).first()
    elif signed_id:
        resources = Resource.objects.visible_to(user).select_related("section__library")
        back = resources.filter(files=signed_id).first()
    way_back = back.get_absolute_url() if back else hub_url(request)
    context = {"way_back": way_back, "seconds": settings.SIGNED_ADDRESS_SECONDS, "breadcrumbs": breadcrumbs(request)}
    return private(render(request, "pages/library/link_expired.html", context, status=403))


def _file_missing(
    request: HttpRequest, file: ResourceFile | Pack | None = None, *, storage_away: bool = False
) -> HttpResponse:
    """503, not 404: the address is right. A missing file is in a report for staff; a storage that is away comes back.

    A pack is soon made anew, unless a file of it is missing.
    """
    pack = file if isinstance(file, Pack) else None
    place = pack.section if pack else file.resource if isinstance(file, ResourceFile) else None
    is_made = pack is not None and pack.state != PackState.MISSING
    context = {
        "pack": pack,
        "is_made": is_made,
        "storage_away": storage_away,
        "way_back": place.get_absolute_url() if place else hub_url(request),
        "breadcrumbs": breadcrumbs(request),
    }
    response = private(render(request, "pages/library/file_missing.html", context, status=503))
    response.headers["Retry-After"] = "60" if storage_away or is_made else "3600"
    return response


def published_resource(library: Library, slug: str) -> Resource:
    resources = Resource.objects.in_library(library).select_related("section").prefetch_related("translations")
    found: Resource = get_object_or_404(resources, slug=slug)
    found.section.library = library  # it has its words and audience already
    return found
