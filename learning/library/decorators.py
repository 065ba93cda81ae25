"""Access control of all views below /learning/libraries/."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse

from core.visitors import Visitor, is_person, private
from learning.access import AccessDecision, Reason, decide
from learning.breadcrumbs import breadcrumbs, hub_url
from learning.library.models import Library
from learning.networks.timeline import timeline_of
from learning.signed_in import membership_sentence

if TYPE_CHECKING:
    from accounts.models import User

View = Callable[..., HttpResponse]
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,60}")


def members_only(view: View) -> View:
    """Calls the view only for GET and HEAD requests by people who may see the library.

    Signed out, every path redirects to sign-in and back. Signed in, every path of a library that the
    person may not see gets one and the same 403; so does every path of a library that is not published
    or does not exist, with a page that does not say which. The view receives the library instead of its
    slug, and need not check access again: what is in the library is only published or not.
    """

    @wraps(view)
    def guarded(request: HttpRequest, library: str = "", **kwargs: Any) -> HttpResponse:
        return private(_respond(request, view, library, kwargs))

    return guarded


def _respond(request: HttpRequest, view: View, slug: str, kwargs: dict) -> HttpResponse:
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    user = Visitor(request).user
    if not is_person(user):
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    library = _published_library(slug)
    if library is None:
        return _refuse_unknown(request, user)
    decision = decide(user, library)
    return view(request, library, **kwargs) if decision else _refuse(request, user, library, decision)


def _published_library(slug: str) -> Library | None:
    if not _SLUG.fullmatch(slug):  # a NUL character would be an error in the database
        return None
    return Library.objects.published().prefetch_related("translations").filter(slug=slug).first()


def _refuse_unknown(request: HttpRequest, user: User) -> HttpResponse:
    """403: there is no such library, or it is not published; the page does not say which."""
    return render(request, "pages/library/refused.html", _refusal_context(request, user), status=403)


def _refuse(request: HttpRequest, user: User, library: Library, decision: AccessDecision) -> HttpResponse:
    """403: whom the library is for, why this person may not see it, how to join or renew. Never a title."""
    application = library.audience.application_of(user)
    context = _refusal_context(request, user) | {
        "decision": decision,
        "audience_title": library.audience.title,
        "networks": library.audience.networks_to_join,
        "programmes": [(programme, programme.page()) for programme in library.audience.programmes_to_complete],
        "renew": decision.network if decision.reason is Reason.LAPSED else None,
        "waiting": application,
        "timeline": timeline_of(application) if application else [],
    }
    return render(request, "pages/library/refused.html", context, status=403)


def _refusal_context(request: HttpRequest, user: User) -> dict:
    sentence = membership_sentence(user)
    return {"breadcrumbs": breadcrumbs(request), "hub_url": hub_url(request), "membership_sentence": sentence}
