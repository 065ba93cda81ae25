"""Pages that a person has for herself: find, saved, new, and the digest; and what she presses on a resource."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from learning.breadcrumbs import breadcrumbs
from learning.library.decorators import members_press, people_only
from learning.library.facets import in_open_libraries
from learning.library.models import Library
from learning.library.page_contexts import resource_context
from learning.library.reading import digest_choices
from learning.library.reading import services as reading
from learning.library.reading.forms import DigestForm, FeedbackForm
from learning.library.reading.page_contexts import found_by, new_context, saved_context
from learning.library.views import published_resource
from learning.signed_in import membership_sentence
from learning.visits import record_visit, visit_before

if TYPE_CHECKING:
    from accounts.models import User


def _page(request: HttpRequest, user: User, template: str, context: dict[str, Any]) -> HttpResponse:
    context |= {"breadcrumbs": breadcrumbs(request), "membership_sentence": membership_sentence(user)}
    return render(request, f"pages/library/{template}.html", context)


@require_safe
@people_only
def resources(request: HttpRequest, user: User) -> HttpResponse:
    """All resources that are open to her, to narrow and to search."""
    filters = in_open_libraries(user, request.GET)
    page = found_by(filters, request)
    return _page(request, user, "resources", {"filters": filters, "facets": filters.facets(), "listing": page})


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def saved(request: HttpRequest, user: User) -> HttpResponse:
    """Her list. A POST takes one off, or all that are closed to her now."""
    if request.method == "POST":
        key = request.POST.get("take_off", "")
        if key.isdecimal() and len(key) < 16:
            reading.take_off(user, int(key))
        elif not key:
            reading.forget_closed(user)
        return HttpResponseRedirect(reverse("learning:saved"))
    return _page(request, user, "saved", saved_context(user, request))


@require_safe
@people_only
def new(request: HttpRequest, user: User) -> HttpResponse:
    record_visit(request, user)
    return _page(request, user, "new", new_context(user, visit_before(request), request))


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def digest(request: HttpRequest, user: User) -> HttpResponse:
    """Never or weekly, and of what. Only an address that she has proved gets one."""
    if request.method == "POST":
        form = DigestForm(request.POST, networks=digest_choices.networks_of(user))
        if form.is_valid():
            digest_choices.choose(user, **form.cleaned_data)
            return HttpResponseRedirect(reverse("learning:digest") + "?saved=1")
    else:
        form = DigestForm(initial=digest_choices.chosen_by(user), networks=digest_choices.networks_of(user))
    return _page(request, user, "digest", {"form": form, "saved": "saved" in request.GET})


@members_press
def save(request: HttpRequest, library: Library, resource: str) -> HttpResponse:
    """Puts a resource on her list, or takes it off."""
    found = published_resource(library, resource)
    if request.method != "POST":
        return HttpResponseRedirect(found.get_absolute_url())
    user = cast("User", request.user)
    if request.POST.get("action") == "take_off":
        reading.take_off(user, found.pk)
    else:
        reading.save(user, found)
    return HttpResponseRedirect(found.get_absolute_url())


@members_press
def feedback(request: HttpRequest, library: Library, resource: str) -> HttpResponse:
    """How she used it: written, written again, or taken back."""
    found = published_resource(library, resource)
    address, user = f"{found.get_absolute_url()}#yours", cast("User", request.user)
    if request.method != "POST":
        return HttpResponseRedirect(address)
    if request.POST.get("action") == "take_back":
        reading.take_back(user, found)
        return HttpResponseRedirect(address)
    form = FeedbackForm(request.POST)
    if form.is_valid():
        reading.tell(user, found, form.cleaned_data["text"])
        return HttpResponseRedirect(address)
    context = resource_context(request, found) | {"feedback_form": form, "form": form}
    return render(request, "pages/library/resource_page.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
