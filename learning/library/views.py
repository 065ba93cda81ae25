"""Libraries as members see them. `gate.gated` stands before each view; `learning.access` decides."""

from __future__ import annotations

import logging

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render

from core.visitors import Visitor
from learning import access, hub
from learning.library import services
from learning.library.decorators import members_only, private
from learning.library.models import Library, Resource, ResourceFile
from learning.library.names import attachment, download_name
from learning.library.reading import library_context, resource_context
from learning.library.storages import (
    CONTENT_TYPE,
    PrivateDiskStorage,
    StorageUnavailable,
    key_in,
    open_token,
    private_storage,
)

logger = logging.getLogger("learning.library")


@members_only
def library(request: HttpRequest, library: Library) -> HttpResponse:
    return render(request, "pages/library/library_page.html", library_context(request, library))


@members_only
def resource(request: HttpRequest, library: Library, resource: str) -> HttpResponse:
    found = get_object_or_404(_resources(request, library).prefetch_related("translations"), slug=resource)
    found.section.library = library  # it has its words and audience already
    return render(request, "pages/library/resource_page.html", resource_context(request, found))


@members_only
def download(request: HttpRequest, library: Library, resource: str, number: int) -> HttpResponse:
    """Decide, record, and send on to an address that lives for a minute. HEAD records nothing."""
    found = get_object_or_404(_resources(request, library), slug=resource)
    file = get_object_or_404(ResourceFile.objects.offered(), resource=found, number=number)
    found.section.library = library
    file.resource = found
    if not access.decide(request.user, file):
        raise Http404
    if not _is_there(file):
        return file_missing(request, file)
    name = download_name(file.name, file.kind)
    if request.method == "HEAD":
        headers = {"Content-Length": str(file.size), "Content-Disposition": attachment(name)}
        return HttpResponse(content_type=CONTENT_TYPE, headers=headers)
    services.record_download(request.user, file)
    address = private_storage.signed_url(file.file.name, name)
    return HttpResponseRedirect(address, headers={"Referrer-Policy": "no-referrer"})


@members_only
def below(request: HttpRequest, library: Library, path: str) -> HttpResponse:
    """Every other path below a library, so that the gate answers it too."""
    if not request.path.endswith("/"):
        return redirect(f"{request.path}/")
    raise Http404


def libraries(request: HttpRequest) -> HttpResponse:
    """/learning/libraries/ itself holds nothing: the hub lists what is open."""
    return redirect(hub.hub_url(request))


def signed_file(request: HttpRequest, token: str) -> HttpResponse:
    """Hands out one private file from the disk to whoever holds its address while it lives."""
    if request.method not in {"GET", "HEAD"}:
        return private(HttpResponseNotAllowed(["GET", "HEAD"]))
    try:
        key, name = open_token(token)
    except InvalidToken:
        return _address_over(request, token)
    try:
        content = PrivateDiskStorage().open(key, "rb")
    except FileNotFoundError:
        logger.error("Key %s is missing in the private storage: restore it from the backup.", key)
        return file_missing(request)
    response = FileResponse(content, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = attachment(name)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return private(response)


def _address_over(request: HttpRequest, token: str) -> HttpResponse:
    """403, with the way back to the resource for whoever may see it, and to the hub for everybody else."""
    files = ResourceFile.objects.select_related("resource__section__library")
    file = files.filter(file=key_in(token)).first()
    open_to_her = file is not None and access.decide(Visitor(request).user, file.resource)
    back = file.resource.get_absolute_url() if file and open_to_her else hub.hub_url(request)
    context = {"way_back": back, "seconds": settings.SIGNED_ADDRESS_SECONDS, "crumbs": hub.crumbs(request)}
    return private(render(request, "pages/library/address_over.html", context, status=403))


def file_missing(request: HttpRequest, file: ResourceFile | None = None) -> HttpResponse:
    """503, not 404: the address is right, the fault is ours, and the office knows."""
    back = file.resource.get_absolute_url() if file else hub.hub_url(request)
    context = {"file": file, "way_back": back, "crumbs": hub.crumbs(request)}
    response = private(render(request, "pages/library/file_missing.html", context, status=503))
    response.headers["Retry-After"] = "3600"
    return response


def _resources(request: HttpRequest, library: Library):
    """The library's resources that this person may see."""
    return Resource.objects.visible_to(request.user).filter(section__library=library).select_related("section__library")


def _is_there(file: ResourceFile) -> bool:
    try:
        there = private_storage.exists(file.file.name)
    except StorageUnavailable:
        logger.exception(
            "The private storage did not answer for key %s: check its address, keys and rights.", file.file.name
        )
        return False
    services.note_found(file) if there else services.note_missing(file)
    return there
