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
from core.ranges import asks_for_part
from core.storages import StorageUnavailable
from core.visitors import Visitor
from learning.breadcrumbs import breadcrumbs, hub_url
from learning.library import services
from learning.library.decorators import members_only
from learning.library.filenames import attachment
from learning.library.models import Library, Resource, ResourceFile
from learning.library.page_contexts import library_context, resource_context
from learning.library.storages import CONTENT_TYPE, signed_file_id
from learning.signed_in import private

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
    """Records the download and redirects to an address that is valid for a minute. HEAD records nothing.

    A browser that only guesses what she will want next gets nothing: it would have the file before she asked.
    """
    if "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
    found = published_resource(library, resource)
    file = get_object_or_404(found.files.offered(), number=number)
    try:
        if not services.is_stored(file):
            return _file_missing(request, file)
        address = file.file.storage.signed_url(file)
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
    file_id = signed_file_id(token, max_age=settings.SIGNED_ADDRESS_SECONDS)
    file = ResourceFile.objects.offered().filter(pk=file_id).first() if file_id else None
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


def _link_expired(request: HttpRequest, token: str) -> HttpResponse:
    """403, with a link to the resource for those who may see it, and to the hub for everybody else.

    Only an expired address still names its file; one that was altered names none.
    """
    file_id = signed_file_id(token)
    visible = Resource.objects.visible_to(Visitor(request).user).select_related("section__library")
    resource = visible.filter(files=file_id).first() if file_id else None
    back = resource.get_absolute_url() if resource else hub_url(request)
    context = {"way_back": back, "seconds": settings.SIGNED_ADDRESS_SECONDS, "breadcrumbs": breadcrumbs(request)}
    return private(render(request, "pages/library/link_expired.html", context, status=403))


def _file_missing(
    request: HttpRequest, file: ResourceFile | None = None, *, storage_away: bool = False
) -> HttpResponse:
    """503, not 404: the address is right. A missing file is in a report for staff; a storage that is away comes back."""
    back = file.resource.get_absolute_url() if file else hub_url(request)
    context = {"file": file, "storage_away": storage_away, "way_back": back, "breadcrumbs": breadcrumbs(request)}
    response = private(render(request, "pages/library/file_missing.html", context, status=503))
    response.headers["Retry-After"] = "60" if storage_away else "3600"
    return response


def published_resource(library: Library, slug: str) -> Resource:
    resources = Resource.objects.in_library(library).select_related("section").prefetch_related("translations")
    found: Resource = get_object_or_404(resources, slug=slug)
    found.section.library = library  # it has its words and audience already
    return found
