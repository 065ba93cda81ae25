"""Access control of all views below /learning/libraries/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render

from core.signed_out import sign_in_first
from core.visitors import Visitor, is_person, private
from learning.access import AccessDecision, Reason, decide
from learning.breadcrumbs import breadcrumbs, hub_url
from learning.library.former_addresses import new_address
from learning.library.models import Library
from learning.networks.timeline import timeline_of
from learning.signed_in import membership_sentence

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.models import Membership, Network

View = Callable[..., HttpResponse]
READ, WRITE = ("GET", "HEAD"), ("GET", "HEAD", "POST")
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,60}")


def people_only(view: View) -> View:
    """Calls the view with the signed-in person; everybody else signs in and comes back. What it shows is hers alone."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        user = Visitor(request).user
        if not is_person(user):
            return sign_in_first(request)
        return private(view(request, user, **kwargs))

    return guarded


def members_only(view: View) -> View:
    """Calls the view only for GET and HEAD requests by people who may see the library.

    Signed out, every path redirects to sign-in and back. Signed in, every path of a library that the
    person may not see gets one and the same 403; so does every path of a library that is not published
    or does not exist, with a page that does not say which. The view receives the library instead of its
    slug, and need not check access again: what is in the library is only published or not.

    An address that a record had before it moved leads to the new one whoever may see it there. For everybody else it is
    any unknown address.
    """
    return _guarded(view, READ)


def members_press(view: View) -> View:
    """The same for the address of a button, to which the person may also come by signing in."""
    return _guarded(view, WRITE)


def _guarded(view: View, methods: tuple[str, ...]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, library: str = "", **kwargs: Any) -> HttpResponse:
        if request.method not in methods:
            return private(HttpResponseNotAllowed(methods))
        user = Visitor(request).user
        if not is_person(user):
            return sign_in_first(request)
        return private(_respond(request, user, view, library, kwargs))

    return guarded


def _respond(request: HttpRequest, user: User, view: View, slug: str, kwargs: dict) -> HttpResponse:
    library = _published_library(slug)
    decision = decide(user, library) if library else None
    if library and decision:
        try:
            return view(request, library, **kwargs)
        except Http404:
            if address := new_address(user, slug, **kwargs):
                return HttpResponseRedirect(address)
            raise
    if _SLUG.fullmatch(slug) and (address := new_address(user, slug, **kwargs)):
        return HttpResponseRedirect(address)
    if library is None or decision is None:
        return _refuse_unknown(request, user)
    return _refuse(request, user, library, decision)


def _published_library(slug: str) -> Library | None:
    if not _SLUG.fullmatch(slug):  # a NUL character would be an error in the database
        return None
    return Library.objects.published().prefetch_related("translations").filter(slug=slug).first()


def _refuse_unknown(request: HttpRequest, user: User) -> HttpResponse:
    """403: there is no such library, or it is not published; the page does not say which."""
    return render(request, "pages/library/refused.html", _refusal_context(request, user), status=403)


def _refuse(request: HttpRequest, user: User, library: Library, decision: AccessDecision) -> HttpResponse:
    audience = library.audience
    return refuse(
        request,
        user,
        decision,
        title=audience.title,
        networks=audience.networks_to_join,
        application=audience.application_of(user),
        programmes=[(programme, programme.page()) for programme in audience.programmes_to_complete],
    )


def refuse(
    request: HttpRequest,
    user: User,
    decision: AccessDecision,
    *,
    title: str,
    networks: list[Network],
    application: Membership | None,
    programmes: Iterable[tuple[Any, Any]] = (),
) -> HttpResponse:
    """403: whom it is for, why this person may not see it, how to join or renew. Never the title of a record."""
    context = _refusal_context(request, user) | {
        "decision": decision,
        "audience_title": title,
        "networks": networks,
        "programmes": programmes,
        "renew": decision.network if decision.reason is Reason.LAPSED else None,
        "waiting": application,
        "timeline": timeline_of(application) if application else [],
    }
    return render(request, "pages/library/refused.html", context, status=403)


def _refusal_context(request: HttpRequest, user: User) -> dict:
    sentence = membership_sentence(user)
    return {"breadcrumbs": breadcrumbs(request), "hub_url": hub_url(request), "membership_sentence": sentence}
