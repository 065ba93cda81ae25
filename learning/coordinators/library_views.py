"""The libraries of a network for its coordinator: how often each resource was downloaded, how people used it, and newer
versions of files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.pagination import listing
from learning.breadcrumbs import Breadcrumb
from learning.coordinators.forms import NewVersionForm
from learning.coordinators.usage import counted_from, resources_of, rounded_in_words, shared_with, with_downloads
from learning.library.models import Resource, ResourceFile
from learning.library.reading.services import feedback_for
from learning.library.services import newer_version_sentence
from learning.networks.decorators import coordinators_only
from learning.networks.models import Network
from learning.networks.page_contexts import manage_context

if TYPE_CHECKING:
    from accounts.models import User


def resource_url(network: Network, resource: Resource) -> str:
    return reverse("learning:manage_resource", args=[network.slug, resource.slug])


def new_version_url(network: Network, file: ResourceFile) -> str:
    return reverse("learning:manage_new_version", args=[network.slug, file.resource.slug, file.number])


@require_safe
@coordinators_only
def libraries(request: HttpRequest, network: Network) -> HttpResponse:
    """Each resource with its number of downloads, in the order of the libraries."""
    found = resources_of(network, cast("User", request.user))
    ordered = found.order_by("section__library__slug", "section__order", "section_id", "order", "pk")
    page = listing(with_downloads(ordered, network), request, count=found.count())
    rows = [(resource, resource_url(network, resource), rounded_in_words(resource.taken)) for resource in page]
    context = manage_context(request, network, _("Libraries")) | {
        "listing": page,
        "rows": rows,
        "since": counted_from(),
    }
    return render(request, "pages/coordinators/libraries.html", context)


@require_safe
@coordinators_only
def resource(request: HttpRequest, network: Network, resource: str) -> HttpResponse:
    """The files of one resource, each with the way to add a newer version."""
    found = _resource(request, network, resource)
    files = list(found.files.replaceable().prefetch_related("transcripts"))
    for file in files:
        file.resource = found
    added = next((f for f in files if str(f.number) == request.GET.get("added") and f.added_by == request.user), None)
    context = manage_context(request, network, found.title, _libraries(network)) | {
        "heading_language": found.foreign_language,
        "resource": found,
        "library": found.section.library,
        "shared_with": shared_with(found.section.library, network),
        "files": [(file, new_version_url(network, file)) for file in files],
        "added": added,
        "taken": rounded_in_words(found.taken),
        "since": counted_from(),
    }
    return render(request, "pages/coordinators/resource.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def new_version(request: HttpRequest, network: Network, resource: str, number: int) -> HttpResponse:
    """Adds a newer version of a file, with the checks of the admin. What was typed stays when it is refused."""
    found = _resource(request, network, resource)
    file = get_object_or_404(found.files.filter(withdrawn_at=None), number=number)
    file.resource = found
    form = NewVersionForm(request.POST or None, request.FILES or None, replaced=file)
    newer = ResourceFile.objects.filter(replaces=file).select_related("added_by").first()
    status = 200
    if newer is not None:
        status = 409 if request.method == "POST" else 200
    elif request.method == "POST":
        added = form.add_to(found, cast("User", request.user)) if form.is_valid() else None
        if added is not None:
            return HttpResponseRedirect(f"{resource_url(network, found)}?added={added.number}")
        status = 422
    above = Breadcrumb(found.title, resource_url(network, found), found.foreign_language)
    context = manage_context(request, network, _("A newer version"), _libraries(network), above) | {
        "resource": found,
        "file": file,
        "form": form,
        "newer": newer_version_sentence(newer) if newer else "",
        "library": found.section.library,
        "shared_with": shared_with(found.section.library, network),
        "back": above.url,
    }
    return render(request, "pages/coordinators/new_version.html", context, status=status)


@require_safe
@coordinators_only
def feedback(request: HttpRequest, network: Network) -> HttpResponse:
    """How people used what is in the network's libraries, the newest first."""
    told = listing(feedback_for(network, cast("User", request.user)), request)
    context = manage_context(request, network, _("How resources were used")) | {"listing": told}
    return render(request, "pages/coordinators/feedback.html", context)


def _resource(request: HttpRequest, network: Network, slug: str) -> Resource:
    found = with_downloads(resources_of(network, cast("User", request.user)), network)
    return get_object_or_404(found, slug=slug)


def _libraries(network: Network) -> Breadcrumb:
    return Breadcrumb(_("Libraries"), reverse("learning:manage_libraries", args=[network.slug]))
