"""What everybody meets below /learning/libraries/ before anything is looked up in a library."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse

from core.visitors import Visitor, is_person
from learning import access, hub
from learning.access import AccessDecision, Reason
from learning.audiences import AudienceKind
from learning.library.models import Library
from learning.networks.models import Network
from learning.networks.steps import steps_of

_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,60}")
View = Callable[..., HttpResponse]


def members_only(view: View) -> View:
    """Lets a view see only requests that may read, from people whom the library is open to.

    Signed out, every path goes to sign-in and back. Signed in, every path of a closed library gets
    one and the same 403; so does every path of a library that is not published or does not exist,
    with a page that does not say which. The view receives the library in place of its address.
    """

    @wraps(view)
    def guarded(request: HttpRequest, library: str = "", **kwargs) -> HttpResponse:
        return private(_answer(request, view, library, kwargs))

    return guarded


def _answer(request: HttpRequest, view: View, slug: str, kwargs: dict) -> HttpResponse:
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    user = Visitor(request).user
    if not is_person(user):
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    library = _find(slug)
    answer = access.decide(user, library) if library else AccessDecision(Reason.NOT_MEMBER)
    if answer and library:
        return view(request, library, **kwargs)
    if library is None or not access.is_published(library):
        return refuse(request)
    return refuse(request, library, answer)


def _find(slug: str) -> Library | None:
    if not _SLUG.fullmatch(slug):  # a NUL in it would be an error of the database
        return None
    return Library.objects.prefetch_related("translations").filter(slug=slug).first()


def private(response: HttpResponse) -> HttpResponse:
    """For one person: kept by no cache, listed by no search engine, its address given to no other site."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response


def refuse(request: HttpRequest, library: Library | None = None, answer: AccessDecision | None = None) -> HttpResponse:
    """403: whom it is for, why it is closed to you, how to join or renew. Never a title."""
    user = Visitor(request).user
    by_network = library is not None and library.audience_kind == AudienceKind.NETWORKS
    networks = list(library.networks.all()) if by_network else []
    waiting = access.waiting_for(user, library) if library else None
    context = {
        "answer": answer,
        "audience_title": library.audience_title if library else "",
        "networks": networks,
        "renew": _to_renew(answer),
        "waiting": waiting,
        "steps": steps_of(waiting) if waiting else [],
        "crumbs": hub.crumbs(request),
        "hub_url": hub.hub_url(request),
        "belongs": hub.membership_sentence(user),
    }
    return render(request, "pages/library/refused.html", context, status=403)


def _to_renew(answer: AccessDecision | None) -> Network | None:
    if answer is None or answer.reason is not Reason.LAPSED:
        return None
    return Network.objects.filter(name=answer.network).first()
